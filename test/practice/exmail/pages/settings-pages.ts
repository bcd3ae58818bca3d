// The settings inside the frame.
import { html } from 'hono/html';
import type { ExmailSession } from '../session.ts';

/** First sign-in: the password must be changed before anything else. */
export function passwordPage(session: ExmailSession) {
  return html`<!doctype html><title>修改密码 - 腾讯企业邮箱</title>
    <p data-sid="${session.sid}">首次登录，请修改密码</p>`;
}
