// FreeOTP+'s export and FreeOTP 1's own file.
import { expect, it } from 'vitest';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { freeOtpPlusFile } from '../made-exports.ts';
import { accountsIn, bytesOf, readJson, samples } from '../sample-accounts.ts';

it('an export of FreeOTP+ gives its accounts', async () => {
  const found = await readJson(freeOtpPlusFile(samples));
  expect(found.format.id).toBe('freeotp-plus');
  expect(accountsIn(found)).toEqual(samples);
});

it('a file of FreeOTP 1 gives its accounts', async () => {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const tokens = freeOtpPlusFile(samples).tokens.map(
    (token, at) => `<string name="t${at}">${escaped(JSON.stringify(token))}</string>`,
  );
  const order = `<string name="tokenOrder">[&quot;t0&quot;]</string>`;
  const found = await readImport(
    bytesOf(`<?xml version='1.0' encoding='utf-8' ?>\n<map>${order}${tokens.join('\n')}</map>`),
    null,
  );
  expect(found.format.id).toBe('freeotp-1');
  expect(accountsIn(found)).toEqual(samples);
});
