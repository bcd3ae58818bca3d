// Routes before the sign-in: the login pages, the sign-in itself in both of its shapes, the captcha picture.
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { captchaPicture } from '../../page-parts.ts';
import { randomLetters } from '../../random-letters.ts';
import type { ExmailAccount } from '../account.ts';
import { newCaptcha, passwordLogin, remember, stateProblem } from '../login.ts';
import { errtypeOf, loginMessages, type LoginMessage } from '../login-messages.ts';
import { frontPage } from '../pages/front.ts';
import { hostedPage } from '../pages/hosted.ts';
import { landingPage } from '../pages/landing.ts';
import { loggingInPage, safeLoginPage } from '../pages/logging-in.ts';
import type { LoginState } from '../pages/login-parts.ts';
import { newR, type ExmailVisit } from '../session.ts';
import type { ExmailWorld } from '../world.ts';
import { fieldsOf, giveSid, sidCookie, timeoutPath } from './guard.ts';

/** The login page this browser has open. */
export function visitOf(c: Context, world: ExmailWorld): ExmailVisit {
  const visit = world.visit(getCookie(c, 'exm_visit'));
  setCookie(c, 'exm_visit', visit.id, { path: '/', secure: true, httpOnly: true });
  return visit;
}

const hostOf = (c: Context) => new URL(c.req.url).hostname;

/** Shows the login page of the host asked. */
export function showLogin(c: Context, world: ExmailWorld, state: LoginState = { message: '', account: '' }) {
  const visit = visitOf(c, world);
  const landing = hostOf(c) === 'exmail.qq.com' || world.variant.home === 'landing';
  return c.html((landing ? landingPage : hostedPage)(world, visit, state, c.req.query('logintype') === 'account'));
}

function home(c: Context, world: ExmailWorld) {
  const { noSid, home: first } = world.variant;
  const known = getCookie(c, sidCookie)
    ?.split('|')
    .findLast((sid) => world.sessions.has(sid));
  if (known !== undefined && noSid === 'into the mailbox') return c.redirect(`/cgi-bin/frame_html?sid=${known}&r=${newR()}`);
  if (known !== undefined && noSid === 'session_timeout') return c.redirect(timeoutPath());
  if (hostOf(c) === 'exmail.qq.com') return c.html(frontPage(world, 'portal'));
  return first === 'front page' ? c.html(frontPage(world, 'school')) : showLogin(c, world);
}

/**
 * Opens the session; answers where the mailbox is. When it opens under another host, a ticket carries the sign-in there, since
 * that host has no cookie of ours yet. `carried`: this is where such a ticket ends.
 */
export function enter(
  c: Context,
  world: ExmailWorld,
  account: ExmailAccount,
  carried = false,
): { sid: string; head: string; path: string } {
  const { endsOn, memberPage } = world.variant;
  const at = hostOf(c);
  const to = endsOn === 'own host over exmail.qq.com' && at === 'exmail.qq.com' ? 'mail.cumt.edu.cn' : 'exmail.qq.com';
  const over = endsOn === 'own host over exmail.qq.com' ? carried === (at === 'exmail.qq.com') : !carried;
  if (endsOn !== 'own host' && over && at !== to)
    return { sid: '', head: `https://${to}/cgi-bin/`, path: `login?fun=carry&ticket=${world.ticket(account)}` };
  const { sid } = world.open(account);
  giveSid(c, world, sid);
  const member = memberPage === 'single page' ? `../home/index?sid=${sid}#/list/1` : `frame_html?sid=${sid}&r=${newR()}`;
  return {
    sid,
    head: `https://${at}/cgi-bin/`,
    path: account.role === 'admin' ? `bizmail?sid=${sid}&t=biz_rf_home&init=1` : member,
  };
}

/** The answer of an XHR sign-in in the shape of the variant. */
export function xhr(c: Context, world: ExmailWorld, answer: Readonly<Record<string, unknown>>): Response {
  const wrap = (value: unknown) => (world.variant.xhrShape === 'DATA' && typeof value === 'string' ? [{ DATA: value }] : value);
  const body = JSON.stringify(Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, wrap(value)])));
  const text = world.variant.xhrShape === 'while(1)' ? `while(1);${body}` : body;
  return c.body(text, 200, { 'Content-Type': 'text/html;charset=UTF-8' });
}

function failed(c: Context, world: ExmailWorld, message: LoginMessage, account: string, byXhr: boolean) {
  if (byXhr) {
    const errtype = errtypeOf(message);
    return xhr(c, world, { errtype: `${errtype}`, target: { errtype: `${errtype}` }, errmsg: loginMessages[message] });
  }
  if (message === 'safeLogin') return c.html(safeLoginPage());
  return c.html(loggingInPage({ head: `https://${hostOf(c)}/cgi-bin/`, message, account }));
}

async function login(c: Context, world: ExmailWorld) {
  const field = await fieldsOf(c);
  const visit = visitOf(c, world);
  const form = c.req.method === 'POST' ? Object.values(await c.req.parseBody()) : [];
  const byXhr = c.req.header('X-Requested-With') === 'XMLHttpRequest';
  const typed = field('inputuin') === '' ? `${field('uin')}@${field('domain')}` : field('inputuin');
  const outcome = passwordLogin(world, visit, {
    account: typed === '@' ? '' : typed.includes('@') ? typed : `${typed}@biz.mail.qq.com`,
    p: field('p'),
    ts: field('ts'),
    captcha: field('verifycode') === '' ? field('vc') : field('verifycode'),
    fields: form.filter((value) => typeof value === 'string'),
    second: field('wx_token') === '' ? field('sms_token2') : field('wx_token'),
    trust: field('trust') !== '',
    trusted: getCookie(c, 'exm_trust') ?? '',
  });
  if ('message' in outcome) return failed(c, world, outcome.message, field('inputuin'), byXhr);
  if (field('trust') !== '') {
    const token = randomLetters(24);
    outcome.ok.trusted.add(token);
    setCookie(c, 'exm_trust', token, { path: '/', secure: true, maxAge: 30 * 86_400 });
  }
  const entered = enter(c, world, outcome.ok);
  if (byXhr)
    return xhr(c, world, {
      sid: entered.sid === '' ? 'carried' : entered.sid,
      target: '',
      url: `${entered.head}${entered.path}`,
    });
  return c.html(loggingInPage({ head: entered.head, path: entered.path }));
}

/** GET: the school's own sign-in, or a session carried over from the other host. */
function byTicket(c: Context, world: ExmailWorld) {
  const account = world.takeTicket(c.req.query('ticket') ?? c.req.query('authkey') ?? '');
  const problem = account === null ? 'errorSysErr' : stateProblem(account);
  if (account === null || problem !== null) return c.redirect(`/cgi-bin/loginpage?t=dm_loginpage&errmsg=${problem}`);
  const carried = c.req.query('fun') === 'carry';
  if (!carried) remember(world, account, 'school', 'ok');
  const { head, path } = enter(c, world, account, carried);
  return c.redirect(`${head}${path}`);
}

/** Adds them. */
export function loginRoutes(app: Hono, world: ExmailWorld): void {
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/', (c) => home(c, world));
  app.get('/login', (c) => showLogin(c, world));
  app.get('/cgi-bin/login', (c) => byTicket(c, world));
  app.post('/cgi-bin/login', (c) => login(c, world));
  app.get('/cgi-bin/getverifyimage', (c) => {
    world.lastCaptcha = newCaptcha(visitOf(c, world));
    return c.body(captchaPicture(world.lastCaptcha), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
  });
}
