// Aegis' file: plain, encrypted, cut, and too dear.
import { describe, expect, it } from 'vitest';
import { aegisDatabase, aegisPlain } from '../made-exports.ts';
import { accountsIn, PASSPHRASE, readJson, samples } from '../sample-accounts.ts';
import { aegisSealed } from '../sealed-exports.ts';

const fault = (code: string) => expect.objectContaining({ code });

describe('an Aegis file', () => {
  it('gives its accounts', async () => {
    const found = await readJson(aegisPlain(samples));
    expect(found.format.id).toBe('aegis');
    expect(accountsIn(found)).toEqual(samples);
  });
  it('reports what is made in another way or out of range', async () => {
    const file = aegisPlain(samples.slice(0, 2));
    const [one, two] = file.db.entries;
    const entries = [{ ...one, type: 'motp' }, { ...two, info: { secret: 'ABCDEFGH', digits: 0 } }, null, 5];
    const found = await readJson({ ...file, db: { ...file.db, entries } });
    expect(accountsIn(found)).toEqual(['unsupported', 'bad-digits', 'unknown-type', 'unknown-type']);
    expect(found.entries[0]).toMatchObject({ kind: 'motp' });
  });
  it('is damaged without entries', async () => {
    await expect(readJson({ version: 1, header: {}, db: {} })).rejects.toThrow(fault('damaged'));
  });
});

describe('an encrypted Aegis file', () => {
  const sealed = aegisSealed(aegisDatabase(samples), PASSPHRASE);
  const [slot] = sealed.header.slots;

  it('opens with its passphrase only', async () => {
    expect(accountsIn(await readJson(sealed, PASSPHRASE))).toEqual(samples);
    await expect(readJson(sealed)).rejects.toThrow(fault('needs-passphrase'));
    await expect(readJson(sealed, `${PASSPHRASE} `)).rejects.toThrow(fault('wrong-passphrase'));
  });
  it('tries every passphrase slot, and no other kind', async () => {
    const other = aegisSealed({}, 'another').header.slots[0];
    const slots = [{ type: 2, key: 'biometric' }, other, slot];
    expect(accountsIn(await readJson({ ...sealed, header: { ...sealed.header, slots } }, PASSPHRASE))).toEqual(samples);
  });
  it.each([
    ['no slot', { header: { ...sealed.header, slots: [] } }, 'damaged'],
    ['more slots than anybody has', { header: { ...sealed.header, slots: [slot, slot, slot, slot, slot] } }, 'damaged'],
    ['a salt that is no number', { header: { ...sealed.header, slots: [{ ...slot, salt: 'zz' }] } }, 'damaged'],
    ['a cost of 1 GiB', { header: { ...sealed.header, slots: [{ ...slot, n: 2 ** 20 }] } }, 'kdf-refused'],
    ['a text that is no base64', { db: '!!' }, 'damaged'],
    ['a text that was altered', { db: `AAAA${sealed.db.slice(4)}` }, 'damaged'],
    ['a tag that is no number', { header: { ...sealed.header, params: { nonce: 'zz', tag: '' } } }, 'damaged'],
  ])('is refused with %s', async (_, parts, code) => {
    await expect(readJson({ ...sealed, ...parts }, PASSPHRASE)).rejects.toThrow(fault(code));
  });
  it('is damaged when what opens is no database', async () => {
    await expect(readJson(aegisSealed('text', PASSPHRASE), PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
});
