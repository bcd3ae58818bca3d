// The addresses of the first step: the login page with its forms, captcha, SMS code, QR, tickets, leaving.
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { encodeQR } from 'qr';
import { note } from '../journal.ts';
import { fileRoute, pageFiles } from '../page-files.ts';
import { captchaPicture } from '../page-parts.ts';
import { randomLetters } from '../random-letters.ts';
import { cookies, kept, sessionOf, visitOf } from './cookies.ts';
import { needsPicture, passwordStep, problemWords, type LoginProblem } from './login.ts';
import type { UnifiedMember } from './member.ts';
import { conflictPage, loginPage, unknownServicePage, welcomePage } from './pages/login.ts';
import { reAuthRoutes } from './reauth-routes.ts';
import { knownService, type UnifiedSession, type UnifiedVisit, type UnifiedWorld } from './world.ts';

const files = fileRoute(pageFiles(new URL('./web/', import.meta.url)));

/** Where a log-in leads: to the second factor, back to the service with a ticket, or to the page of its own. */
function onward(c: Context, world: UnifiedWorld, session: UnifiedSession, service: string) {
  const { pathname } = new URL('/authserver/reAuthCheck/reAuthLoginView.do', c.req.url);
  if (!session.passed) return c.redirect(`${pathname}?isMultifactor=true&service=${encodeURIComponent(service)}`);
  return service === '' ? c.html(welcomePage(session.username)) : c.redirect(world.granted(session.username, service));
}

function show(c: Context, world: UnifiedWorld) {
  const service = c.req.query('service') ?? '';
  if (service !== '' && !service.startsWith(knownService)) return c.html(unknownServicePage());
  const known = sessionOf(c, world);
  return known === null ? c.html(loginPage(world, visitOf(c, world), '', '')) : onward(c, world, known.session, service);
}

function refuse(c: Context, world: UnifiedWorld, visit: UnifiedVisit, problem: LoginProblem, username: string) {
  if (problem === 'other session') {
    c.header('X-Frame-Options', 'DENY');
    return c.html(conflictPage(c.req.query('service') ?? ''));
  }
  return c.html(loginPage(world, visit, problemWords[problem], username), 401);
}

async function login(c: Context, world: UnifiedWorld) {
  const form = await c.req.parseBody();
  const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  const visit = visitOf(c, world);
  const enter = (member: UnifiedMember) => {
    const session = world.open(member, getCookie(c, cookies.trust) ?? '');
    setCookie(c, cookies.session, session.id, kept);
    return onward(c, world, session, c.req.query('service') ?? '');
  };
  if (field('_eventId') === 'continue') {
    const member = world.members.get(visit.waiting ?? '');
    visit.waiting = null;
    return member === undefined ? refuse(c, world, visit, 'wrong', '') : enter(member);
  }
  if (field('execution') !== `e1s1-${visit.id}`) return refuse(c, world, visit, 'wrong', '');
  const username = field('username');
  if (field('cllt') === 'userNameLogin') {
    const step = passwordStep(world, visit, { username, sealed: field('password'), captcha: field('captcha') });
    return 'member' in step ? enter(step.member) : refuse(c, world, visit, step.problem, username);
  }
  const byPhone = field('cllt') === 'dynamicLogin';
  const member = byPhone
    ? [...world.members.values()].find(({ phone }) => phone === username)
    : world.members.get(visit.scanned ?? '');
  const good = member !== undefined && (!byPhone || world.takeSent(member, 'login', field('dynamicCode')));
  if (member !== undefined) world.remember(member, byPhone ? 'dynamic' : 'qr', good ? 'ok' : 'wrong');
  visit.scanned = null;
  return good ? enter(member) : refuse(c, world, visit, byPhone ? 'captcha' : 'wrong', '');
}

/** All routes of the practice unified log-in. */
export function unifiedRoutes(world: UnifiedWorld): Hono {
  const app = new Hono();
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/', (c) => c.redirect('/authserver/login'));
  app.get('/authserver/login', (c) => show(c, world));
  app.post('/authserver/login', (c) => login(c, world));
  app.get('/authserver/logout', (c) => {
    if (world.sessions.delete(getCookie(c, cookies.session) ?? '')) note('session ended');
    return c.redirect('/authserver/login');
  });
  app.get('/authserver/checkNeedCaptcha.htl', (c) => c.json({ isNeed: needsPicture(world, visitOf(c, world)) }));
  app.get('/authserver/getCaptcha.htl', (c) => {
    const visit = visitOf(c, world);
    visit.captcha = randomLetters(4, 'ABCDEFGHJKLMNPQRSTUVWXYZ');
    world.lastCaptcha = visit.captcha;
    return c.body(captchaPicture(visit.captcha), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
  });
  app.post('/authserver/dynamicCode/getDynamicCode.htl', async (c) => {
    const { mobile } = await c.req.parseBody();
    const member = [...world.members.values()].find(({ phone }) => phone === mobile);
    const left = member === undefined ? null : world.send(member, 'login');
    if (member === undefined) return c.json({ res: 'mobile_error', returnMessage: '该手机号未绑定' });
    return c.json(left === null ? { res: 'success', codeTime: 120 } : { res: 'code_time_fail', codeTime: left });
  });
  app.get('/authserver/qrCode/getCode', (c) => {
    const svg = encodeQR(
      `https://${new URL(c.req.url).hostname}/authserver/qrCode/qrCodeLogin.do?uuid=${visitOf(c, world).id}`,
      'svg',
    );
    return c.body(svg, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
  });
  app.get('/authserver/qrCode/getStatus.htl', (c) => c.text(visitOf(c, world).scanned === null ? '0' : '1'));
  app.get('/authserver/web/:file', files);
  reAuthRoutes(app, world);
  return app;
}
