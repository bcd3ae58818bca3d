// The bindings: WeChat, 安全登录, trusted computers, and the client passwords with their table.
import { html } from 'hono/html';
import type { ExmailAccount } from '../account.ts';
import type { ExmailSession } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { accountTab } from './account-settings.ts';
import { row, settingsPage } from './settings-frame.ts';

const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

function wechat({ wechat: name, wechatNotice }: ExmailAccount) {
  if (name === null)
    return html`<div class="qr" data-practice="bind-qr"></div>
      <p>请使用微信扫描二维码，绑定微信</p>`;
  return html`<p>微信号：<b>${name}</b> <a href="javascript:;" data-practice="unbind">[解除绑定]</a></p>
    <p>
      <label
        ><input type="checkbox" data-practice="wechat-notice" ${wechatNotice ? 'checked' : ''} /> 使用微信接收新邮件提醒</label
      >
    </p>`;
}

function passwords(world: ExmailWorld, account: ExmailAccount) {
  const rows = account.clientPasswords.map(
    ({ id, name, at, usedAt }) =>
      html`<tr data-id="${id}">
        <td>${name === '' ? '客户端' : name}</td>
        <td>${day(at)}</td>
        <td>${usedAt === null ? '-' : day(usedAt)}</td>
        <td><a href="javascript:;" data-practice="stop" data-id="${id}">停用</a></td>
      </tr>`,
  );
  return html`<p class="gray">在第三方客户端中登录时，请使用客户端专用密码。此密码与你的邮箱登录密码不是同一个。</p>
    <p><a href="javascript:;" data-practice="make-password">${world.variant.makePassword}</a></p>
    <div data-practice="place-password"></div>
    <table id="wx_auth_table" class="setting_table">
      <tr>
        <th>用途</th>
        <th>添加日期</th>
        <th>最近使用日期</th>
        <th>操作</th>
      </tr>
      ${rows}
    </table>`;
}

/** `t=setting_wx`: a tab of its own, or a part of the account tab. */
export function bindingPage(world: ExmailWorld, account: ExmailAccount, session: ExmailSession) {
  const { bindingTab } = world.variant;
  const { safeLogin, trusted } = account;
  const body = html`${row('微信绑定', wechat(account))}
  ${row(
    '安全登录',
    html`<p>
        状态：<b>${safeLogin ? '已开启' : '未开启'}</b>
        <a href="javascript:;" data-practice="safe-login" data-on="${safeLogin ? '0' : '1'}"
          >${safeLogin ? '关闭安全登录' : '开启安全登录'}</a
        >
      </p>
      <p class="gray">开启后，网页登录只能使用微信扫码，客户端登录需使用客户端专用密码。更改后需要重新登录。</p>`,
  )}
  ${row(
    '信任计算机',
    html`<p>
        ${trusted.size > 0 ? '已信任当前计算机' : '未信任当前计算机'}
        <a href="javascript:;" data-practice="clear-trust">清除信任计算机列表</a>
      </p>
      <p class="gray">受信任的计算机登录邮箱无需使用微信验证登录</p>`,
  )}
  ${row('客户端专用密码', passwords(world, account))}`;
  return bindingTab === '帐户安全'
    ? accountTab(world, session, '帐户安全', body)
    : settingsPage(world, session, bindingTab, body);
}
