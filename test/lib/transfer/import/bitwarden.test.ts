// Bitwarden's JSON: what has a code is imported, the rest is left alone.
import { describe, expect, it } from 'vitest';
import { bitwardenItems } from '../made-exports.ts';
import { accountsIn, PASSPHRASE, readJson, samples } from '../sample-accounts.ts';
import { bitwardenSealed } from '../sealed-exports.ts';

const fault = (code: string) => expect.objectContaining({ code });

describe('a Bitwarden export', () => {
  it('gives the codes of its logins', async () => {
    const file = bitwardenItems(samples);
    const items = [{ type: 2, name: 'A note' }, { type: 1, name: 'No code', login: { totp: null } }, ...file.items];
    const found = await readJson({ ...file, items });
    expect(found.format.id).toBe('bitwarden');
    expect(accountsIn(found)).toEqual(samples);
  });
  it('takes the names of the item with a bare secret', async () => {
    const items = [{ type: 1, name: 'Item', login: { username: 'user', totp: 'abcd efgh' } }];
    expect(accountsIn(await readJson({ folders: [], items }))).toMatchObject([
      { issuer: 'Item', account: 'user', secret: 'ABCDEFGH' },
    ]);
  });
  it('without any code says so', async () => {
    await expect(readJson({ encrypted: false, items: [{ type: 2, name: 'A note' }] })).rejects.toThrow(fault('empty'));
  });
  it('that is bound to an account cannot be opened, and says what to do', async () => {
    const bound = { encrypted: true, encKeyValidation_DO_NOT_EDIT: '2.a|b|c', items: [] };
    await expect(readJson(bound, PASSPHRASE)).rejects.toThrow(fault('unsupported'));
  });
  it('that is protected opens with its passphrase only', async () => {
    const sealed = bitwardenSealed(JSON.stringify(bitwardenItems(samples)), PASSPHRASE, { iterations: 1000 });
    expect(accountsIn(await readJson(sealed, PASSPHRASE))).toEqual(samples);
    await expect(readJson(sealed)).rejects.toThrow(fault('needs-passphrase'));
    await expect(readJson(bitwardenSealed('[]', PASSPHRASE, { iterations: 1 }), PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
});
