// The addresses of the practice Coremail.
import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { domains } from './seeds.ts';
import { boundMethods } from './account.ts';
import { jsonRoute, mailJspRoute, setSessionCookies } from './json/json-route.ts';
import { finish, firstStep } from './login.ts';
import { freshResult, loginPage, type LoginResult } from './login-page.ts';
import { fileRoute } from '../page-files.ts';
import { captchaPicture } from '../page-parts.ts';
import { appPage, blankPage, dialogFramePage, enteredPage, panelFramePage } from './other-pages.ts';
import { checkMethod, methodFrom } from './second-step.ts';
import type { LoginVisit } from './session.ts';
import { styleSheet, webFile } from './web-files.ts';
import { choices, type Variant } from '../variant.ts';
import type { World } from './world.ts';

type Form = (name: string) => string;

/** A posted form: step one, or the code of a panel that posts. Answers the result code. */
function posted(world: World, visit: LoginVisit, field: Form): LoginResult {
  const method = methodFrom(field('secondAuthType'));
  const account = visit.address === null ? undefined : world.accounts.get(visit.address);
  if (method !== null && account !== undefined && visit.passwordOk) {
    const code = checkMethod(world, account, method, 'login', field('secondAuthCode'));
    if (code === 'S_OK') {
      visit.validated = true;
      visit.trust = field('authorizeDevice') === 'true';
    }
    return { code, uid: account.address, domain: domains[0], method };
  }
  const device = { accessToken: field('accessToken'), timestamp: field('timestamp'), signature: field('signature') };
  const [uid, domain] = [field('uid'), field('domain')];
  const code = firstStep(world, visit, { uid, domain, password: field('password'), captcha: field('verifyCode'), device });
  return { code, uid, domain, method: '' };
}

async function loginPost(world: World, c: Context): Promise<Response> {
  const visit = world.visits.get(c.req.query('sid') ?? '');
  if (visit === undefined) return c.html(loginPage(world, world.visit(), { ...freshResult, code: 'FA_SESSION_EXPIRED' }));
  const form = await c.req.parseBody();
  const result = posted(world, visit, (name) => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  });
  const entry = result.code === 'S_OK' ? finish(world, visit) : null;
  if (entry === null) return c.html(loginPage(world, visit, result));
  setSessionCookies(c, entry);
  const plain = world.variant.generation === 'XT3' && entry.token === '';
  return plain ? c.redirect(entry.mainUrl) : c.html(enteredPage(entry));
}

function application(world: World, c: Context): Response | Promise<Response> {
  const sid = c.req.query('sid');
  if (sid === undefined) return c.html(blankPage());
  const session = world.session(sid, getCookie(c, 'Coremail'));
  if (typeof session === 'string') return c.redirect(`/coremail/index.jsp?expired=${session}`);
  return c.html(appPage(world, session));
}

/** All routes of one practice Coremail. */
export function coremailRoutes(world: World): Hono {
  const app = new Hono();
  const login = (c: Context) => {
    const code = c.req.query('expired') === undefined ? '' : 'FA_SESSION_EXPIRED';
    return c.html(loginPage(world, world.visit(), { ...freshResult, code }));
  };
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/', login);
  app.get('/coremail/', login);
  app.get('/coremail/index.jsp', login);
  app.post('/coremail/index.jsp', (c) => loginPost(world, c));
  app.all('/coremail/s/json', jsonRoute(world));
  app.get('/coremail/common/assets/style.css', async (c) =>
    c.body(await styleSheet(namesOf(c)), 200, { 'Content-Type': 'text/css;charset=UTF-8' }),
  );
  app.get('/coremail/common/assets/:file', fileRoute(webFile));
  app.get('/coremail/common/assets/web/:file', fileRoute(webFile));
  app.get('/coremail/common/blank.jsp', (c) => c.html(blankPage()));
  app.get('/coremail/common/dialog.jsp', (c) => c.html(dialogFramePage(namesOf(c))));
  app.get('/coremail/common/secondauth.jsp', (c) => {
    const [tempSid = '', method = '', code = ''] = ['sid', 'method', 'code'].map((name) =>
      (c.req.query(name) ?? '').replace(/\W/g, ''),
    );
    const address = world.visits.get(tempSid)?.address ?? '';
    const account = world.variant.accountShown === 'gone' ? '' : address;
    return c.html(panelFramePage(world, { tempSid: world.visits.has(tempSid) ? tempSid : '', method, code, account }));
  });
  app.get('/coremail/displayVerifyCode.jsp', (c) => {
    const visit = world.visits.get(c.req.query('sid') ?? '');
    if (visit === undefined) return c.notFound();
    world.lastCaptcha = visit.captcha;
    return c.body(captchaPicture(visit.captcha), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
  });
  app.get('/coremail/main.jsp', (c) =>
    c.redirect(`/coremail/${world.variant.appPath}/index.jsp?${new URL(c.req.url).searchParams}`),
  );
  app.get('/coremail/:app{XT[35]?}/index.jsp', (c) => application(world, c));
  app.all('/coremail/:app{XT[35]?}/jsp/mail.jsp', mailJspRoute(world));
  return app;
}

function namesOf(c: Context): Variant['classNames'] {
  const asked = c.req.query('names');
  return choices.classNames.find((kind) => kind === asked) ?? 'coremail';
}

/** Whether the account may still use a mail client with this password (see flows A0 and the traps). */
export function clientMayEnter(world: World, address: string, password: string): boolean {
  const account = world.accounts.get(address);
  if (account === undefined) return false;
  if (account.clientPasswords.some((made) => made.password === password)) return true;
  return account.password === password && boundMethods(account).length === 0 && !account.clientPasswordEver;
}
