// /practice/console: for a person who tries the practice systems, the other end of every SMS, mail, scan and clock.
import { Hono, type Context } from 'hono';
import type { Controls } from '../controls.ts';
import type { Failure } from '../failures.ts';
import { choiceNames, choices, variantOf, type Variant } from '../variant.ts';
import { consolePage, inboxPage } from './console-page.ts';

const kinds: readonly Failure['kind'][] = ['offline', '500', 'slow', 'refuse', 'code', 'html', 'prefix', 'limit'];

async function fieldsOf(c: Context): Promise<(name: string) => string> {
  const form = await c.req.parseBody();
  return (name) => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };
}

function variantFrom(field: (name: string) => string): Partial<Variant> {
  const chosen = choiceNames.flatMap((name) => {
    const value = choices[name].find((possible) => possible === field(name));
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(chosen) as Partial<Variant>;
}

/** The console's routes. */
export function consoleRoutes(controls: Controls, reset: () => void): Hono {
  const app = new Hono();
  const act = (path: string, what: (field: (name: string) => string) => void, back = '/practice/console') =>
    app.post(path, async (c) => {
      what(await fieldsOf(c));
      return c.redirect(back, 303);
    });
  app.get('/practice/console', (c) => c.html(consolePage(controls)));
  app.get('/practice/inbox', (c) => c.html(inboxPage(controls)));
  act('/practice/clock', (field) => controls.setClock(Number(field('seconds')) * 1000));
  act('/practice/reset', reset);
  act('/practice/seed', (field) => controls.setVariant(variantOf(Number(field('seed')))));
  act('/practice/variant', (field) => controls.setVariant(variantFrom(field)));
  act('/practice/expire', (field) => controls.expireSessions(field('address')));
  act('/practice/read', (field) => controls.markRead(field('address')));
  act('/practice/deliver', (field) =>
    controls.deliver(field('address'), { from: '"练习" <practice@example.com>', subject: '一封新的练习邮件' }),
  );
  act('/practice/fail', (field) => {
    const kind = kinds.find((possible) => possible === field('kind'));
    if (kind !== undefined) controls.fail({ kind, on: '/coremail/' });
  });
  act(
    '/practice/scan',
    (field) => {
      controls.confirmScan(field('address'), field('trust') === 'true');
    },
    '/practice/inbox',
  );
  return app;
}
