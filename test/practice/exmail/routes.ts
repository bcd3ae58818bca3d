// The addresses of the practice Exmail.
import { Hono } from 'hono';
import { loginRoutes } from './cgi/login-routes.ts';
import { mailboxRoutes } from './cgi/mailbox-routes.ts';
import { proofRoutes } from './cgi/proof-routes.ts';
import { settingsRoutes } from './cgi/settings-routes.ts';
import { exmailFile } from './web-files.ts';
import type { ExmailWorld } from './world.ts';

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
  app.get('/coremail/web/rsa.ts', async (c) =>
    c.body((await exmailFile('rsa.ts'))?.body ?? '', 200, { 'Content-Type': 'text/javascript' }),
  );
  app.get('/zh_CN/htmledition/:file', async (c) => {
    const file = await exmailFile(c.req.param('file'));
    return file === null ? c.notFound() : c.body(file.body, 200, { 'Content-Type': file.type });
  });
  return app;
}
