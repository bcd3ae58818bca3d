// 2FAS' backup: plain and encrypted, with what its versions leave out.
import { describe, expect, it } from 'vitest';
import { twoFasPlain, twoFasServices } from '../made-exports.ts';
import { accountsIn, PASSPHRASE, readJson, samples } from '../sample-accounts.ts';
import { twoFasSealed } from '../sealed-exports.ts';

const fault = (code: string) => expect.objectContaining({ code });

describe('a 2FAS backup', () => {
  it('gives its accounts', async () => {
    const found = await readJson(twoFasPlain(samples));
    expect(found.format.id).toBe('2fas');
    expect(accountsIn(found)).toEqual(samples);
  });
  it('helps itself where a version leaves something out', async () => {
    const services = [
      { name: 'Old', secret: 'ABCDEFGH' },
      { name: 'Name', secret: 'ABCDEFGH', otp: { issuer: '', account: '', label: 'Name:who', tokenType: 'HOTP' } },
    ];
    expect(accountsIn(await readJson({ schemaVersion: 1, services }))).toMatchObject([
      { type: 'totp', issuer: 'Old', account: '', digits: 6, period: 30 },
      { type: 'hotp', issuer: 'Name', account: 'who', counter: 0 },
    ]);
  });
  it('is damaged without services', async () => {
    await expect(readJson({ schemaVersion: 2, appOrigin: 'ios' })).rejects.toThrow(fault('damaged'));
  });
  it('opens with its passphrase only', async () => {
    const sealed = twoFasSealed(twoFasServices(samples), PASSPHRASE);
    expect(accountsIn(await readJson(sealed, PASSPHRASE))).toEqual(samples);
    await expect(readJson(sealed)).rejects.toThrow(fault('needs-passphrase'));
    await expect(readJson(sealed, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
    await expect(readJson({ ...sealed, servicesEncrypted: 'AAAA:BBBB' }, PASSPHRASE)).rejects.toThrow(fault('damaged'));
    await expect(readJson({ ...sealed, servicesEncrypted: '!:!:!' }, PASSPHRASE)).rejects.toThrow(fault('damaged'));
    await expect(readJson(twoFasSealed({}, PASSPHRASE), PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
});
