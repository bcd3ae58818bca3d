// TOTP Authenticator's own file and its encrypted backup.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { accountsIn, bytesOf, PASSPHRASE, samples, secretBytes } from '../sample-accounts.ts';
import { cbc } from '../sealed-exports.ts';

const fault = (code: string) => expect.objectContaining({ code });
const mine = samples.slice(0, 1);
const list = JSON.stringify(
  mine.map((account) => ({
    issuer: account.issuer,
    name: account.account,
    base: 16,
    key: Buffer.from(secretBytes(account)).toString('hex').toUpperCase(),
    digits: '6',
    period: '30',
  })),
);

it('its own file gives its accounts', async () => {
  const text = `<?xml version='1.0'?><map><string name="STATIC_TOTP_CODES_LIST">${list.replaceAll('"', '&quot;')}</string></map>`;
  const found = await readImport(bytesOf(text), null);
  expect([found.format.id, accountsIn(found)]).toEqual(['totp-authenticator', mine]);
});

it('its backup opens with its passphrase only', async () => {
  const key = createHash('sha256').update(PASSPHRASE).digest();
  const bytes = bytesOf(cbc(key, new Uint8Array(16), JSON.stringify({ [list]: '' })).toString('base64'));
  const found = await readImport(bytes, PASSPHRASE);
  expect([found.format.id, accountsIn(found)]).toEqual(['totp-authenticator-encrypted', mine]);
  await expect(readImport(bytes, null)).rejects.toThrow(fault('needs-passphrase'));
  await expect(readImport(bytes, 'wrong')).rejects.toThrow(fault('wrong-passphrase'));
});
