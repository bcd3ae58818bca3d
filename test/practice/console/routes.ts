// /practice/console: for a person who tries the practice systems. Placeholder until the pages are there.
import { Hono } from 'hono';
import type { World } from '../coremail/world.ts';

/** The console's routes. */
export function consoleRoutes(world: World): Hono {
  const app = new Hono();
  app.get('/practice/console', (c) => c.text(`${world.accounts.size} accounts`));
  return app;
}
