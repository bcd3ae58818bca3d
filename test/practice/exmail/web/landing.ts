// The script of the landing login page: panels, the password by XHR, the phone code.
import { ask, find, page, show } from './page.ts';
import { offer, readAnswer, startScan } from './scan.ts';
import { sealInto } from './seal.ts';

function showPanel(name: string): void {
  for (const panel of document.querySelectorAll<HTMLElement>('[data-panel]')) panel.hidden = panel.dataset['panel'] !== name;
}

function wrong(selector: string, words: string): void {
  const item = find(selector)?.closest('.signup_item');
  const line = item?.querySelector('.signup_item_content_tips_error');
  item?.classList.add('signup_item_error');
  if (line !== null && line !== undefined) line.textContent = words;
}

function askSecond(errtype: string): void {
  const wechat = errtype === '22';
  show('[data-practice=second]', true);
  show(wechat ? '#wx_token' : '#sms_token2', true);
  show(wechat ? '#wx_token_login' : '#sms_token2_login', true);
}

function askPicture(): void {
  show('#VerifyArea', true);
  find('#vfcode')?.setAttribute('src', `/cgi-bin/getverifyimage?aid=23000101&f=html&ck=1&r=${Date.now()}`);
}

const form = find<HTMLFormElement>('#loginForm');
/** Kept for the second step, which sends the form again. */
let typed = '';

async function send(): Promise<void> {
  const password = find<HTMLInputElement>('#pp');
  if (form === null || password === null) return;
  typed = password.value === '' ? typed : password.value;
  password.value = typed;
  sealInto(form, password);
  const fields = [...new FormData(form)].map(
    ([name, value]) => [name, typeof value === 'string' ? value : ''] as [string, string],
  );
  const answer = readAnswer(await ask('/cgi-bin/login', new URLSearchParams(fields)));
  if ((answer['sid'] ?? '') !== '') return location.replace(answer['url'] ?? '/');
  const errtype = answer['errtype'] ?? '';
  const words = answer['errmsg'] ?? '';
  if (errtype === '22' || errtype === '23') return askSecond(errtype);
  if (errtype === '2' || errtype === '3') {
    askPicture();
    return wrong('#vc', words);
  }
  wrong('#pp', words);
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});
for (const button of document.querySelectorAll('a#btlogin, #wx_token_login, #sms_token2_login'))
  button.addEventListener('click', () => void send());
find('.js_show_pwd_panel')?.addEventListener('click', () => showPanel('pwd'));
find('.js_show_qrcode_panel')?.addEventListener('click', () => showPanel('qrcode'));
for (const tab of document.querySelectorAll<HTMLElement>('.js_verify_item'))
  tab.addEventListener('click', () => {
    const phone = tab.dataset['type'] === 'phone';
    for (const other of document.querySelectorAll('.js_verify_item')) other.classList.toggle('curr', other === tab);
    show('[data-content-type=qrcode]', !phone);
    show('[data-content-type=verifycode]', phone);
  });

const mobile = find<HTMLInputElement>('#mobile');
const smsButton = find('#btn_sms');
mobile?.addEventListener('input', () => smsButton?.classList.toggle('disabled', !/^1\d{10}$/.test(mobile.value)));

function countDown(left: number): void {
  if (smsButton === null) return;
  smsButton.classList.toggle('disabled', left > 0);
  smsButton.textContent = left > 0 ? `重新发送(${left}S)` : '获取验证码';
  if (left > 0) setTimeout(() => countDown(left - 1), 1000);
}

async function sendSms(): Promise<void> {
  if (mobile === null || smsButton?.classList.contains('disabled') === true) return;
  const query = `action=send_sms&type=11&t=biz_rf_portal_mgr&ef=jsnew&resp_charset=UTF8&area=86&mobile=${mobile.value}`;
  const { retcode } = JSON.parse(await ask(`/cgi-bin/bizmail_portal?${query}`)) as { retcode: string };
  if (retcode === '0') return countDown(59);
  const words: Record<string, string> = { '-2': '尚未绑定手机，无法发送验证码', '-101': '操作速度过快，请1分钟后重新尝试' };
  wrong('#mobile', words[retcode] ?? '验证码发送失败');
}

async function proveSms(): Promise<void> {
  const code = find<HTMLInputElement>('#sms_token')?.value ?? '';
  const body = new URLSearchParams({ area: '86', mobile: mobile?.value ?? '', phone_vc: code, f: 'json' });
  const answer = JSON.parse(await ask('/cgi-bin/bizmail_portal?action=auth_sms&type=11&resp_charset=UTF8', body)) as {
    errorcode: string;
    phone_login?: [{ phone_alias: { alias: string }[] }];
  };
  const place = find('#phone_bind_account_list');
  if (answer.phone_login === undefined) return wrong('#sms_token', '验证码错误');
  if (place !== null) offer(place, answer.phone_login[0].phone_alias, 'phone');
}

smsButton?.addEventListener('click', () => void sendSms());
find('#sms_login_btn')?.addEventListener('click', () => void proveSms());
if (page.message !== '') setTimeout(() => show('#tipsError', false), 2000);
void startScan();
