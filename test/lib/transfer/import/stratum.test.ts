// Stratum's backup: plain and in both encrypted forms.
import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { stratumBackup } from '../made-exports.ts';
import { accountsIn, PASSPHRASE, readJson, samples } from '../sample-accounts.ts';
import { argon, cbc, gcm } from '../sealed-exports.ts';

const fault = (code: string) => expect.objectContaining({ code });
const text = JSON.stringify(stratumBackup(samples));

function strong(plain: string): Uint8Array<ArrayBuffer> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const { sealed, tag } = gcm(argon(PASSPHRASE, salt, { memory: 65_536, passes: 3, parallelism: 4 }), nonce, plain);
  return Uint8Array.from(Buffer.concat([Buffer.from('AUTHENTICATORPRO'), salt, nonce, sealed, tag]));
}

function legacy(plain: string): Uint8Array<ArrayBuffer> {
  const [salt, iv] = [randomBytes(20), randomBytes(16)];
  const sealed = cbc(pbkdf2Sync(PASSPHRASE, salt, 64_000, 32, 'sha1'), iv, plain);
  return Uint8Array.from(Buffer.concat([Buffer.from('AuthenticatorPro'), salt, iv, sealed]));
}

describe('a backup of Stratum', () => {
  it('gives its accounts', async () => {
    const found = await readJson(stratumBackup(samples));
    expect(found.format.id).toBe('stratum');
    expect(accountsIn(found)).toEqual(samples);
  });
  it('reports kinds that are not made here', async () => {
    const [one, two] = stratumBackup(samples).Authenticators;
    const found = await readJson({
      Authenticators: [
        { ...one, Type: 3 },
        { ...one, Type: 5 },
        { ...two, Algorithm: 9 },
        { ...two, Type: 77 },
      ],
    });
    expect(accountsIn(found)).toEqual(['unsupported', 'unsupported', 'unknown-algorithm', 'unknown-type']);
    expect(found.entries).toMatchObject([{ kind: 'motp' }, { kind: 'yandex' }, {}, {}]);
  });
  it.each([
    ['strong', strong],
    ['legacy', legacy],
  ])('opens with %s encryption and its passphrase', { timeout: 30_000 }, async (_, seal) => {
    const bytes = seal(text);
    await expect(readImport(bytes, null)).rejects.toThrow(fault('needs-passphrase'));
    expect(accountsIn(await readImport(bytes, PASSPHRASE))).toEqual(samples);
  });
  it.each([
    ['AUTHENTICATORPRO', 200],
    ['AuthenticatorPro', 196],
  ])('opens with no other passphrase (%s)', { timeout: 30_000 }, async (mark, length) => {
    const bytes = Uint8Array.from(Buffer.concat([Buffer.from(mark), Buffer.alloc(length, 1)]));
    await expect(readImport(bytes, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
  });
  it('is damaged when what opens is no backup', async () => {
    await expect(readImport(legacy('{"a":1}'), PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
  it('is damaged when it ends behind its mark', async () => {
    await expect(readImport(Uint8Array.from(Buffer.from('AUTHENTICATORPRO')), PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
});
