// Tests that are switched off, narrowed or assert nothing do not count, so there are none.
import { describe, expect, it } from 'vitest';
import type { Source } from './source.ts';
import { parse, placeOf, readSources } from './source.ts';

const off = new Set(['skip', 'only', 'todo', 'fails', 'skipIf', 'runIf']);

/** `it.skip`, `describe.only`, `xit` and their like. */
function narrowed(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    parse(source).nodes.flatMap(({ node }) => {
      const property = node['property'] as { name?: string } | undefined;
      const object = node['object'] as { name?: string } | undefined;
      const isOff =
        node.type === 'MemberExpression' &&
        ['it', 'test', 'describe', 'suite'].includes(object?.name ?? '') &&
        off.has(property?.name ?? '');
      const isX =
        node.type === 'CallExpression' && /^x(it|describe|test)$/.test((node['callee'] as { name?: string }).name ?? '');
      return isOff || isX ? [placeOf(source, node.start)] : [];
    }),
  );
}

/** Test files in which nothing is asserted. */
function silent(sources: readonly Source[]): string[] {
  return sources.filter(({ text }) => !/\b(expect|assert)\w*\s*[.(<]/.test(text)).map(({ path }) => path);
}

const tests = readSources(/^test\/.*\.(test|e2e|soak)\.tsx?$/);

describe('the tests', () => {
  it('are all switched on', () => {
    expect(narrowed(tests)).toEqual([]);
  });
  it('all assert something', () => {
    expect(silent(tests)).toEqual([]);
  });
});

describe('the rules about tests', () => {
  it.each(["it.skip('a', b);", "describe.only('a', b);", "it.todo('a');", "xit('a', b);", "it.skipIf(a)('b', c);"])(
    'notice %s',
    (text) => {
      expect(narrowed([{ path: 'test/a.test.ts', text }])).toHaveLength(1);
    },
  );
  it('notice a file without an assertion', () => {
    expect(silent([{ path: 'test/a.test.ts', text: "it('does something', () => void 0);" }])).toHaveLength(1);
  });
});
