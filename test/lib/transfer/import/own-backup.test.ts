// Our own backup comes back as it was: the drill over a hundred random vaults.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealBackup } from '../../../../lib/transfer/backup-cipher.ts';
import { exportBackup } from '../../../../lib/transfer/export/backup.ts';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { importedEntries } from '../../../../lib/transfer/import/review.ts';
import { vaults } from '../random-vaults.ts';
import { accountsIn, bytesOf, PASSPHRASE, samples } from '../sample-accounts.ts';

const cheap = { name: 'argon2id', memoryKib: 8, iterations: 1, parallelism: 1 } as const;
const fault = (code: string) => expect.objectContaining({ code });
const sealed = (content: unknown) => sealBackup(bytesOf(JSON.stringify(content)), PASSPHRASE, 1, cheap).then(bytesOf);

describe('our own backup', () => {
  it('brings a hundred random vaults back to a fresh profile, equal in everything', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(vaults, async (entries) => {
        const text = await exportBackup(entries, PASSPHRASE, 1, cheap);
        const found = await readImport(bytesOf(text), PASSPHRASE);
        const all = new Set(found.entries.keys());
        expect(importedEntries(found, [], all, 999)).toEqual(entries);
      }),
      { numRuns: 100 },
    );
  });
  it('is asked for its passphrase', async () => {
    const bytes = await sealed({ entries: samples });
    await expect(readImport(bytes, null)).rejects.toThrow(fault('needs-passphrase'));
    await expect(readImport(bytes, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
  });
  it('reports an entry that no vault can have, and keeps the others', async () => {
    const kept = {
      id: 'a',
      state: 'proved',
      institutionId: null,
      login: '',
      createdAt: 1,
      changedAt: 1,
      provedAt: 1,
      retiredAt: null,
      trashedAt: null,
    };
    const [one, two, three] = samples;
    const entries = [{ ...one, ...kept }, { ...two, ...kept, state: 'odd' }, { ...three, ...kept, counter: -1 }, two];
    expect(accountsIn(await readImport(await sealed({ entries }), PASSPHRASE))).toEqual([
      one,
      'damaged',
      'bad-counter',
      'damaged',
    ]);
  });
  it('of a later version is refused by name; without entries it is damaged', async () => {
    await expect(readImport(bytesOf('{"format":"mailkey-backup","version":2}'), PASSPHRASE)).rejects.toThrow(
      fault('unsupported'),
    );
    await expect(readImport(await sealed([]), PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
});
