// Our own backup file: sealed as its document says, opened by another program, and nothing of it can be altered.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBackup, sealBackup } from '../../../lib/transfer/backup-cipher.ts';
import { readUriList } from '../../../lib/transfer/import/uri-list.ts';
import { accountsIn, bytesOf, PASSPHRASE, samples } from './sample-accounts.ts';

const fault = (code: string) => expect.objectContaining({ code });
const cheap = { name: 'argon2id', memoryKib: 8, iterations: 1, parallelism: 1 } as const;
const content = bytesOf(JSON.stringify({ entries: samples }));
const sealed = async (cost: Parameters<typeof sealBackup>[3] = cheap) =>
  JSON.parse(await sealBackup(content, PASSPHRASE, 1, cost)) as Record<string, unknown> & { kdf: Record<string, unknown> };

describe('a backup', () => {
  it('costs what its document says unless told otherwise', { timeout: 30_000 }, async () => {
    const text = await sealBackup(content, PASSPHRASE, 5);
    expect(JSON.parse(text)).toMatchObject({
      format: 'mailkey-backup',
      version: 1,
      savedAt: 5,
      kdf: { name: 'argon2id', memoryKib: 65_536, iterations: 3, parallelism: 4 },
    });
  });
  it.each([[cheap], [{ name: 'pbkdf2-sha256', iterations: 10 } as const]])(
    'opens with its passphrase only (%j)',
    async (cost) => {
      const backup = await sealed(cost);
      expect(await openBackup(backup, PASSPHRASE)).toEqual(content);
      await expect(openBackup(backup, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
    },
  );
  it('opens however the passphrase was typed: Unicode NFC', async () => {
    const text = await sealBackup(content, 'Café au lait, merci', 1, cheap);
    expect(await openBackup(JSON.parse(text), 'Café au lait, merci')).toEqual(content);
  });
  it('is never the same twice', async () => {
    const [one, other] = [await sealed(), await sealed()];
    expect(one['nonce']).not.toBe(other['nonce']);
    expect(one.kdf['salt']).not.toBe(other.kdf['salt']);
  });
  it('opens with nothing but its document: the script that is shipped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mailkey-backup-'));
    try {
      writeFileSync(join(folder, 'backup.json'), JSON.stringify(await sealed()));
      const lines = execFileSync(process.execPath, ['docs/open-backup.mjs', join(folder, 'backup.json')], {
        input: `${PASSPHRASE}\n`,
      });
      expect(accountsIn(readUriList(lines.toString()))).toEqual(samples);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('an altered backup', () => {
  it.each([
    ['another time', { savedAt: 2 }, 'wrong-passphrase'],
    ['another cost', { kdf: { ...cheap, iterations: 2 } }, 'wrong-passphrase'],
    ['a key too many', { more: 1 }, 'damaged'],
    ['another way to the key', { kdf: { name: 'md5', salt: 'AAAA' } }, 'damaged'],
    ['a nonce that is none', { nonce: 5 }, 'damaged'],
    ['a text that is none', { ciphertext: '!' }, 'damaged'],
    ['a memory of 2 GiB', { kdf: { ...cheap, memoryKib: 2 ** 21 } }, 'kdf-refused'],
  ])('with %s does not open', async (_, parts, code) => {
    const backup = await sealed();
    const kdf = { ...backup.kdf, ...('kdf' in parts ? parts.kdf : {}) };
    await expect(openBackup({ ...backup, ...parts, kdf }, PASSPHRASE)).rejects.toThrow(fault(code));
  });
});
