// The script of the settings: saving, aliases and the default sender, WeChat, 安全登录, trusted computers.
import { askBack, control, made, openBox, say } from './box.ts';
import { change, changeAndReload, leave } from './change.ts';
import { clientPasswords } from './client-password.ts';
import { ask, find, page } from './page.ts';
import { passwordForms } from './password-form.ts';
import { scanned } from './scanned.ts';

const { variant } = page;
const on = (hook: string, act: (element: HTMLElement) => void) => {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-practice=${hook}]`))
    element.addEventListener('click', () => act(element));
};

async function saveByScript(form: HTMLFormElement): Promise<void> {
  const fields = [...new FormData(form)].map(([name, value]) => [name, `${value as string}`]);
  const text = await ask('/cgi-bin/setting4', new URLSearchParams(fields));
  if (text.startsWith('{"errcode":"0"')) say((JSON.parse(text) as { errmsg: string }).errmsg);
  else if (text.includes('session_timeout')) leave();
  else say('系统繁忙，请稍后再试');
}

const form = find<HTMLFormElement>('#web_set');
find('#sendbtn')?.addEventListener('click', () => {
  if (form === null) return;
  if (variant.settingSave === 'by script') return void saveByScript(form);
  if (variant.settingSave === 'action frame') {
    form.target = 'actionFrame';
    form.querySelector('[name=to]')?.setAttribute('value', 'action');
  }
  form.submit();
});
on('cancel', () => form?.reset());

const note = find('[data-practice=saved]');
if (note !== null && note.textContent !== '' && variant.savedAs !== 'line') {
  const words = note.textContent;
  note.textContent = '';
  say(words);
}

on('add-alias', () => {
  const box = openBox(variant.aliasAdd === 'dialog' ? 'dialog' : 'inline', 'place-alias', '设置别名帐号');
  const name = made('input', 'txt', 'alias');
  const error = made('p', 'error', 'alias-error');
  const send = async () => {
    const { errcode, errmsg = '' } = await change('add_alias', { alias: name.value });
    if (errcode === '0') location.reload();
    else error.textContent = errmsg;
  };
  box.content.append(
    name,
    control('确定', 'alias-yes', () => void send()),
    control('取消', 'alias-no', box.close),
    error,
  );
});

on('save-sender', () => {
  const chosen = find<HTMLInputElement | HTMLSelectElement>('input[data-practice=sender]:checked, select[data-practice=sender]');
  if (chosen !== null) void changeAndReload('set_sender', { address: chosen.value });
});
if (variant.defaultSender === 'link')
  on('sender', ({ dataset }) => void changeAndReload('set_sender', { address: dataset['address'] ?? '' }));

const bindQr = find('[data-practice=bind-qr]');
if (bindQr !== null)
  void scanned(bindQr, `/cgi-bin/wx_token?sid=${page.sid}`).then((ticket) => changeAndReload('bind_wx', { ticket }));
on('unbind', () => {
  void askBack(variant.stopAsk, '确定解除绑定吗？').then((wanted) => {
    if (wanted) void changeAndReload('unbind_wx');
  });
});
on('wechat-notice', (tick) => {
  void change('wx_notice', { on: tick instanceof HTMLInputElement && tick.checked ? '1' : '0' });
});
on('clear-trust', () => void changeAndReload('clear_trust'));

async function switchSafeLogin(to: string): Promise<void> {
  const words = to === '1' ? '开启后网页登录只能使用微信扫码，确定开启吗？' : '确定关闭安全登录吗？';
  if (!(await askBack(variant.safeLoginAsk, words))) return;
  const { errcode, errmsg = '' } = await change('safe_login', { on: to });
  if (errcode === '0') leave();
  else say(errmsg);
}
on('safe-login', ({ dataset }) => void switchSafeLogin(dataset['on'] ?? '1'));
clientPasswords();
passwordForms();
