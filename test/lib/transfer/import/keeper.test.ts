// Keeper's export.
import { expect, it } from 'vitest';
import { accountsIn, readJson } from '../sample-accounts.ts';

it('gives the codes in the custom fields of its records', async () => {
  const records = [
    { title: 'No code', $type: 'login', login: 'a' },
    {
      title: 'Item',
      $type: 'login',
      login: 'user',
      custom_fields: { '$oneTimeCode::1': 'ABCDEFGH', '$text::1': 'x', '$oneTimeCode::2': '!' },
    },
  ];
  const found = await readJson({ shared_folders: [], records });
  expect(found.format.id).toBe('keeper');
  expect(accountsIn(found)).toMatchObject([{ issuer: 'Item', account: 'user', secret: 'ABCDEFGH' }, 'bad-secret']);
});
