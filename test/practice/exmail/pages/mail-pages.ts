// The pages inside the frame: today, mail list, one mail.
import { html, raw } from 'hono/html';
import { shownCount } from '../../journal.ts';
import { unreadOf, type ExmailAccount, type ExmailMail } from '../account.ts';
import type { ExmailSession } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { cgi, folderNames, head, titled } from './frame-parts.ts';

/** Rows of a page of the list. */
export const pageRows = 25;

/** A page inside the frame; opened by itself it goes into the frame, unless the address says `nocheckframe=true`. */
export function innerPage(title: string, body: unknown, script = '') {
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head(titled(title), script)}
      <body class="tbody">
        <script>
          if (top === self && !location.search.includes('nocheckframe=true'))
            location.replace(
              '/cgi-bin/frame_html?t=frame_html&sid=' +
                new URLSearchParams(location.search).get('sid') +
                '&url=' +
                encodeURIComponent(location.pathname + location.search),
            );
        </script>
        ${body}
      </body>
    </html>`;
}

const stamp = (at: number) =>
  new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ').replace('-', '月').replace(' ', '日 ');

function hiddenInput(world: ExmailWorld, mail: ExmailMail) {
  const unread = `${!mail.read}`;
  const [name, address] = [mail.fromName.replaceAll('"', ''), mail.fromAddress];
  if (world.variant.rowStyle === 'bare')
    return raw(
      `<input totime="${mail.at}" unread=${unread} fn="${escape(name)}" fa="${escape(address)}" name="mailid" type="checkbox" value="${mail.id}">`,
    );
  return raw(
    `<input type="checkbox" name="mailid" unread="${unread}" value="${mail.id}" fa="${escape(address)}" fn="${escape(name)}" totime="${mail.at}">`,
  );
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function row(world: ExmailWorld, session: ExmailSession, mail: ExmailMail) {
  const href = cgi(session, 'readmail', `mailid=${mail.id}&folderid=${world.folderId(mail.folder)}&t=readmail`);
  const inner =
    world.variant.rowStyle === 'tt'
      ? html`<u class="tt" tt="${mail.subject}">${mail.subject.slice(0, 20)}</u>`
      : html`<u class="black s1">${mail.subject}</u>`;
  return html`<table class="i ${mail.read ? 'M' : 'F'}" data-href="${raw(href)}">
    <tr>
      <td class="cx">${hiddenInput(world, mail)}</td>
      <td class="ci">${mail.read ? '' : html`<b class="dot" title="未读邮件">●</b>`}</td>
      <td class="tl tf">${mail.fromName}</td>
      <td class="gt tf"><a href="${raw(href)}">${inner}</a></td>
      <td class="dt">${stamp(mail.at)}</td>
    </tr>
  </table>`;
}

/** `mail_list`: one page of a folder. */
export function listPage(
  world: ExmailWorld,
  account: ExmailAccount,
  session: ExmailSession,
  folder: string,
  at: number,
  onlyNew: boolean,
) {
  const all = account.mails.filter((mail) => mail.folder === folder && (!onlyNew || !mail.read)).toSorted((a, b) => b.at - a.at);
  const pages = Math.max(1, Math.ceil(all.length / pageRows));
  const shown = all.slice(at * pageRows, (at + 1) * pageRows);
  const name = folderNames[folder] ?? folder;
  const link = (page: number, text: string, id: string) =>
    html`<a id="${id}" href="${raw(cgi(session, 'mail_list', `folderid=${world.folderId(folder)}&page=${page}&s=list`))}"
      >${text}</a
    >`;
  return innerPage(
    name,
    html`<div id="contenttable">
      <div class="list_title">
        <b>${name}</b> <span class="gray">(共 <span id="_ut_c">${all.length}</span> 封)</span>
      </div>
      <form id="frm" method="post">
        <div class="toolbg">
          <a class="btn" data-act="mail_del">删除</a><a class="btn" data-act="mail_read">标记为已读</a>
          <div class="right">
            ${at + 1}/${pages} 页
            ${at + 1 < pages ? link(at + 1, '下一页', 'nextpage') : ''}${at > 0 ? link(at - 1, '上一页', 'prevpage') : ''}
          </div>
        </div>
        <input name="mailid" type="hidden" value="" />
        <div id="list">${shown.map((mail) => row(world, session, mail))}</div>
        ${all.length === 0 ? html`<div class="nomail">没有邮件</div>` : ''}
      </form>
    </div>`,
    'list.ts',
  );
}

/** `today`: the first page inside. */
export function todayPage(account: ExmailAccount, session: ExmailSession) {
  const unread = unreadOf(account);
  return innerPage(
    '首页',
    html`<div id="TodayInBox" class="today">
      <h2>${account.name}，您好</h2>
      <p class="addr">${account.sender}</p>
      <p>
        邮件：<a href="${raw(cgi(session, 'mail_list', 'folderid=1&page=0&s=inbox&loc=today,,,1'))}"
          >${unread === 0 ? '没有未读邮件' : `${shownCount(unread)} 封未读邮件`}</a
        >
      </p>
      <div class="tips">使用微信扫描二维码，随时随地收发邮件。</div>
    </div>`,
  );
}

/** `readmail`: one mail; its text stands in a frame of its own. */
export function mailPage(session: ExmailSession, mail: ExmailMail) {
  return innerPage(
    mail.subject,
    html`<div class="readmail">
      <h3 id="subject">${mail.subject}</h3>
      <p class="gray">发件人：<b>${mail.fromName}</b> &lt;${mail.fromAddress}&gt;</p>
      <p class="gray">时　间：${stamp(mail.at)}</p>
      <iframe
        id="contentFrame"
        title="正文"
        srcdoc="<p>这是一封练习邮件。</p><p>您的验证码是 <b>246810</b>，请勿告诉他人。</p><a href='/cgi-bin/mail_spam?action=check_link&amp;url=https%3A%2F%2Fexample.com'>查看</a>"
      ></iframe>
      <p><a href="${raw(cgi(session, 'mail_list', 'folderid=1&page=0&s=inbox'))}">« 返回</a></p>
    </div>`,
  );
}
