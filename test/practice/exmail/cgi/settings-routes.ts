// Routes of the settings.
import type { Hono } from 'hono';
import type { ExmailWorld } from '../world.ts';
import { guarded } from './guard.ts';
import { passwordPage } from '../pages/settings-pages.ts';

/** Adds them. */
export function settingsRoutes(app: Hono, world: ExmailWorld): void {
  app.get(
    '/cgi-bin/setting4',
    guarded(world, ({ c, session }) => c.html(passwordPage(session))),
  );
}
