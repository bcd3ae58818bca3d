// The keys of the extension Authenticator.
import { describe, expect, it } from 'vitest';
import { unlockEntries } from '../../../../lib/transfer/import/authenticator-extension-key.ts';
import { extensionKey } from '../extension-keys.ts';
import { PASSPHRASE } from '../sample-accounts.ts';

const { record, passphrase } = extensionKey('k', PASSPHRASE);
const fault = (code: string) => expect.objectContaining({ code });

describe('a key record', () => {
  it('gives what its entries are sealed with', async () => {
    expect([...(await unlockEntries({ k: record }, [{ keyId: 'k' }, { keyId: 'k' }], PASSPHRASE))]).toEqual([['k', passphrase]]);
  });
  it.each([
    ['another passphrase', { k: record }, 'wrong', 'wrong-passphrase'],
    ['no record', {}, PASSPHRASE, 'damaged'],
    ['no hash', { k: { ...record, hash: 'x' } }, PASSPHRASE, 'damaged'],
    ['a hash that ends early', { k: { ...record, hash: '$argon2id$v=19$m=64,t=1,p=1$' } }, PASSPHRASE, 'damaged'],
    ['a short salt', { k: { ...record, salt: 'a' } }, PASSPHRASE, 'kdf-refused'],
    ['a hash of 4 GiB', { k: { ...record, hash: '$argon2id$v=19$m=4194304,t=1,p=1$AAAA$AAAA' } }, PASSPHRASE, 'kdf-refused'],
  ])('is refused with %s', async (_, file, typed, code) => {
    await expect(unlockEntries(file, [{ keyId: 'k' }], typed)).rejects.toThrow(fault(code));
  });
  it('is one of a few: each costs seconds', async () => {
    const many = Array.from({ length: 5 }, (_, at) => ({ keyId: `k${at}` }));
    await expect(unlockEntries({}, many, PASSPHRASE)).rejects.toThrow(fault('damaged'));
  });
});

it('without records the passphrase itself is the key', async () => {
  expect((await unlockEntries({}, [{ encrypted: true }], PASSPHRASE)).get('')).toBe(PASSPHRASE);
});
