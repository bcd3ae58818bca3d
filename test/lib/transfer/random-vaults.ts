// Vaults of random entries for the tests of this folder: every kind, every algorithm, names of every script.
import fc from 'fast-check';
import type { OtpAccount } from '../../../lib/otp/account.ts';
import { base32OfBytes } from '../../../lib/transfer/base32-text.ts';
import type { Entry } from '../../../lib/vault/entry.ts';

const name = fc.oneof(
  fc.constantFrom('重庆大学', '中国矿业大学（北京）', 'Café', '=1+1', 'a:b', '"x", \'y\'', '𠮷野家', 'שלום'),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/\p{Cc}/gu, '').trim()),
);
const time = fc.integer({ min: 0, max: 2 ** 42 });
const timeOrNull = fc.option(time);

export const accounts: fc.Arbitrary<OtpAccount> = fc
  .record({
    type: fc.constantFrom('totp', 'hotp', 'steam' as const),
    issuer: name,
    account: name,
    secret: fc.uint8Array({ minLength: 2, maxLength: 64 }).map(base32OfBytes),
    algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512' as const),
    digits: fc.integer({ min: 5, max: 10 }),
    period: fc.integer({ min: 1, max: 300 }),
    counter: fc.maxSafeNat(),
  })
  .map(({ type, digits, period, counter, ...rest }) => ({
    ...rest,
    type,
    digits: type === 'steam' ? 5 : digits,
    period: type === 'hotp' ? null : period,
    counter: type === 'hotp' ? counter : null,
  }));

const entry: fc.Arbitrary<Entry> = fc
  .record({
    account: accounts,
    id: fc.uuid(),
    state: fc.constantFrom('pending', 'proved', 'retired' as const),
    institutionId: fc.option(fc.constantFrom('cqu', 'cumt')),
    login: name,
    createdAt: time,
    changedAt: time,
    provedAt: timeOrNull,
    retiredAt: timeOrNull,
    trashedAt: timeOrNull,
  })
  .map(({ account, ...kept }) => ({ ...account, ...kept }));

/** No two entries make the same codes, as in every vault. */
export const vaults = fc.uniqueArray(entry, { minLength: 1, maxLength: 30, selector: ({ secret }) => secret });
