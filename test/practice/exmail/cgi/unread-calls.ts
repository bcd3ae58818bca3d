// The calls that may tell unread numbers from outside the pages. Which answer, and which tell the truth, is the variant's choice.
import { bendCount, shownCount } from '../../journal.ts';
import { note } from '../../journal.ts';
import { unreadOf } from '../account.ts';
import { folderDocument } from '../pages/frame.ts';
import { frameAddress } from '../pages/frame-parts.ts';
import { listPage, pageRows, todayPage } from '../pages/mail-pages.ts';
import { cgiException, type SignedIn } from './guard.ts';

type Answer = Response | Promise<Response>;

function refused({ c }: SignedIn, app: string): Answer {
  return cgiException(c, app, '-1', '系统繁忙，请稍候再试');
}

/** `folderlist`: the left frame; asked for without a page around it, by the variant. */
export function folderlist(call: SignedIn): Answer {
  const { c, world, account, session, field } = call;
  const setting = field('t') === 'folderlist_setting';
  const inFrame = c.req.header('Sec-Fetch-Dest') === 'iframe';
  const list = () => c.html(folderDocument(world, account, session));
  if (setting) {
    if (world.variant.folderlistSetting === 'exception') return refused(call, 'folderlist');
    if (world.variant.folderlistSetting === 'wrong numbers')
      bendCount(`${account.mails.filter(({ read }) => !read).length + 40}`);
    return list();
  }
  if (inFrame || world.variant.folderlist === 'list') return list();
  if (world.variant.folderlist === 'exception') return refused(call, 'folderlist');
  const rows = ['inbox', 'draft'].map((folder) => {
    const number =
      folder === 'inbox' ? shownCount(unreadOf(account)) : `${account.mails.filter((mail) => mail.folder === folder).length}`;
    return `{id:"${world.folderId(folder)}",name:"${folder === 'inbox' ? '收件箱' : '草稿箱'}",unread:${number}}`;
  });
  return c.html(`<script>getTop().updateFolders([${rows.join(',')}]);</script>`);
}

function rowsOf({ account }: SignedIn) {
  return account.mails
    .filter((mail) => mail.folder === 'inbox')
    .toSorted((a, b) => b.at - a.at)
    .slice(0, pageRows);
}

function asJson(call: SignedIn): Answer {
  const { c, account } = call;
  const list = rowsOf(call).map(({ id, subject, fromName, fromAddress, at, read }) => ({
    mailid: id,
    subject,
    from: { name: fromName, addr: fromAddress },
    totime: at,
    unread: read ? 0 : 1,
  }));
  const total = account.mails.filter((mail) => mail.folder === 'inbox').length;
  const body = `{"errcode":"0","total":${total},"unread":${shownCount(unreadOf(account))},"mls":${JSON.stringify(list)}}`;
  return c.body(call.field('ef') === 'js' ? `while(1);${body}` : body, 200, { 'Content-Type': 'text/html;charset=UTF-8' });
}

function asXml(call: SignedIn): Answer {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const rows = rowsOf(call).map(
    ({ id, subject, read }) => `<mail id="${id}" unread="${!read}"><subject>${escape(subject)}</subject></mail>`,
  );
  const body = `<?xml version="1.0" encoding="utf-8"?><list folderid="1" unread="${shownCount(unreadOf(call.account))}">${rows.join('')}</list>`;
  return call.c.body(body, 200, { 'Content-Type': 'text/xml;charset=UTF-8' });
}

const orders = ['page', 'frame jump', 'exception'] as const;

/** `mail_list`, in all the ways it is asked for. */
export function mailList(call: SignedIn): Answer {
  const { c, world, account, session, field } = call;
  const { variant } = world;
  if (field('loc').startsWith('folderlist')) note('counted as click');
  const shape = field('t') === 'mail_list.json' || field('ef') === 'js' ? variant.mailListJson : null;
  const xml = field('t') === 'mail_list.xml' ? variant.mailListXml : null;
  if (shape === 'exception' || xml === 'exception') return refused(call, 'mail_list');
  if (shape === 'json') return asJson(call);
  if (xml === 'xml') return asXml(call);
  const folder = world.folderOf(Number(field('folderid') === '' ? 1 : field('folderid')));
  const inFrame = c.req.header('Sec-Fetch-Dest') === 'iframe';
  const asked = field('s') === 'inbox' ? 0 : 1;
  const order = orders[(orders.indexOf(variant.mailList) + asked) % orders.length];
  if (!inFrame && field('s') === 'star') return refused(call, 'mail_list');
  if (folder === null) return refused(call, 'mail_list');
  const onlyNew = field('flag') === 'new';
  if (onlyNew && variant.flagNew === 'exception') return refused(call, 'mail_list');
  if (!inFrame && field('nocheckframe') !== 'true' && order === 'exception') return refused(call, 'mail_list');
  if (!inFrame && field('nocheckframe') !== 'true' && order === 'frame jump')
    return c.html(
      `<script>location.replace("${frameAddress(session, `${c.req.path}?${new URL(c.req.url).searchParams}`)}");</script>`,
    );
  const page = Number(field('page'));
  const at = Number.isInteger(page) && page > 0 ? page : 0;
  return c.html(listPage(world, account, session, folder, at, onlyNew && variant.flagNew === 'obeyed'));
}

/** `today`, as page and as `t=today.json`. */
export function today(call: SignedIn): Answer {
  const { c, world, account, session, field } = call;
  const json = field('t') === 'today.json' ? world.variant.todayJson : 'page';
  if (json === 'exception') return refused(call, 'today');
  if (json === 'json')
    return c.body(`{"errcode":"0","inbox":{"unread":${shownCount(unreadOf(account))}},"draft":2}`, 200, {
      'Content-Type': 'text/html;charset=UTF-8',
    });
  return c.html(todayPage(account, session));
}

/** What the open page asks for by itself (our own invention): numbers and new mails since the last toast. */
export function pushPoll({ c, world, account, session }: SignedIn): Answer {
  const fresh = account.mails.filter((mail) => mail.folder === 'inbox' && !mail.read && mail.at > session.toldAt);
  session.toldAt = Math.max(session.toldAt, ...fresh.map(({ at }) => at));
  const numbers = ['inbox', 'spam', '我的课程'].map((folder) => [world.folderId(folder), unreadOf(account, folder)] as const);
  const drafts = account.mails.filter((mail) => mail.folder === 'draft').length;
  return c.json({
    unread: Object.fromEntries([...numbers, [world.folderId('draft'), drafts]]),
    fresh: fresh.map(({ id, fromName, fromAddress, subject }) => ({ id, fromName, fromAddress, subject })),
    address: account.sender,
  });
}

/** `/list/maillist` of the page nobody has seen, in the shape of its relative. */
export function singleList(call: SignedIn): Answer {
  const list = rowsOf(call).map(({ id, subject, fromName, read }) => ({
    emailid: id,
    subject,
    senders: { item: [{ nick: fromName }] },
    unread: read ? 0 : 1,
  }));
  const body = `{"head":{"ret":0},"body":{"unread_num":${shownCount(unreadOf(call.account))},"list":${JSON.stringify(list)}}}`;
  return call.c.body(body, 200, { 'Content-Type': 'application/json;charset=UTF-8' });
}
