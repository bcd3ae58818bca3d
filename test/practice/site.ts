// One web application for all practice hosts: troubles first, then registered pages and shapes, then the host's own pages.
import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { consoleRoutes } from './console/routes.ts';
import type { Controls } from './controls.ts';
import { coremailRoutes } from './coremail/routes.ts';
import { webFile } from './coremail/web-files.ts';
import type { World } from './coremail/world.ts';
import { lookalikeRoutes, type Caught } from './hosts/lookalike.ts';
import { shapeRoutes, type RegisteredPage } from './hosts/shapes.ts';

const coremailHosts = new Set(['mail.cqu.edu.cn', 'localhost', '127.0.0.1']);

export interface SiteParts {
  readonly world: World;
  readonly controls: Controls;
  readonly pages: Map<string, RegisteredPage>;
  readonly caught: Caught[];
  readonly reset: () => void;
}

/** The application behind the port. */
export function practiceApp({ world, controls, pages, caught, reset }: SiteParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const coremail = coremailRoutes(world);
  const lookalike = lookalikeRoutes(caught);
  const shapes = shapeRoutes();
  const practiceConsole = consoleRoutes(controls, reset);

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
    c.res.headers.set('Date', new Date(world.clock.now()).toUTCString());
  });

  app.all('*', async (c) => {
    const registered = pages.get(c.req.path);
    if (registered !== undefined) return c.html(registered.html, 200, { ...registered.headers });
    if (c.req.path.startsWith('/shapes/')) return shapes.fetch(c.req.raw, c.env);
    const host = new URL(c.req.url).hostname;
    if (coremailHosts.has(host))
      return (c.req.path.startsWith('/practice/') ? practiceConsole : coremail).fetch(c.req.raw, c.env);
    if (c.req.path === '/coremail/common/assets/style.css') {
      const file = await webFile('style.css');
      return c.body(file?.body ?? '', 200, { 'Content-Type': 'text/css;charset=UTF-8' });
    }
    return lookalike.fetch(c.req.raw, c.env);
  });
  return app;
}
