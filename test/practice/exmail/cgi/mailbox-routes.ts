// Routes behind the sign-in: the frames, folder list, mail list, mails, logout.
import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { note } from '../../journal.ts';
import { framePage, singlePage } from '../pages/frame.ts';
import { cgi } from '../pages/frame-parts.ts';
import { innerPage, mailPage } from '../pages/mail-pages.ts';
import { firstPasswordPage } from '../pages/password-form.ts';
import type { ExmailWorld } from '../world.ts';
import { cgiException, deathAnswer, guarded, sidCookie, timeoutPath, type SignedIn } from './guard.ts';
import { folderlist, mailList, pushPoll, singleList, today } from './unread-calls.ts';

/** `frame_html`. A top document never answers with loose text: a dead session always leads to the sign-in. */
function frame(world: ExmailWorld) {
  const open = guarded(world, ({ c, account, session, field }) => {
    const { memberPage, firstChange } = world.variant;
    if (account.mustChangePassword && firstChange === 'page') return c.html(firstPasswordPage(world, session));
    const first = account.mustChangePassword && firstChange === 'frame' ? cgi(session, 'setting4', 'fun=first') : '';
    const asked = field('url').startsWith('/cgi-bin/') ? field('url') : '';
    if (memberPage === 'single page') return c.html(singlePage(world, account, session, first === '' ? asked : first));
    const inner = first === '' && asked === '' ? cgi(session, 'today') : first === '' ? asked : first;
    return c.html(framePage(world, account, session, inner));
  });
  return async (c: Context): Promise<Response> => {
    const known = world.session(c.req.query('sid') ?? '', getCookie(c, sidCookie), true);
    return known === null ? c.redirect(timeoutPath()) : open(c);
  };
}

function readMail({ c, world, account, session, field }: SignedIn): Response | Promise<Response> {
  const mail = account.mails.find(({ id }) => id === field('mailid'));
  if (mail === undefined) return cgiException(c, 'readmail', '-103', '邮件不存在');
  world.read(mail);
  return c.html(mailPage(session, mail));
}

function manage({ c, world, account, field }: SignedIn): Response | Promise<Response> {
  const ids = new Set(field('mailid').split(','));
  const chosen = account.mails.filter(({ id }) => ids.has(id));
  for (const mail of chosen) {
    if (field('mailaction') === 'mail_read') world.read(mail);
    if (field('mailaction') === 'mail_del') mail.folder = 'trash';
  }
  note('changed');
  return c.json({ errcode: '0', count: chosen.length });
}

function leave({ c, world, session }: SignedIn): Response {
  world.end(session.sid);
  return c.redirect('/cgi-bin/loginpage?t=dm_loginpage&s=logout');
}

const plainPages = { compose: '写信', addr_listall: '通讯录', help: '帮助中心' } as const;

/** Adds them. */
export function mailboxRoutes(app: Hono, world: ExmailWorld): void {
  app.get('/cgi-bin/frame_html', frame(world));
  app.get('/cgi-bin/folderlist', guarded(world, folderlist, false));
  app.get('/cgi-bin/mail_list', guarded(world, mailList));
  app.get('/cgi-bin/today', guarded(world, today));
  app.get('/cgi-bin/readmail', guarded(world, readMail));
  app.post('/cgi-bin/mail_mgr', guarded(world, manage));
  app.get('/cgi-bin/pushpoll', guarded(world, pushPoll, false));
  app.get('/cgi-bin/logout', guarded(world, leave));
  app.get(
    '/home/index',
    guarded(world, ({ c, account, session }) => c.html(singlePage(world, account, session))),
  );
  app.get('/list/maillist', guarded(world, singleList, false));
  for (const [name, title] of Object.entries(plainPages))
    app.get(
      `/cgi-bin/${name}`,
      guarded(world, ({ c }) => c.html(innerPage(title, `${title}（练习页面）`))),
    );
  app.get(
    '/cgi-bin/bizmail',
    guarded(world, ({ c }) => c.html('<!doctype html><title>管理工具 - 腾讯企业邮箱</title><h1>腾讯企业邮箱 管理工具</h1>')),
  );
  app.get('/cgi-bin/mail_spam', (c) => deathAnswer(c, world));
}
