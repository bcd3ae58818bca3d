// The addresses of the practice Exmail.
import { Hono } from 'hono';
import { loginRoutes } from './cgi/login-routes.ts';
import { mailboxRoutes } from './cgi/mailbox-routes.ts';
import { proofRoutes } from './cgi/proof-routes.ts';
import { settingsRoutes } from './cgi/settings-routes.ts';
import { fileRoute, pageFiles } from '../page-files.ts';
import type { ExmailWorld } from './world.ts';

// Arithmetic both systems' pages use.
const rsa = new URL('../coremail/web/rsa.ts', import.meta.url);
const files = fileRoute(pageFiles(new URL('./web/', import.meta.url), { 'rsa.ts': rsa }));

/** All routes of one practice Exmail; every answer says `Server: Wwebsvr`. */
export function exmailRoutes(world: ExmailWorld): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.res.headers.set('Server', 'Wwebsvr');
  });
  loginRoutes(app, world);
  proofRoutes(app, world);
  mailboxRoutes(app, world);
  settingsRoutes(app, world);
  app.get('/coremail/web/:file{rsa\\.ts}', files);
  app.get('/zh_CN/htmledition/:file', files);
  return app;
}
