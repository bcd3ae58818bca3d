// One web application for all practice hosts: troubles first, then registered pages and shapes, then the host's own pages.
import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { consoleRoutes } from './console/routes.ts';
import type { Controls } from './controls.ts';
import { coremailRoutes } from './coremail/routes.ts';
import { webFile } from './coremail/web-files.ts';
import { freshResult, loginPage } from './coremail/login-page.ts';
import type { World } from './coremail/world.ts';
import { exmailConsoleRoutes } from './console/exmail-routes.ts';
import type { ExmailControls } from './exmail/controls.ts';
import { hostedPage } from './exmail/pages/hosted.ts';
import { exmailRoutes } from './exmail/routes.ts';
import { exmailHosts, type ExmailWorld } from './exmail/world.ts';
import { faultMiddleware, type LoginOf } from './fault-answers.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import { lookalikeRoutes, type Caught } from './hosts/lookalike.ts';
import { shapeRoutes, type RegisteredPage } from './hosts/shapes.ts';

const coremailHosts = new Set(['mail.cqu.edu.cn', 'localhost', '127.0.0.1']);

export interface SiteParts {
  readonly world: World;
  readonly controls: Controls;
  readonly exmail: ExmailWorld;
  readonly exmailControls: ExmailControls;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly pages: Map<string, RegisteredPage>;
  readonly caught: Caught[];
  readonly reset: () => void;
}

/** The application behind the port. */
export function practiceApp(parts: SiteParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const { world, controls, exmail, exmailControls, journal, faults, pages, caught, reset } = parts;
  const coremail = coremailRoutes(world);
  const exmailPages = exmailRoutes(exmail);
  const exmailConsole = exmailConsoleRoutes(exmailControls);
  const lookalike = lookalikeRoutes(caught);
  const shapes = shapeRoutes();
  const practiceConsole = consoleRoutes(controls, reset);

  const login = (host: string): LoginOf => {
    const isExmail = exmailHosts.some((known) => known === host);
    const page = async () => {
      const text = isExmail
        ? await hostedPage(exmail, exmail.visit(undefined), { message: '', account: '' })
        : await loginPage(world, world.visit(), freshResult);
      return new Response(`${text}`, { headers: { 'Content-Type': 'text/html;charset=UTF-8' } });
    };
    return { path: isExmail ? '/cgi-bin/loginpage' : '/coremail/index.jsp', page };
  };

  app.use(async (c, next) => {
    if (c.req.path.startsWith('/practice/')) return next();
    return journal.answer(c.req.raw, async (entry) => {
      await next();
      entry.status = entry.fault !== null && c.env.incoming.socket.destroyed ? 0 : c.res.status;
    });
  });
  app.use(async (c, next) => {
    const trouble = c.req.path.startsWith('/practice/')
      ? null
      : world.failures.take(c.req.url, ['offline', '500', 'slow', 'limit']);
    if (trouble?.kind === 'offline') c.env.incoming.socket.destroy();
    if (trouble?.kind === 'slow')
      await new Promise((resolve) => {
        setTimeout(resolve, trouble.delayMs ?? 2000);
      });
    if (trouble?.kind === '500') c.res = c.text('HTTP Status 500', 500);
    else if (trouble?.kind === 'limit')
      c.res = c.text('Too Many Requests', 429, { 'Retry-After': `${trouble.retryAfter ?? 60}` });
    else await next();
    if (!c.res.headers.has('Date')) c.res.headers.set('Date', new Date(world.clock.now()).toUTCString());
  });
  const trouble = faultMiddleware(faults, login, () => world.clock.now());
  app.use((c, next) => (c.req.path.startsWith('/practice/') ? next() : trouble(c, next)));

  app.all('*', async (c) => {
    const registered = pages.get(c.req.path);
    if (registered !== undefined) return c.html(registered.html, 200, { ...registered.headers });
    if (c.req.path.startsWith('/shapes/')) return shapes.fetch(c.req.raw, c.env);
    const host = new URL(c.req.url).hostname;
    if (coremailHosts.has(host))
      return (c.req.path.startsWith('/practice/') ? practiceConsole : coremail).fetch(c.req.raw, c.env);
    if (exmailHosts.some((known) => known === host))
      return (c.req.path.startsWith('/practice/') ? exmailConsole : exmailPages).fetch(c.req.raw, c.env);
    if (c.req.path === '/coremail/common/assets/style.css') {
      const file = await webFile('style.css');
      return c.body(file?.body ?? '', 200, { 'Content-Type': 'text/css;charset=UTF-8' });
    }
    return lookalike.fetch(c.req.raw, c.env);
  });
  return app;
}
