// One web application for all practice hosts: troubles first, then registered pages and shapes, then the host's own pages.
import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { faultMiddleware, type LoginOf } from './fault-answers.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import { webFile } from './coremail/web-files.ts';
import { lookalikeRoutes, type Caught } from './hosts/lookalike.ts';
import { shapeRoutes, type RegisteredPage } from './hosts/shapes.ts';
import { practiceSystems, type System, type Worlds } from './systems.ts';

export interface SiteParts extends Worlds {
  readonly journal: Journal;
  readonly faults: Faults;
  readonly pages: Map<string, RegisteredPage>;
  readonly caught: Caught[];
}

/** The sign-in page of a system, as an answer. Hosts of nobody have that of the first. */
function loginOf({ login }: System): LoginOf {
  const page = async () => new Response(`${await login.page()}`, { headers: { 'Content-Type': 'text/html;charset=UTF-8' } });
  return { path: login.path, page };
}

/** The application behind the port. */
export function practiceApp(parts: SiteParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const { world, journal, faults, pages, caught } = parts;
  const systems = practiceSystems(parts);
  const byHost = new Map(systems.flatMap((system) => system.hosts.map((host) => [host, system] as const)));
  const lookalike = lookalikeRoutes(caught);
  const shapes = shapeRoutes();

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
  const login = (host: string): LoginOf => loginOf(byHost.get(host) ?? systems[0]);
  const trouble = faultMiddleware(faults, login, () => world.clock.now());
  app.use((c, next) => (c.req.path.startsWith('/practice/') ? next() : trouble(c, next)));

  app.all('*', async (c) => {
    const registered = pages.get(c.req.path);
    if (registered !== undefined) return c.html(registered.html, 200, { ...registered.headers });
    if (c.req.path.startsWith('/shapes/')) return shapes.fetch(c.req.raw, c.env);
    const system = byHost.get(new URL(c.req.url).hostname);
    if (system !== undefined)
      return (c.req.path.startsWith('/practice/') ? system.console : system.pages).fetch(c.req.raw, c.env);
    if (c.req.path === '/coremail/common/assets/style.css') {
      const file = await webFile('style.css');
      return c.body(file?.body ?? '', 200, { 'Content-Type': 'text/css;charset=UTF-8' });
    }
    return lookalike.fetch(c.req.raw, c.env);
  });
  return app;
}
