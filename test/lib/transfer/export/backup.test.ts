// The backup is verified before it is handed out.
import { describe, expect, it } from 'vitest';
import { sealBackup } from '../../../../lib/transfer/backup-cipher.ts';
import { checkNewPassphrase, exportBackup } from '../../../../lib/transfer/export/backup.ts';
import { bytesOf, PASSPHRASE } from '../sample-accounts.ts';

const cheap = { name: 'argon2id', memoryKib: 8, iterations: 1, parallelism: 1 } as const;
const fault = (code: string) => expect.objectContaining({ code });

describe('a backup', () => {
  it('is not handed out when it reads back as something else', async () => {
    const other = () => sealBackup(bytesOf('{"entries":[]} '), PASSPHRASE, 1, cheap);
    await expect(exportBackup([], PASSPHRASE, 1, cheap, other)).rejects.toThrow(fault('not-verified'));
  });
  it('is not handed out when it does not open at all', async () => {
    const cut = async () => (await sealBackup(bytesOf('{"entries":[]}'), PASSPHRASE, 1, cheap)).slice(0, -9);
    await expect(exportBackup([], PASSPHRASE, 1, cheap, cut)).rejects.toThrow(fault('not-verified'));
  });
  it('needs a passphrase of fifteen characters, however they are made up', async () => {
    expect(() => checkNewPassphrase('邮钥邮钥邮钥邮钥邮钥邮钥邮钥邮')).not.toThrow();
    for (const short of ['', 'fourteen signs', 'é'.repeat(14)])
      expect(() => checkNewPassphrase(short)).toThrow(fault('passphrase-short'));
    await expect(exportBackup([], 'short', 1, cheap)).rejects.toThrow(fault('passphrase-short'));
  });
});
