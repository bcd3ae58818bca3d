import { describe, expect, it } from 'vitest';
import { decodeContent, encodeContent, maxEntries } from '../../../lib/vault/content.ts';
import { utf8 } from '../../../lib/vault/bytes.ts';
import type { Entry, VaultContent } from '../../../lib/vault/entry.ts';
import { entry } from './fake-ports.ts';

const wrong: readonly (readonly [string, object])[] = [
  ['an unknown type', { type: 'motp' }],
  ['a secret in lower case', { secret: 'jbswy3dpehpk3pxp' }],
  ['a secret with padding', { secret: 'JBSWY3DP====' }],
  ['no secret', { secret: '' }],
  ['a secret without end', { secret: 'A'.repeat(4097) }],
  ['an unknown algorithm', { algorithm: 'MD5' }],
  ['4 digits', { digits: 4 }],
  ['11 digits', { digits: 11 }],
  ['digits that are NaN', { digits: NaN }],
  ['a period of 0', { period: 0 }],
  ['a period of 301', { period: 301 }],
  ['TOTP without a period', { period: null }],
  ['TOTP with a counter', { counter: 1 }],
  ['HOTP without a counter', { type: 'hotp', period: null }],
  ['HOTP with a period', { type: 'hotp', counter: 1 }],
  ['a counter beyond counting', { type: 'hotp', period: null, counter: 2 ** 53 }],
  ['an issuer without end', { issuer: 'x'.repeat(4097) }],
  ['an issuer of another type', { issuer: 5 }],
  ['an empty id', { id: '' }],
  ['an unknown state', { state: 'lost' }],
  ['a time before 1970', { createdAt: -1 }],
  ['a time that is a fraction', { trashedAt: 1.5 }],
  ['an unknown key', { extra: 1 }],
  ['a missing key', { login: undefined }],
];

describe('the content', () => {
  it('comes back as it was, in any script', () => {
    const content = { entries: [entry(1, { issuer: '重庆大学 😀 \u202E', login: 'a\0b' }), entry(2, { trashedAt: 1 })] };
    expect(decodeContent(encodeContent(content), [])).toEqual(content);
  });

  it.each(wrong)('with %s is neither sealed nor accepted', (_, changed) => {
    const content = { entries: [{ ...entry(1), ...changed }] } as VaultContent;
    expect(() => encodeContent(content)).toThrow(/^content-invalid$/u);
    expect(() => decodeContent(utf8(JSON.stringify(content)), [])).toThrow(/^damaged$/u);
  });

  it('is checked anew where it differs from what was read', () => {
    const { entries } = decodeContent(encodeContent({ entries: [entry(1), entry(2)] }), []);
    const [one, two] = entries as [Entry, Entry];
    const wrongNow = { ...one, digits: 99 };
    expect(() => encodeContent({ entries: [wrongNow, two] })).toThrow('content-invalid');
    expect(() => encodeContent({ entries: [one, one] })).toThrow('content-invalid');
    expect(decodeContent(encodeContent({ entries: [{ ...one, issuer: 'new' }, two] }), [])).toEqual({
      entries: [{ ...one, issuer: 'new' }, two],
    });
  });

  it('cannot be changed in place once it was read', () => {
    const { entries } = decodeContent(encodeContent({ entries: [entry(1)] }), []);
    expect(() => Object.assign(entries[0] as object, { digits: 99 })).toThrow(TypeError);
  });

  it('has no id twice, no more entries than its limit, and nothing beside them', () => {
    expect(() => encodeContent({ entries: [entry(1), entry(1)] })).toThrow('content-invalid');
    const tooMany = Array.from({ length: maxEntries + 1 }, (_, at) => entry(at));
    expect(() => encodeContent({ entries: tooMany })).toThrow('content-invalid');
    expect(() => encodeContent({ entries: [], more: 1 } as VaultContent)).toThrow('content-invalid');
  });

  it('is not larger than its limit', () => {
    const issuer = '重'.repeat(4096);
    expect(() => encodeContent({ entries: Array.from({ length: 5600 }, (_, at) => entry(at, { issuer })) })).toThrow(
      'content-invalid',
    );
  });

  it.each(['', '[]', 'null', '{"entries":{}}', '{"entries":[null]}', '{"entries":[],"__proto__":{}}'])('is not %s', (text) => {
    expect(() => decodeContent(utf8(text), [])).toThrow(/^damaged$/u);
  });

  it('is not what is no UTF-8', () => {
    expect(() => decodeContent(new Uint8Array([0xff, 0xfe]), [])).toThrow(/^damaged$/u);
  });
});
