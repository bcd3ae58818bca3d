// The script of the hosted login page: switches panels, seals the password, posts the form.
import { find, show } from './page.ts';
import { startScan } from './scan.ts';
import { sealInto } from './seal.ts';

function showLoginType(type: 'account' | 'weixin'): void {
  show('#loginby_account', type === 'account');
  show('#loginby_wx', type === 'weixin');
  find('#loginType_account')?.classList.toggle('on', type === 'account');
  find('#loginType_weixin')?.classList.toggle('on', type === 'weixin');
}

function say(id: string, words: string): void {
  const line = document.createElement('div');
  line.className = ' error';
  line.id = id;
  line.textContent = words;
  find('#msgContainer')?.replaceChildren(line);
}

function send(form: HTMLFormElement): void {
  const [account, password] = [find<HTMLInputElement>('#inputuin'), find<HTMLInputElement>('#pp')];
  if (account === null || password === null) return;
  if (account.value.trim() === '') return say('emptyUserName', '请填写您的邮箱帐号。');
  if (password.value === '') return say('emptyPassword', '请填写邮箱密码。');
  if (!account.value.includes('@')) account.value = `${account.value.trim()}@biz.mail.qq.com`;
  sealInto(form, password);
  form.submit();
}

const form = find<HTMLFormElement>('#form1');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  send(form);
});
find('a#btlogin')?.addEventListener('click', () => {
  if (form !== null) send(form);
});
find('#loginType_account')?.addEventListener('click', () => showLoginType('account'));
find('#loginType_weixin')?.addEventListener('click', () => showLoginType('weixin'));
find<HTMLInputElement>('#pp')?.addEventListener('keyup', (event) => show('#caps_lock_tips', event.getModifierState('CapsLock')));
void startScan();
