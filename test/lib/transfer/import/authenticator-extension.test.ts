// Backups of the extension Authenticator: its kinds of secrets over the years, plain and encrypted.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { extensionEntry, extensionPlain } from '../made-exports.ts';
import { accountsIn, PASSPHRASE, readJson, samples } from '../sample-accounts.ts';
import { extensionKey, sealedUnder } from '../extension-keys.ts';
import { cryptoJsSealed } from '../sealed-exports.ts';

const fault = (code: string) => expect.objectContaining({ code });
const entry = { account: 'test', encrypted: false, hash: 'h', index: 0, issuer: '', type: 'totp' };
const read = async (parts: object, passphrase: string | null = null) =>
  accountsIn(await readJson({ h: { ...entry, secret: 'ABCD2345', ...parts } }, passphrase));

describe('a backup of Authenticator', () => {
  it('gives its accounts', async () => {
    const found = await readJson(extensionPlain(samples));
    expect(found.format.id).toBe('authenticator-extension');
    expect(accountsIn(found)).toEqual(samples);
  });
  it.each([
    ['a hexadecimal secret under its kind', { type: 'hex', secret: 'abcd2345' }, { type: 'totp', secret: 'VPGSGRI' }],
    ['a hexadecimal secret under no kind', { secret: 'abcd1234' }, { type: 'totp', secret: 'VPGRENA' }],
    ['a hexadecimal secret that counts', { type: 'hhex', secret: 'abcd1234', counter: 3 }, { type: 'hotp', counter: 3 }],
    ['Steam by its mark', { secret: 'stm-abcd2345' }, { type: 'steam', secret: 'ABCD2345', digits: 5 }],
    ['Battle.net by its mark', { secret: 'blz-abcd1234' }, { type: 'totp', secret: 'VPGRENA', digits: 8 }],
    ['Battle.net by its kind', { type: 'battle' }, { type: 'totp', digits: 8 }],
    ['a kind as a number', { type: 4 }, { type: 'steam' }],
    ['spaces in the secret', { secret: 'abcd 2345' }, { secret: 'ABCD2345' }],
    ['a site behind the issuer', { issuer: 'Name::example.org' }, { issuer: 'Name' }],
    ['a counter that is left out', { type: 'hotp' }, { counter: 0 }],
  ])('knows %s', async (_, parts, expected) => {
    expect(await read(parts)).toMatchObject([expected]);
  });
  it('reports what it cannot read', async () => {
    expect(await read({ type: 'ocra' })).toEqual(['unsupported']);
    expect(await read({ secret: '!' })).toEqual(['bad-secret']);
  });
});

describe('an encrypted backup of Authenticator', () => {
  const old = Object.fromEntries(
    samples.map((account, at) => [
      `h${at}`,
      { ...extensionEntry(account, at), encrypted: true, secret: cryptoJsSealed(account.secret, PASSPHRASE) },
    ]),
  );
  it('of the first kind opens entry by entry', async () => {
    expect(accountsIn(await readJson(old, PASSPHRASE))).toEqual(samples);
    await expect(readJson(old)).rejects.toThrow(fault('needs-passphrase'));
    await expect(readJson(old, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
  });
  it('of the second kind opens with a key that the passphrase opens', async () => {
    const key = randomBytes(60);
    const [account] = samples;
    const secret = cryptoJsSealed(account?.secret ?? '', key.toString('hex'));
    const file = { h: { ...entry, encrypted: true, secret }, key: { enc: cryptoJsSealed(key, PASSPHRASE), hash: '' } };
    expect(accountsIn(await readJson(file, PASSPHRASE))).toMatchObject([{ secret: account?.secret }]);
    await expect(readJson(file, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
  });
  it('of today opens with key records; an entry that was altered is reported alone', async () => {
    const { record, passphrase } = extensionKey('k', PASSPHRASE);
    const sealed = samples.map((account, at) => [`h${at}`, sealedUnder(extensionEntry(account, at), 'k', passphrase)] as const);
    const file = { ...Object.fromEntries(sealed), k: record };
    expect(accountsIn(await readJson(file, PASSPHRASE))).toEqual(samples);
    const broken = { ...file, h1: { dataType: 'EncOTPStorage', keyId: 'k', data: 'AAAA', index: 1 } };
    expect(accountsIn(await readJson(broken, PASSPHRASE))).toEqual([samples[0], 'damaged', samples[2], samples[3]]);
  });
});
