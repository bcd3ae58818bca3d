// The addresses of the practice Beijing mail: log-in, token, mailbox, settings, reset. All of them are made up.
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { note } from '../journal.ts';
import { fileRoute, pageFiles } from '../page-files.ts';
import { captchaPicture } from '../page-parts.ts';
import { randomLetters } from '../random-letters.ts';
import { loginPage, tokenPage } from './pages/login.ts';
import { mailPage, settingsPage } from './pages/mail.ts';
import { resetCodePage, resetNamePage } from './pages/reset.ts';
import { unreadOf } from './member.ts';
import type { BeijingVisit, BeijingWorld } from './world.ts';

type Fields = (name: string) => string;
interface Call {
  readonly c: Context;
  readonly visit: BeijingVisit;
  readonly field: Fields;
  readonly byScript: boolean;
}

async function fieldsOf(c: Context): Promise<Fields> {
  const json = (c.req.header('Content-Type') ?? '').includes('json');
  const form: Record<string, unknown> = json ? await c.req.json() : await c.req.parseBody();
  return (name) => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };
}

/** All routes. */
export function beijingRoutes(world: BeijingWorld): Hono {
  const app = new Hono();
  const visitOf = (c: Context) => {
    const visit = world.visit(getCookie(c, 'bj_visit'));
    setCookie(c, 'bj_visit', visit.id, { path: '/', secure: true, httpOnly: true });
    return visit;
  };
  const get = (path: string, act: (c: Context, visit: BeijingVisit) => Response | Promise<Response>) =>
    app.get(path, (c) => act(c, visitOf(c)));
  const post = (path: string, act: (call: Call) => Response | Promise<Response>) =>
    app.post(path, async (c) =>
      act({ c, visit: visitOf(c), field: await fieldsOf(c), byScript: c.req.header('X-Requested-With') === 'XMLHttpRequest' }),
    );
  const next = ({ address, passed }: BeijingVisit) => (passed ? '/mail' : address === null ? '/' : '/token');

  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/web/:file', fileRoute(pageFiles(new URL('./web/', import.meta.url))));
  get('/', (c, visit) => (world.signedIn(visit) === null ? c.html(loginPage(world, '', '')) : c.redirect('/mail')));
  post('/login', ({ c, visit, field, byScript }) => {
    const words = world.logIn(visit, field('address'), field('password'), field('token'));
    if (byScript) return c.json(words === null ? { next: next(visit) } : { words });
    return words === null ? c.redirect(next(visit), 303) : c.html(loginPage(world, words, field('address')));
  });
  get('/token', (c, visit) => (visit.address === null ? c.redirect('/') : c.html(tokenPage(world, ''))));
  post('/token', ({ c, visit, field, byScript }) => {
    const words = world.prove(visit, field('token'));
    if (byScript) return c.json(words === null ? { next: next(visit) } : { words });
    return words === null ? c.redirect('/mail', 303) : c.html(tokenPage(world, words));
  });
  get('/mail', (c, visit) => {
    const member = world.signedIn(visit);
    return member === null ? c.redirect('/') : c.html(mailPage(world, member));
  });
  get('/numbers', (c, visit) => {
    const member = world.signedIn(visit);
    return c.json(
      member === null ? { leave: true } : { unread: unreadOf(member), subjects: member.mails.map((mail) => mail.subject) },
    );
  });
  get('/settings', (c, visit) => (world.signedIn(visit) === null ? c.redirect('/') : c.html(settingsPage(world))));
  post('/settings/password', ({ c, visit, field }) => {
    const member = world.signedIn(visit);
    if (member === null) return c.json({ words: '会话已过期，请重新登录', leave: true });
    const words = world.change(member, field('old'), field('fresh'), field('again'), field('validity'));
    if (words !== null) return c.json({ words });
    const leave = world.variant.afterChange !== 'stays';
    if (leave) visit.passed = false;
    if (leave) visit.address = null;
    return c.json({ done: true, words: leave ? '密码修改成功，请重新登录' : '密码修改成功', leave });
  });
  get('/captcha', (c, visit) => {
    visit.captcha = randomLetters(4, 'ABCDEFGHJKLMNPQRSTUVWXYZ');
    world.lastCaptcha = visit.captcha;
    return c.body(captchaPicture(visit.captcha), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
  });
  get('/reset', (c) => c.html(resetNamePage(world)));
  post('/reset/send', ({ c, visit, field }) => c.json(world.sendReset(visit, field('address'), field('captcha'))));
  get('/reset/code', (c, visit) =>
    visit.resetting === null ? c.redirect('/reset') : c.html(resetCodePage(world, visit.resetting)),
  );
  post('/reset/save', ({ c, visit, field }) => {
    const words = world.resetPassword(visit, field('code'), field('fresh'), field('again'));
    return c.json(words === null ? { done: true, words: '密码重置成功' } : { words });
  });
  get('/logout', (c, visit) => {
    world.visits.delete(visit.id);
    note('session ended');
    return c.redirect('/');
  });
  return app;
}
