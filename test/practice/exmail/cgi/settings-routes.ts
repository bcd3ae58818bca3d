// Routes of the settings: their pages, the posted form of the client settings, and `wx_token`, which every other change goes to.
import type { Hono } from 'hono';
import { note } from '../../journal.ts';
import { fetchSpans } from '../account.ts';
import { accountPage } from '../pages/account-settings.ts';
import { bindingPage } from '../pages/binding-settings.ts';
import { clientPage } from '../pages/client-settings.ts';
import { firstPasswordPage } from '../pages/password-form.ts';
import { savedFrame, savedWords, tabPage } from '../pages/settings-frame.ts';
import { doChange, type Outcome } from '../settings.ts';
import type { ExmailWorld } from '../world.ts';
import { cgiException, guarded, type SignedIn } from './guard.ts';
import { picture } from './proof-routes.ts';

type Answer = Response | Promise<Response>;

/** Ms an answer that comes late takes. */
const lateMs = 800;

function show({ c, world, account, session, field }: SignedIn): Answer {
  const query = new URL(c.req.url).search;
  if (field('fun') === 'first') return c.html(firstPasswordPage(world, session));
  if (field('t') === 'setting_wx') return c.html(bindingPage(world, account, session));
  if (query.includes(world.variant.clientAddress)) return c.html(clientPage(world, account, session, field('saved') === '1'));
  if (field('acc') === '1') return c.html(accountPage(world, account, session));
  return c.html(tabPage(world, session, field('tab') === '' ? '常规' : field('tab')));
}

/** The whole form of the client settings, as the save link sends it. */
function save({ c, world, account, session, field }: SignedIn): Answer {
  if (field('token') !== session.token) return cgiException(c, 'setting4', '-2', '请求无效，请刷新页面');
  account.imap = field('openimap') !== '';
  account.pop = field('openpop') !== '';
  account.fetchSpan = fetchSpans.find((span) => span === field('span')) ?? account.fetchSpan;
  note('changed');
  if (c.req.header('X-Requested-With') === 'XMLHttpRequest') return c.json({ errcode: '0', errmsg: savedWords });
  return c.html(field('to') === 'action' ? savedFrame() : clientPage(world, account, session, true));
}

async function wxToken({ c, world, account, session, field }: SignedIn): Promise<Response> {
  const act = field('act');
  const trouble = world.failures.take(`${c.req.url}&act=${act}`, ['code', 'html']);
  if (trouble?.kind === 'html') return c.html('<html><body>系统繁忙，请稍后再试</body></html>');
  const outcome: Outcome =
    trouble === null
      ? doChange({ world, account, session, field })
      : { errcode: trouble.code ?? '-1', errmsg: '系统繁忙，请稍后再试' };
  if (act === 'add_spwd' && world.variant.passwordAnswer === 'late')
    await new Promise((resolve) => {
      setTimeout(resolve, lateMs);
    });
  return c.json(outcome);
}

/** Adds them. */
export function settingsRoutes(app: Hono, world: ExmailWorld): void {
  app.get('/cgi-bin/setting4', guarded(world, show));
  app.post('/cgi-bin/setting4', guarded(world, save));
  app.post('/cgi-bin/wx_token', guarded(world, wxToken));
  app.get(
    '/cgi-bin/wx_token',
    guarded(world, ({ c, session }) => picture(c, world, session.sid)),
  );
}
