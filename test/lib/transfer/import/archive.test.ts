// Archives of password managers.
import { expect, it } from 'vitest';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { accountsIn } from '../sample-accounts.ts';
import { zipOf } from '../zips.ts';

const fault = (code: string) => expect.objectContaining({ code });
const proton = {
  vaults: { a: { items: [{ data: { metadata: { name: 'Item' }, content: { totpUri: 'ABCDEFGH', itemUsername: 'user' } } }] } },
};
const onePassword = {
  accounts: [
    {
      vaults: [
        { items: [{ overview: { title: 'Item' }, details: { sections: [{ fields: [{ value: { totp: 'ABCDEFGH' } }] }] } }] },
      ],
    },
  ],
};

it.each([
  ['Proton Pass/data.json', proton, 'user'],
  ['export.data', onePassword, ''],
])('%s is found in its archive', async (name, content, account) => {
  const found = await readImport(
    zipOf([
      { name: 'files/', content: '' },
      { name, content: JSON.stringify(content) },
    ]),
    null,
  );
  expect(accountsIn(found)).toMatchObject([{ issuer: 'Item', account, secret: 'ABCDEFGH' }]);
});

it.each([
  ['an empty one', zipOf([]), 'unsupported'],
  ['one of something else', zipOf([{ name: 'a.txt', content: 'x' }]), 'unsupported'],
  ['one with another data file', zipOf([{ name: 'data.json', content: '{"a":1}' }]), 'unsupported'],
  ['one whose data file is a bomb', zipOf([{ name: 'data.json', content: new Uint8Array(40_000_000) }]), 'too-large'],
  ['a cut one', zipOf([{ name: 'data.json', content: '{}' }]).slice(0, -5), 'damaged'],
])('%s is refused', async (_, bytes, code) => {
  await expect(readImport(bytes, null)).rejects.toThrow(fault(code));
});
