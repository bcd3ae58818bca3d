import { describe, expect, it } from 'vitest';
import { fromBase64, isBase64, newId, sameBytes, toBase64 } from '../../../lib/vault/bytes.ts';

describe('base64', () => {
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
