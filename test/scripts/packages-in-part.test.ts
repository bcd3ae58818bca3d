// Packages of which the build leaves parts out: what is left still does all that is asked of it here.
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Idb from 'idb';
import * as whole from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { inPart } from '../../scripts/packages-in-part.ts';

const { resolve } = createRequire(import.meta.url);

function partOf(path: string): string {
  const code = inPart(readFileSync(path, 'utf8'), path);
  if (code === undefined) throw new Error(`nothing is left out of ${path}`);
  return code;
}

const packagePath = (file: string) => resolve('valibot').replace(/valibot\/dist\/.*$/, file);

/** A package without its parts, as the build has it. */
async function load<Package>(file: string): Promise<Package> {
  const code = partOf(packagePath(file));
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Package;
}

describe('a package of which parts are left out', () => {
  it('is no other than those', () => {
    expect(inPart('const readMethods = 1; export {', '/elsewhere/index.js')).toBeUndefined();
  });

  it('that has changed stops the build', () => {
    expect(() => inPart('export {}', '/node_modules/idb/build/index.js')).toThrow('/idb/build/index.js has changed');
  });

  it("WXT's own module around a script, still begins its plugins and the script, and answers what that answers", () => {
    const path = new URL('../../node_modules/wxt/dist/virtual/unlisted-script-entrypoint.mjs', import.meta.url);
    const part =
      inPart(readFileSync(path, 'utf8'), '\0virtual:wxt-unlisted-script-entrypoint?/project/entrypoints/webmail.ts') ?? '';
    expect(part).not.toContain('catch');
    const begun: string[] = [];
    const [body] = /(?<=\/\/#region src\/virtual)[^]*?(?=export)/.exec(part) ?? [''];
    const run = new Function('initPlugins', 'definition', `//${body}; return result;`);
    expect(run(() => begun.push('plugins'), { main: () => begun.push('script') })).toBe(2);
    expect(begun).toEqual(['plugins', 'script']);
  });

  it('valibot, judges as the whole one, and quotes nothing', async () => {
    const part = await load<typeof whole>('valibot/dist/index.mjs');
    const schemaOf = (v: typeof whole) =>
      v.strictObject({
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(5)),
        list: v.optional(v.array(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(9))))),
        kind: v.variant('is', [
          v.strictObject({ is: v.literal('a'), more: v.record(v.pipe(v.string(), v.regex(/^k/)), v.boolean()) }),
          v.strictObject({ is: v.picklist(['b', 'c']), more: v.union([v.unknown(), v.string()]) }),
        ]),
      });
    const bound = { is: 'b', more: 1 };
    const inputs: readonly unknown[] = [
      { name: 'one', kind: bound },
      { name: 'one', kind: { is: 'a', more: { k: true } }, list: [1, null] },
      { name: 'one', kind: { is: 'a', more: { x: true } } },
      { name: 'one', kind: { is: 'a', more: { k: 1 } } },
      { name: 'one', kind: { is: 'd', more: 1 } },
      { name: 'one', kind: bound, list: [10] },
      { name: 'one', kind: bound, list: [1.5, -1] },
      { name: 'one', kind: bound, other: 1 },
      { name: '', kind: bound },
      { name: 'GEZDGNBV', kind: bound },
      { name: 7, kind: bound },
      { kind: bound },
      null,
      'one',
    ];
    const judged = (v: typeof whole) =>
      inputs.map((input) => {
        const { success, output } = v.safeParse(schemaOf(v), input);
        return success ? output : false;
      });
    expect(judged(part)).toEqual(judged(whole));
    expect(judged(part).filter((one) => one !== false)).toHaveLength(2);
    expect(JSON.stringify(part.safeParse(schemaOf(part), inputs[9]).issues)).not.toContain('GEZDGNBV');
    expect(() => part.parse(schemaOf(part), null)).toThrow(part.ValiError);
  });

  it('idb, still writes, reads and says when a transaction is done', async () => {
    const { openDB } = await load<typeof Idb>('idb/build/index.js');
    const database = await openDB('part', 1, { upgrade: (db) => void db.createObjectStore('records') });
    const writing = database.transaction('records', 'readwrite');
    await Promise.all([writing.store.put('value', 'name'), writing.done]);
    expect(await database.transaction('records').store.get('name')).toBe('value');
    database.close();
  });

  it('the polyfill, still answers a message with what a listener promises', async () => {
    const onMessage = { addListener: vi.fn() };
    const get = vi.fn(async () => 'kept');
    const chrome = { runtime: { id: 'own-id', onMessage }, storage: { local: { get } } };
    const module: { exports: { runtime: typeof onMessage extends infer Event ? { onMessage: Event } : never } & typeof chrome } =
      { exports: {} as never };
    const run = new Function(
      'globalThis',
      'chrome',
      'module',
      'exports',
      partOf(packagePath('webextension-polyfill/dist/browser-polyfill.js')),
    );
    run({ chrome }, chrome, module, module.exports);
    module.exports.runtime.onMessage.addListener(async (message: string) => `${message}!`);
    const [[listener]] = onMessage.addListener.mock.calls as [
      [(message: string, sender: object, answer: (said: string) => void) => boolean],
    ];
    const answered = Promise.withResolvers<string>();
    expect(listener('hello', {}, answered.resolve)).toBe(true);
    expect(await answered.promise).toBe('hello!');
    expect(await module.exports.storage.local.get()).toBe('kept');
  });
});
