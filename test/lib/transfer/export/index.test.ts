// Every way out, as the screens offer it.
import { describe, expect, it } from 'vitest';
import { exportFormats } from '../../../../lib/transfer/export/index.ts';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import type { Entry } from '../../../../lib/vault/entry.ts';
import { accountsIn, bytesOf, PASSPHRASE, samples } from '../sample-accounts.ts';

const kept = {
  institutionId: null,
  login: '',
  createdAt: 1,
  changedAt: 1,
  provedAt: 1,
  retiredAt: null,
  trashedAt: null,
} as const;
const entries: Entry[] = samples.map((account, at) => ({ ...account, ...kept, id: `${at}`, state: 'proved' }));
const away: Entry[] = [
  { ...entries[0], ...samples[0], ...kept, id: 'x', state: 'proved', trashedAt: 5 } as Entry,
  { ...entries[1], ...samples[1], ...kept, id: 'y', state: 'retired' } as Entry,
];

describe('an export', () => {
  it.each(exportFormats.map((format) => [format.id, format] as const))(
    'as %s is read back',
    { timeout: 30_000 },
    async (id, format) => {
      const text = await format.write([...entries, ...away], PASSPHRASE, 1);
      const found = await readImport(bytesOf(text), format.isSealed ? PASSPHRASE : null);
      const all = [...samples, samples[0], samples[1]];
      expect(accountsIn(found)).toEqual(id === 'mailkey' ? all : samples);
    },
  );
  it('is known by its id', () => {
    expect(new Set(exportFormats.map(({ id }) => id)).size).toBe(exportFormats.length);
  });
});
