// Proton Authenticator's export, plain and encrypted.
import { describe, expect, it } from 'vitest';
import { protonPlain } from '../made-exports.ts';
import { accountsIn, PASSPHRASE, readJson, samples } from '../sample-accounts.ts';
import { protonSealed } from '../sealed-exports.ts';

const fault = (code: string) => expect.objectContaining({ code });

describe('an export of Proton Authenticator', () => {
  it('gives its accounts', async () => {
    const found = await readJson(protonPlain(samples));
    expect(found.format.id).toBe('proton-authenticator');
    expect(accountsIn(found)).toEqual(samples);
  });
  it('has the name of a Steam entry beside its URI', async () => {
    const entries = [{ content: { uri: 'steam://abcdefgh', name: 'Steam' } }, { content: null }];
    expect(accountsIn(await readJson({ version: 1, entries }))).toMatchObject([
      { type: 'steam', issuer: '', account: 'Steam' },
      'no-secret',
    ]);
  });
  it('opens with its passphrase only', async () => {
    const sealed = protonSealed(protonPlain(samples), PASSPHRASE);
    expect(accountsIn(await readJson(sealed, PASSPHRASE))).toEqual(samples);
    await expect(readJson(sealed)).rejects.toThrow(fault('needs-passphrase'));
    await expect(readJson(sealed, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
    await expect(readJson({ ...sealed, salt: '!' }, PASSPHRASE)).rejects.toThrow(fault('damaged'));
    await expect(readJson(protonSealed([], PASSPHRASE), PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
});
