// Google's transfer codes: batches in any order, Chinese names, what is refused and why.
import { describe, expect, it } from 'vitest';
import { isTransferUri, readTransfer } from '../../../../lib/transfer/import/google-transfer.ts';
import { partBytes, partUri } from '../migration-parts.ts';

const account = {
  type: 'totp',
  issuer: '',
  account: 'someone',
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
};

describe('a transfer', () => {
  it('gives accounts as they are', () => {
    const uri = partUri([{}, { algorithm: 3, digits: 2, name: '重庆大学:张三', issuer: '重庆大学' }, { type: 1, counter: 9 }]);
    expect(readTransfer([uri])).toEqual({
      entries: [
        { account },
        { account: { ...account, algorithm: 'SHA512', digits: 8, issuer: '重庆大学', account: '张三' } },
        { account: { ...account, type: 'hotp', period: null, counter: 9 } },
      ],
      missingParts: [],
    });
  });
  it('keeps a name that holds a whole query', () => {
    const name = 'a?secret=AAAA&issuer=b';
    expect(readTransfer([partUri([{ name }])]).entries).toEqual([{ account: { ...account, account: name } }]);
  });
  it('is put in order, and a part scanned twice counts once', () => {
    const [one, two, three] = [0, 1, 2].map((index) => partUri([{ name: `n${index}` }], 3, index));
    const { entries, missingParts } = readTransfer([three, one, two, one].map(String));
    expect(entries.map((entry) => 'account' in entry && entry.account.account)).toEqual(['n0', 'n1', 'n2']);
    expect(missingParts).toEqual([]);
  });
  it('names the parts that are missing', () => {
    expect(readTransfer([partUri([{}], 4, 2), partUri([{}], 4, 0)]).missingParts).toEqual([2, 4]);
  });
  it('keeps transfers of different times apart', () => {
    expect(readTransfer([partUri([{}], 1, 0, 1), partUri([{}], 1, 0, 2)])).toMatchObject({ entries: [{}, {}], missingParts: [] });
  });
  it('reads base64 with plus signs that were not escaped', () => {
    const secret = Uint8Array.from({ length: 30 }, () => 0xfb);
    const data = Buffer.from(partBytes([{ secret }])).toString('base64');
    expect(data).toContain('+');
    expect(readTransfer([`otpauth-migration://offline?data=${data}`]).entries).toMatchObject([
      { account: { account: 'someone' } },
    ]);
  });
  it.each([
    ['MD5', { algorithm: 4 }, 'unknown-algorithm'],
    ['a length of code that is not known', { digits: 3 }, 'bad-digits'],
    ['a kind that is not known', { type: 3 }, 'unknown-type'],
    ['no secret', { secret: new Uint8Array() }, 'no-secret'],
    ['a negative counter', { type: 1, counter: -1 }, 'bad-counter'],
  ])('refuses %s at the entry, and keeps the others', (_, given, reason) => {
    expect(readTransfer([partUri([given, {}])]).entries).toMatchObject([{ reason }, { account }]);
  });
  it.each(['otpauth-migration://offline', 'otpauth-migration://offline?data=%%%', 'otpauth-migration://offline?data=CiQKCgcN'])(
    'is one refused entry when it cannot be decoded, and stops no other: %s',
    (uri) => {
      expect(readTransfer([uri, partUri([{}])]).entries).toEqual([{ account }, { reason: 'damaged', partial: {} }]);
    },
  );
  it('needs at least one code', () => {
    expect(() => readTransfer([])).toThrow(expect.objectContaining({ code: 'empty' }));
  });
  it('is known by its scheme', () => {
    expect([isTransferUri(' OTPAUTH-migration://offline'), isTransferUri('otpauth://totp/a')]).toEqual([true, false]);
  });
});
