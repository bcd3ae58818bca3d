// Pieces that several Exmail pages share: head, folder list, addresses.
import { html, raw } from 'hono/html';
import { shownCount } from '../../journal.ts';
import { inScript } from '../../page-parts.ts';
import { unreadOf, type ExmailAccount } from '../account.ts';
import { newR, type ExmailSession } from '../session.ts';
import type { ExmailWorld } from '../world.ts';

/** Key and time of the password step, as a page's own variables. */
export function publicKey(world: ExmailWorld) {
  return raw(
    `var PublicKey = '${world.key.public().n.toUpperCase()}';\nvar PublicTs = '${Math.floor(world.clock.now() / 1000)}'`,
  );
}

/** What the scripts of a page behind the sign-in know. */
export function pageScript(world: ExmailWorld, session: ExmailSession) {
  const known = { sid: session.sid, token: session.token, pollMs: world.pagePollMs, variant: world.variant };
  return html`<script>
    ${publicKey(world)};
    var page = ${inScript(known)};
  </script>`;
}

/** Address of a page behind the sign-in. */
export function cgi(session: ExmailSession, name: string, more = ''): string {
  return `/cgi-bin/${name}?sid=${session.sid}${more === '' ? '' : `&${more}`}`;
}

/** Head of every page. The vendor's resource host stands in the text only, nothing is loaded from it. */
export function head(title: string, script = '') {
  return html`<head>
    <meta charset="utf-8" />
    <title>${title}</title>
    <script>
      var rescdn = 'https://rescdn.qqmail.com/bizmail/zh_CN/htmledition/';
    </script>
    <link rel="stylesheet" href="/zh_CN/htmledition/style.css" />
    ${script === '' ? '' : html`<script type="module" src="/zh_CN/htmledition/${script}"></script>`}
  </head>`;
}

/** Title of the pages inside. */
export const titled = (what: string) => `${what} - 腾讯企业邮箱`;

/** System folders in the order of the list. */
export const folderNames: Readonly<Record<string, string>> = {
  inbox: '收件箱',
  draft: '草稿箱',
  sent: '已发送',
  trash: '已删除',
  spam: '垃圾箱',
};

/** The number behind a folder's name: unread mails, for the drafts all of them; null when there is none to show. */
function numberOf(account: ExmailAccount, folder: string): string | null {
  if (folder === 'draft') {
    const drafts = account.mails.filter((mail) => mail.folder === 'draft').length;
    return drafts === 0 ? null : `${drafts}`;
  }
  const unread = unreadOf(account, folder);
  const shown = folder === 'inbox' ? shownCount(unread) : `${unread}`;
  return shown === '0' ? null : shown;
}

function label(world: ExmailWorld, name: string, number: string | null) {
  const { folderFormat, folderWeight } = world.variant;
  if (number === null || folderFormat === 'title only') return html`${name}`;
  if (folderFormat === '<b>') return html`${name}<b>(${number})</b>`;
  const text = folderFormat === '收件箱 (3)' ? `${name} (${number})` : `${name}(${number})`;
  return folderWeight === 'bold' ? html`<b>${text}</b>` : html`${text}`;
}

function node(world: ExmailWorld, account: ExmailAccount, session: ExmailSession, folder: string) {
  const id = world.folderId(folder);
  const name = folderNames[folder] ?? folder;
  const number = numberOf(account, folder);
  const said = folder === 'draft' ? `${name}中有 ${number} 封草稿` : `${name}中有 ${number} 封未读邮件`;
  const title = number === null ? name : said;
  const place = folder in folderNames ? (folder === 'inbox' ? 'inbox' : 'folder') : 'mine';
  const href = cgi(
    session,
    'mail_list',
    `folderid=${id}&page=0&s=${place === 'inbox' ? 'inbox' : 'list'}&loc=folderlist,,,${id}`,
  );
  const icon = folder in folderNames ? '' : html`<img id="icon_${id}" class="fd_on" alt="" />`;
  return html`<li id="folder_${id}_td" class="${place === 'mine' ? 'fn' : 'fs'}" dr="1">
    ${icon}<a
      id="folder_${id}"
      class="${world.variant.folderWeight === 'muted' ? 'fdm' : ''}"
      href="${raw(href)}"
      target="mainFrame"
      title="${title}"
      hidefocus
      >${label(world, name, number)}</a
    >
  </li>`;
}

/** The folder list with its numbers. */
export function folderList(world: ExmailWorld, account: ExmailAccount, session: ExmailSession) {
  return html`<div id="SysFolderList">
      <ul class="fdul">
        ${Object.keys(folderNames).map((folder) => node(world, account, session, folder))}
      </ul>
    </div>
    <div id="personalfoldersDiv">
      <ul class="fdul">
        <li class="fn mine">
          <a id="folder_personal" href="${raw(cgi(session, 'mail_list', 'folderid=personal'))}" target="mainFrame"
            >我的文件夹(1)</a
          >
        </li>
        ${node(world, account, session, '我的课程')}
      </ul>
    </div>`;
}

/** Address of the mailbox with the page shown inside it. */
export function frameAddress(session: ExmailSession, inner = ''): string {
  const deep = inner === '' ? '' : `t=frame_html&url=${encodeURIComponent(inner)}&`;
  return cgi(session, 'frame_html', `${deep}r=${newR()}`);
}
