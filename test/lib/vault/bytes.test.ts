import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromBase64, isBase64, newId, sameBytes, toBase64 } from '../../../lib/vault/bytes.ts';

/** The browser's decoder as its standard says: white space is overlooked, and `strict` refuses what is not canonical otherwise. */
function decodeAsBrowsersDo(text: string, options?: { lastChunkHandling?: string }): Uint8Array {
  const bare = text.replaceAll(/[\t\n\f\r ]/g, '');
  const bytes = Buffer.from(bare, 'base64');
  if (options?.lastChunkHandling !== 'strict' || bytes.toString('base64') !== bare) throw new SyntaxError('no base64');
  return Uint8Array.from(bytes);
}

describe.each(['our own decoder', "the browser's decoder"])('base64 by %s', (decoder) => {
  beforeEach(() => {
    const decode = decoder === 'our own decoder' ? undefined : decodeAsBrowsersDo;
    vi.stubGlobal('Uint8Array', Object.assign(class extends Uint8Array {}, { fromBase64: decode }));
  });
  afterEach(() => vi.unstubAllGlobals());

  it.each([0, 1, 2, 3, 100, 8_191, 8_192, 8_193, 100_000])('of %i bytes is that of Node, and comes back', (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7) % 256);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(sameBytes(fromBase64(toBase64(bytes)), bytes)).toBe(true);
  });

  it.each([
    'A',
    'AA',
    'AAA',
    'AAA=A',
    'AB==',
    'AAB=',
    'A===',
    '====',
    'AA==AA==',
    'A-__',
    'AA A',
    'AAAA\n',
    'ÄAAA',
    'AA=='.repeat(2),
  ])('in the spelling %j is refused', (text) => {
    expect(isBase64(text)).toBe(false);
    expect(() => fromBase64(text)).toThrow('damaged');
  });

  it.each(['', 'AA==', 'AQ==', 'AAA=', 'AAE=', 'AAAA', '+/+/'])('in the spelling %j is taken', (text) => {
    expect(Buffer.from(fromBase64(text)).toString('base64')).toBe(text);
  });
});

describe('ids and bytes', () => {
  it('are 24 characters and never the same', () => {
    const ids = Array.from({ length: 100 }, newId);
    expect(ids.every((id) => id.length === 24 && isBase64(id))).toBe(true);
    expect(new Set(ids).size).toBe(100);
  });

  it('are compared to the last one', () => {
    expect(sameBytes(new Uint8Array([1, 2]), new Uint8Array([1, 3]))).toBe(false);
    expect(sameBytes(new Uint8Array([1, 2]), new Uint8Array([1, 2, 3]))).toBe(false);
    expect(sameBytes(new Uint8Array(), new Uint8Array())).toBe(true);
  });
});
