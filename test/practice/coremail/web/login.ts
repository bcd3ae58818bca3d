// The login form: encrypts the password, brings the device's proof, sends step one, shows the panel when it is asked for.
import { call, valueOf } from './api.ts';
import { proofFor } from './device-store.ts';
import { enter } from './login-panel.ts';
import { page } from './page.ts';
import { showPanel } from './panel-place.ts';
import { drawDecoy } from './qr-drawing.ts';
import { encrypt } from './rsa.ts';

const tempSid = page.tempSession ?? '';
const form = document.querySelector('form');
const { variant } = page;

function field(name: string): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>(`input[name="${name}"], select[name="${name}"]`) ?? null;
}

function say(words: string): void {
  const place = document.querySelector<HTMLElement>('#warnOrErrDiv, p.error, [role=alert]');
  if (place === null) return;
  place.textContent = words;
  place.hidden = false;
}

function address(): string {
  const uid = field('uid')?.value.trim() ?? '';
  return uid.includes('@') ? uid : `${uid}@${field('domain')?.value ?? ''}`;
}

async function sealed(password: string): Promise<string | null> {
  if (variant.generation === 'XT3') return password;
  const answer = await call(tempSid, 'user:getPasswordKey');
  if (answer.code !== 'S_OK') return null;
  return encrypt(password, valueOf<{ key: { e: string; n: string } }>(answer).key);
}

async function sendByScript(password: string, proof: Record<string, string>): Promise<void> {
  const [uid, domain, verifyCode] = ['uid', 'domain', 'verifyCode'].map((name) => field(name)?.value ?? '');
  const body = { uid, domain, password, verifyCode, authType: 'RSA', ...proof };
  const answer = await call(tempSid, 'user:login', body, variant.loginFlow === 'json' ? 'json' : 'form');
  if (answer.code === 'S_OK') return enter(tempSid, answer);
  if (answer.code === 'FA_NEED_DYNAMIC_PWD') return showPanel(tempSid);
  const words: Record<string, string> = {
    PASSWORD_ERROR: '用户名或密码错误',
    FA_NEED_VERIFY_CODE: '请输入验证码',
    FA_INVALID_VERIFY_CODE: '图片验证码错误',
    NETWORK: '网络异常，请稍后重试',
  };
  say(words[answer.code] ?? `登录失败（${answer.code}）`);
  if (
    valueOf<{ needVerifyCode?: boolean } | undefined>(answer)?.needVerifyCode === true &&
    field('verifyCode')?.offsetParent === null
  )
    location.reload();
}

let busy = false;

async function submit(): Promise<void> {
  const typed =
    document.querySelector<HTMLInputElement>('#fakePassword') ?? document.querySelector<HTMLInputElement>('#password');
  if (form === null || typed === null || busy) return;
  if (field('uid')?.value.trim() === '' || typed.value === '') return say('请输入邮箱账号和密码');
  busy = true;
  const proof = await proofFor(address());
  const password = await sealed(typed.value);
  if (password === null) say('网络异常，请稍后重试');
  else if (variant.loginFlow !== 'post' && variant.generation !== 'XT3') await sendByScript(password, proof);
  else {
    const real = field('password');
    if (real !== null) real.value = password;
    for (const [name, value] of Object.entries(proof)) {
      const input = field(name);
      if (input !== null) input.value = value;
    }
    form.submit();
  }
  busy = false;
}

document.querySelector('.j-submit, #login-btn')?.addEventListener('click', (event) => {
  event.preventDefault();
  void submit();
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit();
});
form?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
    event.preventDefault();
    void submit();
  }
});
for (const choice of document.querySelectorAll<HTMLElement>('[data-domain]'))
  choice.addEventListener('click', () => {
    const chosen = field('domain');
    const shown = document.querySelector('.j-domain');
    if (chosen !== null) chosen.value = choice.dataset['domain'] ?? '';
    if (shown !== null) shown.textContent = `@${choice.dataset['domain'] ?? ''}`;
  });
const decoy = document.querySelector<HTMLElement>('.decoy');
if (decoy !== null) drawDecoy(decoy, decoy.dataset['decoy'] ?? '');
if (page.state?.panel === true) void showPanel(tempSid);
