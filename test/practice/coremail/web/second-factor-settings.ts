// 二次验证设置: the list of the four methods with 绑定, or 修改 and 解绑.
import type { Method } from '../account.ts';
import { valueOf } from './api.ts';
import { appCall } from './app-call.ts';
import { openBinding } from './bind-dialog.ts';
import { openDialog, toast } from './dialog.ts';
import { methodName } from './method-switch.ts';
import { action, el, page } from './page.ts';
import { proveIdentity } from './prove.ts';
import { refusalWords } from './refusal-words.ts';

interface Row {
  readonly type: Method;
  readonly bound: boolean;
  readonly hint: string;
}

const { variant } = page;

const about: Record<Method, string> = {
  wechat: '登录时使用微信扫码，或输入小程序“邮箱安全助手”中的验证码',
  sms: '登录时向绑定的手机发送短信验证码',
  mail: '登录时向备用邮箱发送邮件验证码',
  otp: '登录时输入第三方 OTP 应用显示的动态验证码',
};

function unbind(type: Method, again: () => void): void {
  const name = methodName(type, variant);
  const dialog = openDialog('解绑', '');
  const confirm = action(
    variant.confirm,
    '确定',
    'u-btn u-btn-primary',
    () => {
      dialog.close();
      void proveIdentity(type, 'unbind', `解绑${name}`, () => {
        void appCall('setting:unbindAuthKey', { type }).then(({ code }) => {
          toast(code === 'S_OK' ? '解绑成功' : (refusalWords(code, variant) ?? ''));
          again();
        });
      });
    },
    'sure',
  );
  const cancel = action(variant.confirm, '取消', 'u-btn u-btn-default', () => dialog.close());
  dialog.content.append(
    el('div', { class: 'auth-desc' }, `确定要解绑${name}吗？`),
    el('div', { class: 'u-dialog-btns' }, confirm, cancel),
  );
}

function rowOf(row: Row, again: () => void): HTMLElement {
  const button = (text: string, does: string, act: () => void) =>
    action(variant.confirm, text, 'u-btn u-btn-small', act, `${does}-${row.type}`);
  const buttons = row.bound
    ? [
        button(
          '修改',
          'update',
          () =>
            void proveIdentity(row.type, 'update', `换绑${methodName(row.type, variant)}`, () => openBinding(row.type, again)),
        ),
        button('解绑', 'unbind', () => unbind(row.type, again)),
      ]
    : [button('绑定', 'bind', () => openBinding(row.type, again))];
  const state = row.bound ? `已绑定${row.hint === '' ? '' : `：${row.hint}`}` : '未绑定';
  return el(
    'div',
    { class: 'auth-item', 'data-practice': `row-${row.type}` },
    el('div', { class: 'auth-name' }, methodName(row.type, variant)),
    el('div', { class: 'auth-about' }, about[row.type]),
    el('div', { class: row.bound ? 'auth-state on' : 'auth-state' }, state),
    el('div', { class: 'auth-actions' }, ...buttons),
  );
}

/** Fills `root` with the list and keeps it right. */
export async function showSecondFactor(root: HTMLElement): Promise<void> {
  const answer = await appCall('user:querySecondAuth');
  if (answer.code !== 'S_OK') return;
  const { list } = valueOf<{ list: Row[] }>(answer);
  const again = () => void showSecondFactor(root);
  root.replaceChildren(
    el('h3', {}, '二次验证设置'),
    el('p', { class: 'tip' }, '启用二次验证后，邮件客户端登录（除浏览器网页登录外的所有方式）必须使用客户端专用密码。'),
    ...list.map((row) => rowOf(row, again)),
  );
}
