// Static pages under any host: saved page shapes of test/fixtures/pages, and pages a test registers.
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Hono } from 'hono';

/** A page a test put at a path. */
export interface RegisteredPage {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

const folder = new URL('../../fixtures/pages/', import.meta.url);
const types: Record<string, string> = {
  '.html': 'text/html;charset=UTF-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
};

/** `/shapes/<file or folder/file>`. */
export function shapeRoutes(): Hono {
  const app = new Hono();
  app.get('/shapes/:file{.+}', async (c) => {
    const file = c.req.param('file');
    if (file.split('/').includes('..')) return c.notFound();
    try {
      const body = await readFile(new URL(file, folder));
      return c.body(new Uint8Array(body), 200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return c.notFound();
      throw error;
    }
  });
  return app;
}
