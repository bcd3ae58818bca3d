// Changing the password: the form in the account tab, and in front of the mailbox at the first sign-in.
import { html } from 'hono/html';
import type { ExmailSession } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { head, pageScript, titled } from './frame-parts.ts';

const box = (name: string, words: string) =>
  html`<p>
    <label>${words} <input class="txt" type="password" name="${name}" autocomplete="off" /></label>
  </p>`;

/** The form; `first` leads into the mailbox afterwards. */
export function passwordForm(first: boolean) {
  return html`<form data-practice="password-form" data-first="${first ? '1' : ''}">
    ${box('old', '当前密码')}${box('fresh', '新密码')}${box('again', '确认新密码')}
    <p class="error" data-practice="password-error"></p>
    <p><input class="btn_login" type="submit" value="${first ? '确 定' : '保存更改'}" /></p>
  </form>`;
}

/** What stands in front of the mailbox until the first password is changed. */
export function firstPassword() {
  return html`<div class="first_password" data-practice="first-password">
    <h3>首次登录，请修改密码</h3>
    ${passwordForm(true)}
  </div>`;
}

/** The same as a page of its own. */
export function firstPasswordPage(world: ExmailWorld, session: ExmailSession) {
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head(titled('修改密码'), 'settings.ts')}
      <body class="dm_loginpage">
        ${pageScript(world, session)} ${firstPassword()}
      </body>
    </html>`;
}
