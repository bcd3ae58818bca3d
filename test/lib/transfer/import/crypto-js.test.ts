// CryptoJS' passphrase mode.
import { expect, it } from 'vitest';
import { openCryptoJs } from '../../../../lib/transfer/import/crypto-js.ts';
import { bytesOf, PASSPHRASE } from '../sample-accounts.ts';
import { cryptoJsSealed } from '../sealed-exports.ts';

it('a text sealed with a passphrase opens with it, and with nothing else', async () => {
  const sealed = cryptoJsSealed('邮钥', PASSPHRASE);
  expect(await openCryptoJs(sealed, PASSPHRASE)).toEqual(bytesOf('邮钥'));
  expect(await openCryptoJs(sealed, 'wrong')).not.toEqual(bytesOf('邮钥'));
  for (const none of ['', '!', 'AAAA', btoa('Salted__12345678'), btoa('Salted_')])
    expect(await openCryptoJs(none, PASSPHRASE)).toBeNull();
});
