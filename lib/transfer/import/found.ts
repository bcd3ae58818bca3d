// What an importer finds: accounts, and entries that cannot become one, each with its reason.
import type { OtpAccount } from '../../otp/account.ts';
import { Base32Error, normaliseBase32 } from '../../otp/base32.ts';
import type { UriFault } from '../../otp/uri-error.ts';
import type { Entry } from '../../vault/entry.ts';

/** `damaged`: this one part of the file is cut or altered. The others as for a set-up text. */
export type EntryFault = UriFault | 'damaged';

/** What our own backup knows of an entry beyond the account. */
export type Kept = Omit<Entry, keyof OtpAccount>;

/** An entry that can be stored as it is. */
export interface ReadableEntry {
  readonly account: OtpAccount;
  /** From our own backup only. */
  readonly kept?: Kept;
}

/** An entry that cannot: what could be read of it is for the review; absent parts were not readable. */
export interface RefusedEntry {
  readonly reason: EntryFault;
  readonly partial: Partial<OtpAccount>;
  /** The kind of code as the file names it, when it is none that is made here. */
  readonly kind?: string;
}

export type FoundEntry = ReadableEntry | RefusedEntry;

export interface Found {
  readonly entries: readonly FoundEntry[];
  /** Numbers (from 1) of the parts of a split transfer that are not in the file; empty when it is whole. */
  readonly missingParts: readonly number[];
}

/** Longest name and secret that a vault takes, in characters. */
const LONGEST = 4096;

const isWhole = (value: number | null, min: number, max: number) =>
  value !== null && Number.isSafeInteger(value) && value >= min && value <= max;

/** Checks the ranges of an account put together by an importer; nothing out of range is ever replaced by a default. */
export function checkedEntry(account: OtpAccount): FoundEntry {
  const { secret, ...stated } = account;
  const refuse = (reason: UriFault, partial: Partial<OtpAccount> = account): RefusedEntry => ({ reason, partial });
  if ([secret, account.issuer, account.account].some((text) => text.length > LONGEST)) return refuse('too-long', {});
  let plain: string;
  try {
    plain = normaliseBase32(secret);
  } catch (error) {
    if (!(error instanceof Base32Error)) throw error;
    return refuse(error.code === 'empty' ? 'no-secret' : 'bad-secret', stated);
  }
  if (!isWhole(account.digits, 5, 10)) return refuse('bad-digits');
  if (account.type === 'hotp' && !isWhole(account.counter, 0, Number.MAX_SAFE_INTEGER)) return refuse('bad-counter');
  if (account.type !== 'hotp' && !isWhole(account.period, 1, 300)) return refuse('bad-period');
  return { account: { ...account, secret: plain } };
}
