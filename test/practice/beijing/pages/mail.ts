// The mailbox and its settings: 设置 → 密码, as a page, in a frame or in a dialog.
import { html } from 'hono/html';
import { unreadOf, validities, type BeijingMember } from '../member.ts';
import type { BeijingWorld } from '../world.ts';
import { beijingPage, row, wordsLine } from './parts.ts';

function validity({ variant }: BeijingWorld) {
  const words = Object.keys(validities);
  if (variant.validityAs === 'select')
    return html`<select name="validity">
      ${words.map((word) => html`<option>${word}</option>`)}
    </select>`;
  if (variant.validityAs === 'radio')
    return words.map((word) => html`<label><input type="radio" name="validity" value="${word}" /> ${word}</label> `);
  return html`<input type="hidden" name="validity" value="" />
    <ul class="list" role="listbox">
      ${words.map((word) => html`<li role="option" data-validity="${word}">${word}</li>`)}
    </ul>`;
}

/** Menu of the settings with the form of the password. */
function settings(world: BeijingWorld) {
  const policy =
    '密码长度12至30位，至少包含数字、小写字母、大写字母、其他特殊符号中的3种，不能包含用户名、工作电话、生日、手机号码';
  return html`<div data-practice="settings">
    <p class="menu">
      <a data-practice="menu-password" href="javascript:;">密码</a>
    </p>
    <form data-practice="password-form" hidden>
      ${row('现用密码', 'old', 'password')}${row('新密码', 'fresh', 'password')}
      <p class="policy" ${world.variant.policyTold === 'beside the box' ? '' : 'hidden'}>${policy}</p>
      ${row('再输入一次新密码', 'again', 'password')}
      <p>有效期 ${validity(world)}</p>
      <p><input class="send" type="submit" value="保存更改" /> ${wordsLine('')}</p>
    </form>
  </div>`;
}

/** The settings by themselves, for a page or a frame. */
export function settingsPage(world: BeijingWorld) {
  return beijingPage(
    world,
    '设置',
    html`<h2>设置</h2>
      ${settings(world)}`,
  );
}

/** What is unread, in one of the ways a page may say it; the script draws the number anew. */
function unread({ variant }: BeijingWorld, member: BeijingMember) {
  const count = html`<span data-practice="unread">${unreadOf(member)}</span>`;
  if (variant.unreadAs === 'untold') return '';
  if (variant.unreadAs === 'in a sentence') return html`<p>您有${count}封未读邮件</p>`;
  if (variant.unreadAs === 'in pieces') return html`<p><b>未读邮件</b> <i>（${count}）</i></p>`;
  return html`<ul class="folders">
    <li>收件箱</li>
    <li>未读邮件(${count})</li>
    <li>草稿箱(2)</li>
  </ul>`;
}

/** The mailbox. */
export function mailPage(world: BeijingWorld, member: BeijingMember) {
  const { settingsPlace } = world.variant;
  const link =
    settingsPlace === 'dialog'
      ? html`<a data-practice="open-settings" href="javascript:;">设置</a>`
      : html`<a data-practice="open-settings" href="/settings" target="${settingsPlace === 'frame' ? 'work' : '_self'}">设置</a>`;
  return beijingPage(
    world,
    '收件箱',
    html`<p><b data-practice="who">${member.address}</b> ${link} <a href="/logout">退出</a></p>
      <h3>收件箱</h3>
      ${unread(world, member)}
      <ul data-practice="letters">
        ${member.mails.map(({ subject }) => html`<li>${subject}</li>`)}
      </ul>
      ${settingsPlace === 'frame' ? html`<iframe name="work" title="设置"></iframe>` : ''}
      ${settingsPlace === 'dialog' ? html`<dialog data-practice="settings-dialog">${settings(world)}</dialog>` : ''}`,
  );
}
