// What runs inside a web page never holds the vault or the code maker, not even by a chain of imports.
import { describe, expect, it } from 'vitest';
import { reach } from './script-graph.ts';
import type { Source } from './source.ts';
import { readSources } from './source.ts';

const product = readSources(/^(lib|components|entrypoints)\/.*\.tsx?$/);
/** Content scripts, and the scripts that are injected into a page later. */
const pageScripts = product
  .map(({ path }) => path)
  .filter((path) => /^entrypoints\/[\w.-]+\.tsx?$/.test(path) && path !== 'entrypoints/background.ts');
/** The one that is in every listed page. */
const always = 'entrypoints/webmail.ts';
const secretRooms = /^lib\/(vault|otp|background|settings|transfer)\//;
const heavyPackages = /^(react|react-dom|@otplib|hash-wasm|idb|zxing-wasm)(\/|$)/;
/** The first QR reader is there only once a page shows a QR code to bind. */
const lateRooms = /^(lib\/(qr|providers|institutions)\/|qr\/|@webext-core|wxt\/browser)/;

describe('a script that runs in a web page', () => {
  it('exists', () => {
    expect(pageScripts).toContain(always);
    expect(pageScripts.length).toBeGreaterThan(2);
  });
  it('reaches no code of the vault, of the codes, of the background or of the settings', () => {
    const reached = pageScripts.flatMap((path) => [...reach(product, path)].map((to) => `${path} → ${to}`));
    expect(reached.filter((line) => secretRooms.test(line.split(' → ')[1] ?? ''))).toEqual([]);
  });
  it('reaches neither React nor a cipher package nor the large QR reader', () => {
    const content = pageScripts.flatMap((path) => [...reach(product, path)]);
    expect(content.filter((to) => heavyPackages.test(to))).toEqual([]);
  });
  it('brings no QR reader and no knowledge of mail systems into pages that hold nothing for us', () => {
    expect([...reach(product, always)].filter((to) => lateRooms.test(to))).toEqual([]);
  });
});

describe('the walk along imports', () => {
  const files: Source[] = [
    { path: 'entrypoints/a.content.ts', text: "import '../lib/visit/b.ts'; import type { T } from '../lib/vault/t.ts';" },
    { path: 'lib/visit/b.ts', text: "export { c } from './c.ts'; import 'idb';" },
    { path: 'lib/visit/c.ts', text: "export const c = () => import('../vault/t.ts');" },
    { path: 'lib/vault/t.ts', text: 'export type T = 1;' },
  ];
  it('follows re-exports and late imports, over any number of files', () => {
    expect([...reach(files, 'entrypoints/a.content.ts')]).toEqual(['lib/visit/b.ts', 'lib/visit/c.ts', 'lib/vault/t.ts', 'idb']);
  });
  it('does not follow types, of which nothing is left in the build', () => {
    const [first, , , last] = files as [Source, Source, Source, Source];
    expect([...reach([first, { path: 'lib/visit/b.ts', text: '' }, last], first.path)]).toEqual(['lib/visit/b.ts']);
  });
});
