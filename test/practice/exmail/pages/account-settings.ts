// The account tab: addresses and which of them sends, aliases, the password; in one variant the bindings stand here too.
import { html, raw } from 'hono/html';
import type { ExmailAccount } from '../account.ts';
import type { ExmailSession } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { cgi } from './frame-parts.ts';
import { passwordForm } from './password-form.ts';
import { row, settingsPage } from './settings-frame.ts';

/** The account tab with one of its parts; there is a second part only where the bindings have no tab of their own. */
export function accountTab(world: ExmailWorld, session: ExmailSession, part: '账户管理' | '帐户安全', body: unknown) {
  const { accountTab: tab, bindingTab } = world.variant;
  const link = (name: string, query: string) =>
    html`<a class="${name === part ? 'on' : ''}" href="${raw(cgi(session, 'setting4', `fun=list&${query}`))}">${name}</a>`;
  const parts =
    bindingTab === '帐户安全'
      ? html`<div class="setting_parts">${link('账户管理', 'acc=1')}${link('帐户安全', 't=setting_wx')}</div>`
      : '';
  return settingsPage(world, session, tab, html`${parts}${body}`);
}

function senderControl(world: ExmailWorld, account: ExmailAccount, address: string) {
  const chosen = account.sender === address;
  if (world.variant.defaultSender === 'radio')
    return html`<label
      ><input type="radio" name="sender" value="${address}" data-practice="sender" ${chosen ? 'checked' : ''} />
      默认发信帐号</label
    >`;
  if (world.variant.defaultSender === 'select') return '';
  return chosen
    ? html`<span class="gray">默认账号</span>`
    : html`<a href="javascript:;" data-practice="sender" data-address="${address}">设为默认</a>`;
}

function addresses(world: ExmailWorld, account: ExmailAccount) {
  const all = [account.address, ...account.aliases];
  const rows = all.map(
    (address) =>
      html`<tr>
        <td>${address}</td>
        <td>${address === account.address ? '主帐号' : '别名帐号'}</td>
        <td>${senderControl(world, account, address)}</td>
      </tr>`,
  );
  const options = all.map(
    (address) => html`<option value="${address}" ${account.sender === address ? 'selected' : ''}>${address}</option>`,
  );
  const select =
    world.variant.defaultSender === 'select'
      ? html`<p>
          <label
            >默认账号
            <select name="sender" data-practice="sender">
              ${options}
            </select></label
          >
        </p>`
      : '';
  const save =
    world.variant.defaultSender === 'link'
      ? ''
      : html`<p><a class="btn" href="javascript:;" data-practice="save-sender">保存更改</a></p>`;
  return html`<table class="setting_table">
      ${rows}
    </table>
    ${select}${save}`;
}

/** `acc=1`. */
export function accountPage(world: ExmailWorld, account: ExmailAccount, session: ExmailSession) {
  const alias =
    world.variant.aliasAdd === 'by the school'
      ? html`<span class="gray">别名帐号由学校统一管理</span>`
      : html`<a href="javascript:;" data-practice="add-alias">设置别名帐号</a>
          <div data-practice="place-alias"></div>`;
  const body = html`${row('姓名', account.name)}${row('账户管理', addresses(world, account))}${row('别名', alias)}
  ${row(
    '密码',
    html`<a href="javascript:;" data-practice="open-password">修改密码</a>
      <div data-practice="password-part" hidden>${passwordForm(false)}</div>`,
  )}
  ${row('帐号状态', '正常')}`;
  return accountTab(world, session, '账户管理', body);
}
