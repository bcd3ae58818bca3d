// Accounts that go out of and into every format in the tests, and how a test hands a file in.
import type { OtpAccount } from '../../../lib/otp/account.ts';
import type { FoundEntry } from '../../../lib/transfer/import/found.ts';
import { readImport } from '../../../lib/transfer/import/index.ts';
import type { Imported } from '../../../lib/transfer/import/index.ts';
import { bytesOfBase32 } from '../../../lib/otp/base32.ts';
import { accountOf } from '../otp/account-of.ts';

/** One of each kind, with every algorithm, and names that formats stumble over. */
export const samples: readonly OtpAccount[] = [
  accountOf({ issuer: '重庆大学', account: '张三' }),
  accountOf({ issuer: 'A: b & <c>', account: '"d", =e', algorithm: 'SHA256', digits: 8, period: 60, secret: 'KRUGS4ZANFZSAYLU' }),
  accountOf({ type: 'hotp', issuer: 'Counter', account: 'one', algorithm: 'SHA512', counter: 7, secret: 'JBSWY3DPEHPK3PXP' }),
  accountOf({ type: 'steam', issuer: 'Steam', account: 'gamer', secret: 'MFRGGZDFMZTWQ2LK' }),
];

export const PASSPHRASE = 'a passphrase, 中文 too';

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Hands the JSON text of a value in. */
export function readJson(value: unknown, passphrase: string | null = null): Promise<Imported> {
  return readImport(bytesOf(JSON.stringify(value)), passphrase);
}

export function accountsIn(found: { readonly entries: readonly FoundEntry[] }): readonly (OtpAccount | string)[] {
  return found.entries.map((entry) => ('account' in entry ? entry.account : entry.reason));
}

/** Signed numbers, as Java writes bytes. */
export const javaBytes = (bytes: Uint8Array): number[] => Array.from(Int8Array.from(bytes));

export const secretBytes = (account: OtpAccount): Uint8Array => bytesOfBase32(account.secret);
