// The script of the login page: tabs, the AES step of the password, the SMS code, the QR.
import { ask, find } from './page.ts';

function randomText(length: number): string {
  const letters = 'ABCDEFGHJKMNPQRSTWXYZabcdefhijkmnprstwxyz2345678';
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => letters[byte % letters.length]).join('');
}

/** Base64 of AES-CBC under the page's salt, sixty-four random letters before the password. */
async function seal(password: string, salt: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', bytes(salt), 'AES-CBC', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-CBC', iv: bytes(randomText(16)) },
    key,
    bytes(randomText(64) + password),
  );
  return btoa(String.fromCharCode(...new Uint8Array(sealed)));
}

const form = find<HTMLFormElement>('#pwdFromId');
const tip = find('#showErrorTip');

async function needPicture(): Promise<void> {
  const { isNeed } = JSON.parse(await ask('checkNeedCaptcha.htl?username=')) as { isNeed: boolean };
  const place = find('#captchaDiv');
  if (!isNeed || place === null || !place.hidden) return;
  place.hidden = false;
  find('#captchaImg')?.setAttribute('src', '/authserver/getCaptcha.htl');
}

async function send(): Promise<void> {
  const [username, password] = [find<HTMLInputElement>('#username'), find<HTMLInputElement>('#password')];
  if (form === null || username === null || password === null || tip === null) return;
  if (username.value.trim() === '' || password.value === '') {
    tip.textContent = username.value.trim() === '' ? '请输入用户名' : '请输入密码';
    return;
  }
  const sealed = await seal(password.value, find<HTMLInputElement>('#pwdEncryptSalt')?.value ?? '');
  const hidden = find<HTMLInputElement>('#saltPassword');
  if (hidden === null) password.value = sealed;
  else {
    hidden.value = sealed;
    password.disabled = true;
  }
  form.submit();
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});
find('a#login_submit')?.addEventListener('click', () => void send());
find('#username')?.addEventListener('blur', () => void needPicture());
find('#captchaImg')?.addEventListener('click', ({ target }) => {
  if (target instanceof Element) target.setAttribute('src', `/authserver/getCaptcha.htl?${Date.now()}`);
});

for (const tab of document.querySelectorAll<HTMLElement>('.login-type-btn'))
  tab.addEventListener('click', () => {
    for (const other of document.querySelectorAll('.login-type-btn')) other.classList.toggle('on', other === tab);
    for (const part of document.querySelectorAll<HTMLElement>('[data-form]'))
      part.hidden = part.dataset['form'] !== tab.dataset['panel'];
  });

find('#getLoginCode')?.addEventListener('click', () => {
  void ask('dynamicCode/getDynamicCode.htl', { mobile: find<HTMLInputElement>('#mobile')?.value ?? '' }).then((text) => {
    const { res, returnMessage = '' } = JSON.parse(text) as { res: string; returnMessage?: string };
    if (tip !== null) tip.textContent = res === 'success' ? '动态码已发送' : returnMessage;
  });
});

async function watchQr(): Promise<void> {
  if ((await ask('qrCode/getStatus.htl')) === '1') find<HTMLFormElement>('#qrFromId')?.submit();
  else setTimeout(() => void watchQr(), 500);
}
void watchQr();
