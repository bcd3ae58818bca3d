// The data files of Proton Pass and 1Password.
import { expect, it } from 'vitest';
import { writeOtpUri } from '../../../../lib/otp/write-uri.ts';
import { accountsIn, readJson, samples } from '../sample-accounts.ts';

const [one, two] = samples.map(writeOtpUri);
const bare = { issuer: 'Item', account: 'user', secret: 'ABCDEFGH', type: 'totp' };

it('Proton Pass gives the code of each item and of its extra fields', async () => {
  const item = (content: object, extraFields: object[] = []) => ({ data: { metadata: { name: 'Item' }, content, extraFields } });
  const items = [
    item({ totpUri: '' }),
    item({ totpUri: one }, [
      { type: 'totp', data: { totpUri: two } },
      { type: 'text', data: { content: 'x' } },
    ]),
    item({ itemUsername: '', itemEmail: 'user', totpUri: 'ABCDEFGH' }),
  ];
  const found = await readJson({ version: '1', vaults: { a: { name: 'Personal', items }, b: { items: [] } } });
  expect(found.format.id).toBe('proton-pass');
  expect(accountsIn(found)).toMatchObject([samples[0], samples[1], bare]);
});

it('1Password gives the codes in the sections of each item', async () => {
  const item = (totp: unknown) => ({
    overview: { title: 'Item' },
    details: {
      loginFields: [
        { designation: 'password', value: 'p' },
        { designation: 'username', value: 'user' },
      ],
      sections: [{ fields: [{ value: { string: 'x' } }, { value: { totp } }] }, {}],
    },
  });
  const found = await readJson({ accounts: [{ vaults: [{ items: [item(one), item('ABCDEFGH'), { overview: {} }] }] }] });
  expect(found.format.id).toBe('1password');
  expect(accountsIn(found)).toMatchObject([samples[0], bare]);
});
