// One browser with the built pages for a test file; each test opens its view, which is closed after it.
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Browsing, type Look, openViews, type OpenView } from './open-views.ts';
import type { PageName } from './serve-views.ts';

/** Starts the browser for the file; what it gives opens a page of the extension in a scene. */
export function fileViews(): (page: PageName, look: Look) => Promise<OpenView> {
  let browsing: Browsing;
  let open: OpenView | null = null;
  beforeAll(async () => {
    browsing = await openViews();
  }, 60_000);
  afterAll(() => browsing.close());
  afterEach(async () => {
    await open?.close();
    open = null;
  });
  return async (page, look) => {
    open = await browsing.open(page, look);
    return open;
  };
}
