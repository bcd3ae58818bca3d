// Texts to bytes and back: what is no such text is null, never a guess.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  base64OfBytes,
  bytesOfBase64,
  bytesOfHex,
  bytesOfNumbers,
  hexOfBytes,
  textOfUtf8,
  utf8,
} from '../../../lib/transfer/byte-text.ts';

describe('bytes as text', () => {
  it('come back from base64 and hexadecimal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(bytesOfBase64(base64OfBytes(bytes))).toEqual(bytes);
        expect(bytesOfHex(hexOfBytes(bytes))).toEqual(bytes);
      }),
    );
  });
  it('are read from base64 in both alphabets, padded or not', () => {
    expect([bytesOfBase64('-_8'), bytesOfBase64('+/8=')]).toEqual([Uint8Array.of(251, 255), Uint8Array.of(251, 255)]);
  });
  it.each(['a', 'ab=c', 'a b!', 'ä'])('are not read from %j as base64', (text) => {
    expect(bytesOfBase64(text)).toBeNull();
  });
  it.each(['a', 'zz', '0x'])('are not read from %j as hexadecimal', (text) => {
    expect(bytesOfHex(text)).toBeNull();
  });
  it('are read from lists of numbers, with Java’s sign', () => {
    expect(bytesOfNumbers([-1, 127, 255])).toEqual(Uint8Array.of(255, 127, 255));
    expect([bytesOfNumbers([256]), bytesOfNumbers([0.5]), bytesOfNumbers('1'), bytesOfNumbers(['1'])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
  it('are strict UTF-8, with or without a mark', () => {
    expect([textOfUtf8(utf8('邮钥')), textOfUtf8(utf8('\uFEFFa'))]).toEqual(['邮钥', 'a']);
    expect(textOfUtf8(Uint8Array.of(0xff, 0x41))).toBeNull();
  });
});
