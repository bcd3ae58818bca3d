// Builds the extension's own pages around a fake background and serves them with the extension's content security policy.
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { once } from '../../e2e/harness/once.ts';
import manifest from '../../house/manifests/chrome-mv3.json' with { type: 'json' };
import { messagesOf } from './messages.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const pages = ['popup', 'options', 'welcome', 'card'] as const;
export type PageName = (typeof pages)[number];

/** As the approved manifest states it: trusted types included, so that a view which makes markup of a text complains. */
const { extension_pages: policy } = manifest.content_security_policy;

const stands: Plugin = {
  name: 'stands-for-the-extension',
  enforce: 'pre',
  resolveId(source) {
    if (source.endsWith('/messaging/sender.ts')) return path.join(import.meta.dirname, 'fake-sender.ts');
    if (/\/settings\/(?:notice|host)-permission\.ts$/.test(source)) return path.join(import.meta.dirname, 'fake-permission.ts');
    return source === './item.ts' ? path.join(import.meta.dirname, 'fake-storage.ts') : null;
  },
};

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

export interface Views {
  readonly address: (page: PageName, query: Readonly<Record<string, string>>) => string;
  readonly close: () => Promise<void>;
}

async function buildPages(outDir: string): Promise<void> {
  // A test runner says `test` here, and React would be built for development.
  process.env['NODE_ENV'] = 'production';
  await build({
    root: path.join(root, 'entrypoints'),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    plugins: [stands, react()],
    build: {
      outDir,
      emptyOutDir: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages.map((page) => path.join(root, 'entrypoints', page, 'index.html')) },
    },
  });
}

/** Serves the pages on a free port; they are built once for a whole run. */
export async function serveViews(): Promise<Views> {
  const folder = await once('views', buildPages);
  if (folder === null) throw new Error('the pages are built in a run of the e2e project only');
  const files = new Map<string, string | Uint8Array>();
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const place = path.join(file.parentPath, file.name);
    files.set(`/${path.relative(folder, place)}`, await readFile(place));
  }
  for (const language of ['zh_CN', 'en'] as const) {
    files.set(`/_locales/${language}/messages.json`, JSON.stringify(await messagesOf(language)));
  }
  for (const size of [48, 96]) files.set(`/icon/${size}.png`, await readFile(path.join(root, `public/icon/${size}.png`)));
  files.set('/frame.html', '<!doctype html><title>page</title><body><script type="module" src="/frame.js"></script></body>');
  files.set(
    '/frame.js',
    "const f=document.createElement('iframe');f.src='/card/index.html'+location.search;f.width=380;f.height=260;f.id='card';document.body.append(f);",
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    const file = files.get(pathname);
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': kinds[path.extname(pathname)] ?? 'text/plain',
      'content-security-policy': pathname.startsWith('/frame') ? "default-src 'self'" : policy,
    });
    return response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (page, query) =>
      `http://127.0.0.1:${port}/${page === 'card' ? 'frame.html' : `${page}/index.html`}?${new URLSearchParams(query)}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
