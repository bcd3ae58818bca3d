import * as fc from 'fast-check';
import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { Base32Error, bytesOfBase32, normaliseBase32 } from '../../../lib/otp/base32.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a secret as it is written', () => {
  it.each([
    ['MY======', 'f'],
    ['MZXQ====', 'fo'],
    ['MZXW6===', 'foo'],
    ['MZXW6YQ=', 'foob'],
    ['MZXW6YTB', 'fooba'],
    ['MZXW6YTBOI======', 'foobar'],
  ])('%s is %s, with and without its padding (RFC 4648)', (padded, plain) => {
    expect(text(bytesOfBase32(padded))).toBe(plain);
    expect(text(bytesOfBase32(padded.replace(/=+$/, '')))).toBe(plain);
  });
  it.each([
    ['lower case', 'mzxw6ytboi'],
    ['spaces', ' MZXW 6YTB OI '],
    ['hyphens', 'MZXW-6YTB-OI'],
    ['underscores', 'MZXW_6YTB_OI'],
    ['spaces of other kinds', 'MZXW\u00A06YTB\u3000OI\n'],
    ['spaces between the padding', 'MZXW6YTBOI = = ='],
  ])('may have %s', (_kind, written) => {
    expect(normaliseBase32(written)).toBe('MZXW6YTBOI');
    expect(text(bytesOfBase32(written))).toBe('foobar');
  });
  it('gives the bytes that otpauth gives', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        expect(bytesOfBase32(new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });
  it('has no bytes when it is empty (RFC 4648), and is then no secret', () => {
    expect(bytesOfBase32('')).toHaveLength(0);
    expect(() => normaliseBase32('')).toThrow(Base32Error);
  });
  it('drops the bits after the last whole byte', () => {
    expect(bytesOfBase32('XXXXXXXXX')).toHaveLength(5);
  });
});

describe('a secret that cannot be right', () => {
  it.each([
    ['empty', '='],
    ['empty', ' -=='],
    ['digit-in-place-of-letter', 'ABCDEFGHIJKLMNOP1'],
    ['digit-in-place-of-letter', 'ABCD0EFG'],
    ['digit-in-place-of-letter', 'ABCD8EFG'],
    ['digit-in-place-of-letter', 'ABCD9EFG'],
    ['not-ascii', 'ＡＢＣＤ'],
    ['not-ascii', 'ABCD密钥'],
    ['not-ascii', 'ABCDſEFG'],
    ['not-ascii', 'AB\u200BCD'],
    ['bad-character', 'QWERT!YUIOP'],
    ['bad-character', 'AB\u0000CD'],
    ['padding-inside', 'MZXW6===MZXW6==='],
    ['no-byte', 'a'],
  ])('is refused as %s (%#)', (code, written) => {
    expect(() => bytesOfBase32(written)).toThrow(Base32Error);
    expect(() => bytesOfBase32(written)).toThrow(expect.objectContaining({ code }));
  });
  it('is not repeated in the message', () => {
    expect(() => normaliseBase32('SECRETLETTERS1')).not.toThrow(/SECRETLETTERS/);
  });
});
