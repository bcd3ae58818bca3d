// The tab of mail clients: IMAP/SMTP and POP switches, how far back clients may fetch, the servers, the link that saves.
import { html } from 'hono/html';
import { fetchSpans, type ExmailAccount } from '../account.ts';
import type { ExmailSession } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { row, savedWords, settingsPage } from './settings-frame.ts';

const tick = (id: string, words: string, on: boolean, more = '') =>
  html`<p>
    <label><input id="${id}" name="${id}" type="checkbox" value="1" ${on ? 'checked' : ''} /> ${words}</label>
    <span class="gray">${more}</span>
  </p>`;

/** The tab; `saved` after a post of its form. */
export function clientPage(world: ExmailWorld, account: ExmailAccount, session: ExmailSession, saved: boolean) {
  const spans = fetchSpans.map(
    (span) => html`<option value="${span}" ${account.fetchSpan === span ? 'selected' : ''}>${span}</option>`,
  );
  const services = account.clientScope
    ? html`${tick('openimap', '开启IMAP/SMTP服务', account.imap)}${tick('openpop', '开启POP/SMTP服务', account.pop)}`
    : html`<p class="gray">管理员未开启您的客户端使用权限</p>`;
  const body = html`<form id="web_set" name="web_set" method="post" action="/cgi-bin/setting4">
    <input type="hidden" name="sid" value="${session.sid}" /><input type="hidden" name="token" value="${session.token}" />
    <input type="hidden" name="to" value="" />
    ${row(world.variant.clientTab, services)}
    ${row(
      '收取选项',
      html`<p>
          收取
          <select name="span">
            ${spans}
          </select>
          的邮件
        </p>
        ${tick('myfolder', '我的文件夹', true)}${tick('savesent', '保存已发送邮件到服务器', true, '(SMTP)')}${tick('nodelete', '禁止收信软件删信', false, '(POP3)')}`,
    )}
    ${row(
      '服务器',
      html`<p>接收服务器：imap.exmail.qq.com（使用SSL，端口号993）</p>
        <p>发送服务器：smtp.exmail.qq.com（使用SSL，端口号465）</p>`,
    )}
    <p class="setting_save">
      <a id="sendbtn" class="btn" href="javascript:;">保存更改</a>
      <a class="btn" href="javascript:;" data-practice="cancel">取消</a>
      <span data-practice="saved" data-words="${savedWords}">${saved ? savedWords : ''}</span>
    </p>
  </form>`;
  return settingsPage(world, session, world.variant.clientTab, body);
}
