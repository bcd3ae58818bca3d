// Bytes to base32: the RFC's vectors, and back again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfBase32 } from '../../../lib/otp/base32.ts';
import { base32OfBytes } from '../../../lib/transfer/base32-text.ts';

describe('bytes as base32', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('write %j as %j', (text, expected) => {
    expect(base32OfBytes(new TextEncoder().encode(text))).toBe(expected);
  });
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([...bytesOfBase32(base32OfBytes(bytes))]).toEqual([...bytes]);
      }),
    );
  });
});
