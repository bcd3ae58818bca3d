// andOTP's backup: plain, and encrypted in both ways although the file does not say so.
import { createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { andOtpList } from '../made-exports.ts';
import { accountsIn, PASSPHRASE, readJson, samples } from '../sample-accounts.ts';
import { gcm } from '../sealed-exports.ts';

const fault = (code: string) => expect.objectContaining({ code });
const text = JSON.stringify(andOtpList(samples));

function sealed(key: Buffer, head: readonly Uint8Array[], plain = text): Uint8Array<ArrayBuffer> {
  // What begins with a mark of another kind, or happens to be text, would be taken for that: the app's files are random there.
  const nonce = Buffer.concat([Buffer.of(0x81, 0x00, 0xff), randomBytes(9)]);
  const { sealed: ciphertext, tag } = gcm(key, nonce, plain);
  return Uint8Array.from(Buffer.concat([...head, nonce, ciphertext, tag]));
}

const old = (plain?: string) => sealed(createHash('sha256').update(PASSPHRASE).digest(), [], plain);

function today(iterations: number): Uint8Array<ArrayBuffer> {
  const salt = randomBytes(12);
  const rounds = Buffer.alloc(4);
  rounds.writeUInt32BE(iterations);
  return sealed(pbkdf2Sync(PASSPHRASE, salt, iterations, 32, 'sha1'), [rounds, salt]);
}

describe('a backup of andOTP', () => {
  it('gives its accounts', async () => {
    const found = await readJson(andOtpList(samples));
    expect(found.format.id).toBe('andotp');
    expect(accountsIn(found)).toEqual(samples);
  });
  it.each([
    ['in the old way', old()],
    ['in the newer way', today(1500)],
  ])('opens encrypted %s with its passphrase only', async (_, bytes) => {
    expect(accountsIn(await readImport(bytes, PASSPHRASE))).toEqual(samples);
    await expect(readImport(bytes, null)).rejects.toThrow(fault('needs-passphrase'));
    await expect(readImport(bytes, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
  });
  it('is damaged when what opens is no list', async () => {
    await expect(readImport(old('{"a":1}'), PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
});
