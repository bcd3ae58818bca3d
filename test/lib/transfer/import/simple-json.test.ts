// Apps with a plain JSON list.
import { describe, expect, it } from 'vitest';
import { entryOfTotpAuthenticator } from '../../../../lib/transfer/import/simple-json.ts';
import { accountsIn, readJson, samples, secretBytes } from '../sample-accounts.ts';

const [totp, , hotp, steam] = samples;
const numbers = (value: number | null | undefined) => String(value ?? 0);

describe('a plain list', () => {
  it('of Raivo, with everything as text', async () => {
    const list = samples.map(({ type, period, digits, counter, ...rest }) => ({
      ...rest,
      kind: type.toUpperCase(),
      timer: numbers(period),
      digits: numbers(digits),
      counter: numbers(counter),
    }));
    const found = await readJson(list);
    expect([found.format.id, accountsIn(found)]).toEqual(['raivo', samples]);
  });
  it('of LastPass Authenticator', async () => {
    const accounts = [
      { issuerName: totp?.issuer, userName: totp?.account, secret: totp?.secret, timeStep: 30, digits: 6, algorithm: 'SHA1' },
      { issuerName: '', originalIssuerName: 'Old', userName: 'b', secret: 'ABCDEFGH', timeStep: 0, digits: 6, algorithm: 'SHA1' },
    ];
    const found = await readJson({ version: 3, accounts });
    expect([found.format.id, accountsIn(found)]).toEqual(['lastpass-authenticator', [totp, 'bad-period']]);
    expect(found.entries[1]).toMatchObject({ partial: { issuer: 'Old' } });
  });
  it('of 2FAuth, Steam as it is always made', async () => {
    const data = samples.map(({ type, issuer, ...rest }) => ({
      ...rest,
      otp_type: type === 'steam' ? 'steamtotp' : type,
      service: issuer,
      ...(type === 'steam' && { algorithm: 'sha256', period: 40 }),
    }));
    const found = await readJson({ app: '2fauth', data });
    expect([found.format.id, accountsIn(found)]).toEqual(['2fauth', samples]);
  });
  it('of Duo', async () => {
    const one = { accountType: 'OtpAccount', name: totp?.account, otpGenerator: { otpSecret: totp?.secret } };
    const two = { accountType: 'OtpAccount', name: hotp?.account, otpGenerator: { otpSecret: hotp?.secret, counter: 7 } };
    const found = await readJson([one, two]);
    expect(found.format.id).toBe('duo');
    expect(accountsIn(found)).toEqual([
      { ...totp, issuer: '' },
      { ...hotp, issuer: '', algorithm: 'SHA1' },
    ]);
  });
  it('of the Steam app, and one account of it', async () => {
    const secret = steam === undefined ? '' : Buffer.from(secretBytes(steam)).toString('base64');
    const account = { shared_secret: secret, account_name: 'gamer' };
    for (const file of [{ accounts: { 1: account } }, account]) {
      const found = await readJson(file);
      expect([found.format.id, accountsIn(found)]).toEqual(['steam', [steam]]);
    }
    expect(accountsIn(await readJson({ shared_secret: '!' }))).toEqual(['bad-secret']);
  });
});

it('a key of TOTP Authenticator is hexadecimal or base32, as it says', () => {
  const named = { issuer: 'a', name: 'b', digits: '6', period: '30' };
  expect(entryOfTotpAuthenticator({ ...named, key: 'ABCD', base: 16 })).toMatchObject({ account: { secret: 'VPGQ' } });
  expect(entryOfTotpAuthenticator({ ...named, key: 'ABCD', base: 32 })).toMatchObject({ account: { secret: 'ABCD' } });
});
