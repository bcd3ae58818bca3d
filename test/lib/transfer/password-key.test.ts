// Keys from passphrases: as others make them, and never above the caps.
import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { argon2Key, md5Key, pbkdf2Key, scryptKey } from '../../../lib/transfer/password-key.ts';
import { bytesOf, PASSPHRASE } from './sample-accounts.ts';
import { argon } from './sealed-exports.ts';

const salt = bytesOf('sixteen bytes it');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('a key', () => {
  it('is that of Node for Argon2id, scrypt and PBKDF2', async () => {
    const cost = { memory: 64, passes: 2, parallelism: 2 };
    expect(hex(await argon2Key(PASSPHRASE, salt, { memoryKib: 64, iterations: 2, parallelism: 2 }))).toBe(
      hex(argon(PASSPHRASE, salt, cost)),
    );
    expect(hex(await scryptKey(PASSPHRASE, salt, { n: 16, r: 8, p: 1 }))).toBe(
      hex(scryptSync(PASSPHRASE, salt, 32, { N: 16, r: 8, p: 1 })),
    );
    for (const [name, node] of [
      ['SHA-1', 'sha1'],
      ['SHA-256', 'sha256'],
      ['SHA-512', 'sha512'],
    ] as const) {
      expect(hex(await pbkdf2Key(PASSPHRASE, salt, name, 100))).toBe(hex(pbkdf2Sync(PASSPHRASE, salt, 100, 32, node)));
    }
  });
  it('of MD5 is OpenSSL’s', async () => {
    const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();
    const one = md5(bytesOf(PASSPHRASE), salt);
    const two = md5(one, bytesOf(PASSPHRASE), salt);
    const three = md5(two, bytesOf(PASSPHRASE), salt);
    const { key, iv } = await md5Key(PASSPHRASE, salt);
    expect([hex(key), hex(iv)]).toEqual([hex(one) + hex(two), hex(three)]);
  });
  it('may be made of an empty passphrase with PBKDF2 without a throw of another kind', async () => {
    expect((await pbkdf2Key('', salt, 'SHA-256', 1)).length).toBe(32);
  });
});

describe('a cost above the caps', () => {
  const argon2 = { memoryKib: 64, iterations: 1, parallelism: 1 };
  it.each([
    ['2 GiB', () => argon2Key('a', salt, { ...argon2, memoryKib: 2 * 1024 * 1024 })],
    ['17 passes', () => argon2Key('a', salt, { ...argon2, iterations: 17 })],
    ['17 lanes', () => argon2Key('a', salt, { ...argon2, parallelism: 17, memoryKib: 1024 })],
    ['less memory than its lanes need', () => argon2Key('a', salt, { ...argon2, parallelism: 16 })],
    ['no memory', () => argon2Key('a', salt, { ...argon2, memoryKib: Number.NaN })],
    ['a short salt', () => argon2Key('a', salt.slice(0, 4), argon2)],
    ['scrypt with 1 GiB', () => scryptKey('a', salt, { n: 2 ** 20, r: 8, p: 1 })],
    ['scrypt with 16 lanes of 2^18', () => scryptKey('a', salt, { n: 2 ** 18, r: 8, p: 16 })],
    ['scrypt with an odd factor', () => scryptKey('a', salt, { n: 1000, r: 8, p: 1 })],
    ['scrypt with a factor that is no number', () => scryptKey('a', salt, { n: '16', r: 8, p: 1 })],
    ['10,000,001 rounds', () => pbkdf2Key('a', salt, 'SHA-256', 10_000_001)],
    ['no rounds', () => pbkdf2Key('a', salt, 'SHA-256', 0)],
    ['half a round', () => pbkdf2Key('a', salt, 'SHA-256', 1.5)],
  ])('is refused before anything is allocated: %s', async (_, derive) => {
    const begun = [
      vi.spyOn(WebAssembly, 'Memory'),
      vi.spyOn(WebAssembly, 'instantiate'),
      vi.spyOn(crypto.subtle, 'importKey'),
      vi.spyOn(crypto.subtle, 'deriveBits'),
    ];
    await expect(async () => derive()).rejects.toThrow(expect.objectContaining({ code: 'kdf-refused' }));
    for (const spy of begun) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

it('without WebAssembly a key is named as unavailable', async () => {
  vi.resetModules();
  vi.doMock('hash-wasm', () => ({
    argon2id: () => Promise.reject(new Error('blocked')),
    scrypt: () => Promise.reject(new Error('blocked')),
  }));
  const { argon2Key: blocked } = await import('../../../lib/transfer/password-key.ts');
  await expect(blocked('a', salt, { memoryKib: 64, iterations: 1, parallelism: 1 })).rejects.toThrow(
    expect.objectContaining({ code: 'kdf-unavailable' }),
  );
  vi.doUnmock('hash-wasm');
});
