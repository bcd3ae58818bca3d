// Who may import whom, and that the rule itself notices.
import { describe, expect, it } from 'vitest';
import { roomProblems } from './room-rules.ts';
import { readSources } from './source.ts';

describe('the rooms', () => {
  it('import, and touch, only what the table allows', () => {
    expect(roomProblems(readSources(/^(lib|components|entrypoints)\//))).toEqual([]);
  });
});

describe('the rule about rooms', () => {
  it.each([
    ['an import across rooms', 'lib/otp/a.ts', "import { b } from '../vault/b.ts';"],
    ['an export across rooms', 'lib/otp/a.ts', "export * from '../vault/b.ts';"],
    ['a dynamic import across rooms', 'lib/visit/a.ts', "await import('../vault/b.ts');"],
    ['code where only types are allowed', 'lib/transfer/a.ts', "import { type A, b } from '../vault/b.ts';"],
    ['types where nothing is allowed', 'lib/page/a.ts', "import type { A } from '../vault/b.ts';"],
    ['the browser in a pure room', 'lib/page/a.ts', "import { browser } from 'wxt/browser';"],
    ['the global chrome in a pure room', 'lib/otp/a.ts', 'void chrome.runtime;'],
    ['a document in a pure room', 'lib/vault/a.ts', 'document.title;'],
    ['a document type in a pure room', 'lib/qr/a.ts', 'export const a = (box: HTMLInputElement) => box;'],
    ['a room that does not exist', 'lib/helpers2/a.ts', ''],
    ['a file outside the rooms', 'lib/a.ts', ''],
    ['code among the texts', 'lib/locales/a.ts', ''],
    ['a way out of the source', 'lib/visit/a.ts', "import '../../test/practice/a.ts';"],
  ])('notices %s', (_, path, text) => {
    expect(roomProblems([{ path, text }])).toHaveLength(1);
  });

  it.each([
    ['an import inside a room', 'lib/otp/a.ts', "import { b } from './b.ts';"],
    ['types where types are allowed', 'lib/transfer/a.ts', "import type { A } from '../vault/b.ts';"],
    ['a field that is called document', 'lib/vault/a.ts', 'export const a = (b: { document: 1 }) => b.document;'],
    ['a package', 'lib/otp/a.ts', "import { a } from 'otplib';"],
  ])('allows %s', (_, path, text) => {
    expect(roomProblems([{ path, text }])).toEqual([]);
  });

  it('does not pass on an empty walk', () => {
    expect(() => readSources(/^no-such-folder\//)).toThrow('no file matches');
  });
});
