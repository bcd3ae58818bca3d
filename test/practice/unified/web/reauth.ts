// The script of the second factor: boxes of the chosen method, changing it, sending a code, submitting, trusting the device.
import { ask, find } from './page.ts';

interface Params {
  readonly service: string;
  reAuthType: string;
  readonly reAuthUserId: string;
}
type Variant = Readonly<Record<'otpBox' | 'otpHint' | 'submit' | 'trust' | 'refusal' | 'timing' | 'layout', string>>;

const { reAuthParams: params, variant } = globalThis as unknown as { reAuthParams: Params; variant: Variant };
/** The call's name for each method that sends a code. */
const calls: Readonly<Record<string, string>> = {
  '3': 'reAuthDynamicCodeType',
  '4': 'reAuthWChatDynamicCodeType',
  '11': 'reAuthEmailDynamicCodeType',
  '13': 'reAuthWeLinkDynamicCodeType',
};

const post = async <T>(path: string, fields: Readonly<Record<string, string>>) => JSON.parse(await ask(path, fields)) as T;

function made(tag: string, attributes: Readonly<Record<string, string>>, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function say(words: string): void {
  for (const line of document.querySelectorAll('.reauth_error, .reauth_error_submit')) line.textContent = words;
}

const submitFields = (skip: boolean) => {
  const typed = find<HTMLInputElement>('[data-practice=code]')?.value ?? '';
  const otp = params.reAuthType === '10';
  return {
    service: params.service,
    reAuthType: params.reAuthType,
    isMultifactor: 'true',
    password: '',
    dynamicCode: otp ? '' : typed,
    uuid: '',
    answer1: '',
    answer2: '',
    otpCode: otp ? typed : '',
    skipTmpReAuth: `${skip}`,
  };
};

/** The user's answer to the question of trust. */
function asksTrust(): Promise<boolean> {
  const modal = find('.trust-device-modal');
  if (modal !== null) modal.hidden = false;
  return new Promise((resolve) => {
    const end = (answer: boolean) => () => {
      if (modal !== null) modal.hidden = true;
      resolve(answer);
    };
    modal?.querySelector('.trust-device-sub-btn')?.addEventListener('click', end(true), { once: true });
    modal?.querySelector('.trust-device-cancel-btn')?.addEventListener('click', end(false), { once: true });
  });
}

async function submit(): Promise<void> {
  say('');
  if (find<HTMLInputElement>('[data-practice=code]')?.value === '') return say('请输入动态码');
  const before = variant.trust === 'before the code is sent' && (await asksTrust());
  const { code, msg = '' } = await post<{ code: string; msg?: string }>('reAuthCheck/reAuthSubmit.do', submitFields(before));
  if (code !== 'reAuth_success') return say(msg);
  if (variant.trust === 'after the code is good' && (await asksTrust()))
    await post('reAuthCheck/reAuthSubmit.do', submitFields(true));
  location.href = `/authserver/login?service=${encodeURIComponent(params.service)}`;
}

async function sendCode(button: HTMLElement): Promise<void> {
  const answer = await post<{ res: string; codeTime?: number; returnMessage?: string }>('dynamicCode/getDynamicCodeByReauth.do', {
    userName: params.reAuthUserId,
    authCodeTypeName: calls[params.reAuthType] ?? '',
  });
  if (answer.codeTime !== undefined) button.textContent = `${answer.codeTime}秒后重新获取`;
  else say(answer.returnMessage ?? '');
}

function codeBox(): readonly HTMLElement[] {
  const otp = params.reAuthType === '10';
  const words = otp ? '安全令牌OTP动态码' : '动态码';
  const names: Record<string, Record<string, string>> = {
    '#otpCode': { id: 'otpCode' },
    '[name=otpCode]': { name: 'otpCode' },
    '#dynamicCode': { id: 'dynamicCode', name: 'dynamicCode' },
  };
  const attributes = otp ? (names[variant.otpBox] ?? {}) : { id: 'dynamicCode', name: 'dynamicCode' };
  const hint = otp ? variant.otpHint : 'placeholder';
  const box = made('input', {
    type: 'text',
    maxlength: '6',
    autocomplete: 'off',
    'data-practice': 'code',
    ...attributes,
    ...(hint === 'placeholder' && { placeholder: `请输入${words}` }),
  });
  if (hint === 'heading') return [made('h3', {}, words), box];
  if (hint !== 'label') return [box];
  return [made('label', {}, `${words}：`, box)];
}

function fill(): void {
  const place = find('#userNameDiv');
  if (place === null) return;
  const button = made('button', { id: 'getDynamicCode', class: 'dynamicCode_btn', type: 'button' }, '获取动态码');
  button.addEventListener('click', () => void sendCode(button));
  const sure = () => {
    const element = made('button', { id: 'reAuthSubmitBtn', class: 'submit_btn', type: 'button' }, '确定');
    element.addEventListener('click', () => void submit());
    return element;
  };
  const error = variant.refusal === '.reauth_error_submit' ? [] : [made('div', { class: 'reauth_error' })];
  const below = variant.refusal === '.reauth_error' ? [] : [made('div', { class: 'reauth_error_submit' })];
  place.replaceChildren(...codeBox(), ...(params.reAuthType === '10' ? [] : [button]), ...error);
  place.classList.toggle('animated', variant.timing === 'animated');
  for (const old of document.querySelectorAll('.submit_place')) old.remove();
  const home = made('div', { class: 'submit_place' }, sure(), ...below);
  if (variant.submit === 'inside #userNameDiv') place.append(home);
  else place.after(home);
  if (variant.submit === 'several') {
    const other = made('div', { class: 'submit_place' }, sure());
    other.hidden = true;
    place.after(other);
  }
}

function show(): void {
  if (variant.timing === 'late') setTimeout(fill, 400);
  else fill();
}

async function changeType(type: string): Promise<void> {
  const answer = await post<{ code: string; data?: { reAuthTypeName: string } }>('reAuthCheck/changeReAuthType.do', {
    isMultifactor: 'true',
    reAuthType: type,
    service: params.service,
  });
  if (answer.code !== '1') return say('该认证方式未启用');
  params.reAuthType = type;
  for (const tab of document.querySelectorAll<HTMLElement>('.reauth-tab-item, .reauth-tab-more-item'))
    tab.classList.toggle('reauth-tab-active', (tab.dataset['type'] ?? tab.id) === type);
  const shown = find('.drop_ellipsis');
  if (shown !== null) shown.textContent = answer.data?.reAuthTypeName ?? '';
  show();
}

for (const item of document.querySelectorAll<HTMLElement>('.reauth-tab-item, .reauth-tab-more-item, .changeReAuthTypes'))
  item.addEventListener('click', () => {
    const list = find('#changeReAuthTypeDiv');
    if (list !== null) list.hidden = true;
    void changeType(item.dataset['type'] ?? item.id);
  });
find('#changeReAuthTypeButton')?.addEventListener('click', () => {
  const list = find('#changeReAuthTypeDiv');
  if (list !== null) list.hidden = !list.hidden;
});
show();
