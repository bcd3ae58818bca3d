// Files for Aegis: read back here, and opened by another program's means.
import { createDecipheriv, scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportAegis, exportSealedAegis } from '../../../../lib/transfer/export/aegis.ts';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { accountsIn, bytesOf, PASSPHRASE, samples } from '../sample-accounts.ts';

const cheap = { n: 16, r: 8, p: 1 };
const fault = (code: string) => expect.objectContaining({ code });
type Params = { nonce: string; tag: string };
type Sealed = {
  header: { slots: ({ key: string; salt: string; key_params: Params } & typeof cheap)[]; params: Params };
  db: string;
};

function open(key: Uint8Array, { nonce, tag }: Params, text: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'hex')).setAuthTag(Buffer.from(tag, 'hex'));
  return Buffer.concat([cipher.update(text), cipher.final()]);
}

describe('a file for Aegis', () => {
  it('gives the same accounts back', async () => {
    expect(accountsIn(await readImport(bytesOf(exportAegis(samples)), null))).toEqual(samples);
  });
  it('has what Aegis asks of every entry', () => {
    const { version, header, db } = JSON.parse(exportAegis(samples)) as {
      version: number;
      header: object;
      db: { version: number; entries: object[] };
    };
    expect([version, header, db.version]).toEqual([1, { slots: null, params: null }, 3]);
    for (const entry of db.entries)
      expect(Object.keys(entry)).toEqual(['type', 'uuid', 'name', 'issuer', 'note', 'favorite', 'icon', 'info', 'groups']);
  });
});

describe('an encrypted file for Aegis', () => {
  it('opens the way Aegis opens it', async () => {
    const { header, db } = JSON.parse(await exportSealedAegis(samples, PASSPHRASE, cheap)) as Sealed;
    const [slot] = header.slots;
    if (slot === undefined) throw new Error('no slot');
    const derived = scryptSync(PASSPHRASE, Buffer.from(slot.salt, 'hex'), 32, { N: slot.n, r: slot.r, p: slot.p });
    const master = open(derived, slot.key_params, Buffer.from(slot.key, 'hex'));
    const { entries } = JSON.parse(open(master, header.params, Buffer.from(db, 'base64')).toString()) as {
      entries: { name: string }[];
    };
    expect(entries.map(({ name }) => name)).toEqual(samples.map(({ account }) => account));
  });
  it('costs what Aegis itself asks for', { timeout: 30_000 }, async () => {
    const { header } = JSON.parse(await exportSealedAegis(samples, PASSPHRASE)) as Sealed;
    expect(header.slots).toMatchObject([{ n: 32_768, r: 8, p: 1 }]);
  });
  it('needs a passphrase and an entry, and is verified', async () => {
    await expect(exportSealedAegis(samples, 'short', cheap)).rejects.toThrow(fault('passphrase-short'));
    await expect(exportSealedAegis([], PASSPHRASE, cheap)).rejects.toThrow(fault('empty'));
    const unreadable = samples.map((account) => ({ ...account, digits: 0 }));
    await expect(exportSealedAegis(unreadable.slice(0, 1), PASSPHRASE, cheap)).rejects.toThrow(fault('not-verified'));
  });
});
