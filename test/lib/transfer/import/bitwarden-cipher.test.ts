// Bitwarden's sealing: both ways to a key, and what is noticed.
import { describe, expect, it } from 'vitest';
import { decryptBitwarden } from '../../../../lib/transfer/import/bitwarden-cipher.ts';
import { bytesOf, PASSPHRASE } from '../sample-accounts.ts';
import { bitwardenSealed } from '../sealed-exports.ts';

const sealed = bitwardenSealed('{"items":[]}', PASSPHRASE, { iterations: 10 });
const fault = (code: string) => expect.objectContaining({ code });

describe('a sealed Bitwarden export', () => {
  it.each([
    ['PBKDF2', { iterations: 10 }],
    ['Argon2id', { memory: 1, passes: 2, parallelism: 2 }],
  ])('opens with %s', async (_, kdf) => {
    expect(await decryptBitwarden(bitwardenSealed('邮钥', PASSPHRASE, kdf), PASSPHRASE)).toEqual(bytesOf('邮钥'));
  });
  it.each([
    ['another passphrase', sealed, 'wrong', 'wrong-passphrase'],
    [
      'altered data',
      { ...sealed, data: sealed.data.replace(/^2\.(.)/, (_, sign) => (sign === 'A' ? '2.B' : '2.A')) },
      PASSPHRASE,
      'damaged',
    ],
    ['data of another kind', { ...sealed, data: '0.abc' }, PASSPHRASE, 'damaged'],
    ['a test text that is none', { ...sealed, encKeyValidation_DO_NOT_EDIT: 5 }, PASSPHRASE, 'damaged'],
    ['too many rounds', { ...sealed, kdfIterations: 1e9 }, PASSPHRASE, 'kdf-refused'],
    [
      'too much memory',
      { ...sealed, kdfType: 1, kdfIterations: 3, kdfMemory: 4096, kdfParallelism: 4 },
      PASSPHRASE,
      'kdf-refused',
    ],
    ['no parameters', { ...sealed, kdfType: 1 }, PASSPHRASE, 'kdf-refused'],
  ])('is refused with %s', async (_, file, passphrase, code) => {
    await expect(decryptBitwarden(file, passphrase)).rejects.toThrow(fault(code));
  });
});
