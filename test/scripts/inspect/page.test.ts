// @vitest-environment node
// Many pages are inspected in few tabs of one browser: starting one for each would make a thousand pages an hour's work.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inspectPages } from '../../../scripts/inspect/page.ts';

const count = { browsers: 0, tabs: 0, looks: 0, bundles: 0, closed: 0 };
vi.mock('../../../scripts/inspect/page-bundle.ts', () => ({
  bundleForPage: async () => {
    count.bundles += 1;
    return 'script';
  },
}));
vi.mock('../../../scripts/inspect/page-browser.ts', () => {
  const newPage = async () => {
    count.tabs += 1;
    return {
      setJavaScriptEnabled: async () => undefined,
      goto: async () => null,
      evaluate: async (what: unknown) => {
        if (what === 'script') return undefined;
        count.looks += 1;
        return { kind: 'other', fields: [] };
      },
    };
  };
  const close = async () => {
    count.closed += 1;
  };
  return {
    openBrowser: async () => {
      count.browsers += 1;
      return { newPage, close };
    },
  };
});

const names = Array.from({ length: 200 }, (_, place) => `${String(place).padStart(3, '0')}.html`);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-inspect-'));
  for (const name of names) await writeFile(join(folder, name), '<!doctype html>');
});
afterAll(() => rm(folder, { recursive: true }));

it('two hundred pages are looked at in order, by one browser in three tabs, with one script', async () => {
  const lines: string[] = [];
  await inspectPages([folder], { host: null, write: (line) => void lines.push(line) });
  const files = lines.map((line) => (JSON.parse(line) as { readonly file: string }).file);
  expect(files).toEqual(names.map((name) => join(folder, name)));
  expect(count).toEqual({ browsers: 1, tabs: 3, looks: 200, bundles: 1, closed: 1 });
});
