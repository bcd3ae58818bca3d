// 客户端专用密码: list, 生成专用密码, and the one time the sixteen characters are shown.
import { valueOf } from './api.ts';
import { appCall } from './app-call.ts';
import { openDialog } from './dialog.ts';
import { action, el, page } from './page.ts';

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly at: string;
}

const { variant } = page;

function shown(password: string): HTMLElement {
  if (variant.clientPasswordAs === 'readonly input')
    return el('input', { class: 'u-input', readonly: '', value: password, 'data-practice': 'password' });
  const words = variant.clientPasswordAs === 'grouped' ? password.replace(/(.{4})(?=.)/g, '$1 ') : password;
  return el('span', { class: 'client-pwd', 'data-practice': 'password' }, words);
}

function create(root: HTMLElement): void {
  const dialog = variant.clientPasswordPlace === 'dialog' ? openDialog('生成专用密码') : null;
  if (variant.clientPasswordPlace === 'page') root.replaceChildren(el('h3', {}, '生成专用密码'));
  const home = dialog?.content ?? root.appendChild(el('div', { class: 'inline-form' }));
  const close = () => {
    dialog?.close();
    void showClientPasswords(root);
  };
  const name = el('input', {
    class: 'u-input',
    type: 'text',
    placeholder: '请输入密码名称，如：手机 Outlook',
    maxlength: '20',
    'data-practice': 'name',
  });
  const make = action(
    variant.confirm,
    '生成',
    'u-btn u-btn-primary',
    () => {
      void appCall('setting:createClientPwd', { name: name.value }).then((answer) => {
        if (answer.code !== 'S_OK') return;
        home.replaceChildren(
          el('div', { class: 'auth-desc' }, '专用密码已生成，请复制并妥善保存，关闭页面后无法再次查看：'),
          el('div', { class: 'row' }, shown(valueOf<{ password: string }>(answer).password)),
          el('div', { class: 'u-dialog-btns' }, action(variant.confirm, '关闭', 'u-btn u-btn-primary', close)),
        );
      });
    },
    'make',
  );
  home.append(
    el('div', { class: 'row' }, name),
    el('div', { class: 'u-dialog-btns' }, make, action(variant.confirm, '取消', 'u-btn u-btn-default', close)),
  );
}

/** Fills `root` with the page. */
export async function showClientPasswords(root: HTMLElement): Promise<void> {
  const answer = await appCall('setting:listClientPwd');
  if (answer.code !== 'S_OK') return;
  const rows = valueOf<Kept[]>(answer).map(({ id, name, at }) =>
    el(
      'tr',
      {},
      el('td', {}, name),
      el('td', {}, at),
      el(
        'td',
        {},
        action(
          variant.confirm,
          '删除',
          'u-btn u-btn-small',
          () => void appCall('setting:removeClientPwd', { id }).then(() => showClientPasswords(root)),
        ),
      ),
    ),
  );
  root.replaceChildren(
    el('h3', {}, '客户端专用密码'),
    el('p', { class: 'tip' }, '在邮件客户端中登录时，请使用专用密码代替邮箱密码。每个客户端可使用不同的专用密码。'),
    action(variant.confirm, '生成专用密码', 'u-btn u-btn-primary', () => create(root), 'new-password'),
    el('table', { class: 'list' }, el('tr', {}, el('th', {}, '名称'), el('th', {}, '生成时间'), el('th', {}, '操作')), ...rows),
  );
}
