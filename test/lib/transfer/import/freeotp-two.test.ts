// FreeOTP 2's backup.
import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { freeOtpToken } from '../made-exports.ts';
import { javaMap } from '../java-maps.ts';
import { accountsIn, javaBytes, PASSPHRASE, samples, secretBytes } from '../sample-accounts.ts';
import { gcm } from '../sealed-exports.ts';

const fault = (code: string) => expect.objectContaining({ code });
const counted = samples.filter(({ type }) => type !== 'steam');

function sealed(key: Uint8Array, plain: Uint8Array, kind: string, bare: boolean) {
  const nonce = randomBytes(12);
  const { sealed: ciphertext, tag } = gcm(key, nonce, plain, Buffer.from(kind));
  const octets = [4, 12, ...nonce];
  return {
    mCipher: 'AES/GCM/NoPadding',
    mCipherText: javaBytes(Buffer.concat([ciphertext, tag])),
    mParameters: javaBytes(Uint8Array.from(bare ? octets : [48, 17, ...octets, 2, 1, 16])),
    mToken: kind,
  };
}

function texts(bare = false, iterations = 1000): Record<string, string> {
  const [salt, master] = [randomBytes(32), randomBytes(32)];
  const key = pbkdf2Sync(PASSPHRASE, salt, iterations, 32, 'sha512');
  const masterKey = {
    mAlgorithm: 'PBKDF2withHmacSHA512',
    mEncryptedKey: sealed(key, master, 'AES', bare),
    mIterations: iterations,
    mSalt: javaBytes(salt),
  };
  const pairs = counted.flatMap((account, at) => {
    const { algo: _algo, ...token } = freeOtpToken(account, 0);
    const own = sealed(master, secretBytes(account), `Hmac${account.algorithm}`, bare);
    return [
      [`id${at}`, JSON.stringify({ key: JSON.stringify(own) })],
      [`id${at}-token`, JSON.stringify(token)],
    ];
  });
  return { ...Object.fromEntries(pairs), masterKey: JSON.stringify(masterKey) };
}

describe('a backup of FreeOTP 2', () => {
  it.each([false, true])('gives its accounts, the algorithm from the kind of key (bare nonce: %s)', async (bare) => {
    const found = await readImport(javaMap(texts(bare)), PASSPHRASE);
    expect(found.format.id).toBe('freeotp-2');
    expect(accountsIn(found)).toEqual(counted);
  });
  it('opens with its passphrase only', async () => {
    const bytes = javaMap(texts());
    await expect(readImport(bytes, null)).rejects.toThrow(fault('needs-passphrase'));
    await expect(readImport(bytes, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
  });
  it('reports a token whose key is missing or was altered, and keeps the others', async () => {
    const { id0: _id0, ...rest } = texts();
    const other = texts();
    const found = await readImport(javaMap({ ...rest, id1: other['id1'] ?? '' }), PASSPHRASE);
    expect(accountsIn(found)).toEqual(['damaged', 'damaged', counted[2]]);
  });
  it.each([
    ['no master key', { masterKey: '' }, 'damaged'],
    ['another way to the key', { masterKey: '{"mAlgorithm":"scrypt","mSalt":[1]}' }, 'damaged'],
    ['a nonce that is none', { id0: '{"key":"{\\"mCipherText\\":[1],\\"mParameters\\":[1]}"}' }, 'damaged'],
    ['too many rounds', { masterKey: '{"mAlgorithm":"PBKDF2withHmacSHA1","mSalt":[1],"mIterations":1e9}' }, 'kdf-refused'],
  ])('is refused with %s', async (_, parts, code) => {
    await expect(readImport(javaMap({ ...texts(), ...parts }), PASSPHRASE)).rejects.toThrow(fault(code));
  });
  it('is damaged when it is cut', async () => {
    const bytes = javaMap(texts());
    await expect(readImport(bytes.slice(0, 400), PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
});
