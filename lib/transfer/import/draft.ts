// One entry of a foreign file, put together from values of unknown shape: what is absent gets the field's usual value, what is there and not understood refuses the entry.
import type { OtpAccount, OtpAlgorithm, OtpType } from '../../otp/account.ts';
import { tidyName } from '../../otp/uri-parts.ts';
import { textOf } from '../json-value.ts';
import { checkedEntry } from './found.ts';
import type { FoundEntry } from './found.ts';

/** Values as the file has them. */
export interface Draft {
  /** `totp`, `hotp`, `steam` in any case. */
  readonly type: unknown;
  readonly issuer: unknown;
  readonly account: unknown;
  /** Base32. */
  readonly secret: unknown;
  /** Absent: SHA1. */
  readonly algorithm?: unknown;
  /** Absent: 6. */
  readonly digits?: unknown;
  /** Seconds; absent: 30. */
  readonly period?: unknown;
  /** Absent: the HOTP entry is refused. */
  readonly counter?: unknown;
}

const TYPES = new Map<string, OtpType>([
  ['totp', 'totp'],
  ['hotp', 'hotp'],
  ['steam', 'steam'],
]);
const ALGORITHMS = new Map<string, OtpAlgorithm>([
  ['1', 'SHA1'],
  ['256', 'SHA256'],
  ['512', 'SHA512'],
]);

const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

function algorithmOf(value: unknown): OtpAlgorithm | null {
  if (isAbsent(value)) return 'SHA1';
  const size = /^(?:hmac[-_]?)?sha[-_]?(1|256|512)$/i.exec(textOf(value).trim())?.[1] ?? '';
  return ALGORITHMS.get(size) ?? null;
}

/** A whole number, also written as text; NaN for anything else, so that no range takes it. */
function wholeOf(value: unknown, absent: number): number {
  if (isAbsent(value)) return absent;
  const text = textOf(value).trim();
  return /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
}

/** The entry, or why it is none. */
export function entryOfDraft(draft: Draft): FoundEntry {
  const word = textOf(draft.type).trim().toLowerCase();
  const type = TYPES.get(word);
  const algorithm = algorithmOf(draft.algorithm);
  const numbers = {
    digits: wholeOf(draft.digits, 6),
    period: wholeOf(draft.period, 30),
    counter: wholeOf(draft.counter, Number.NaN),
  };
  const named = { issuer: tidyName(textOf(draft.issuer)), account: tidyName(textOf(draft.account)) };
  const secret = textOf(draft.secret);
  const shown: Partial<OtpAccount> = {
    ...named,
    ...(secret !== '' && { secret }),
    ...(algorithm !== null && { algorithm }),
    ...(Number.isSafeInteger(numbers.digits) && { digits: numbers.digits }),
    ...(type !== 'hotp' && Number.isSafeInteger(numbers.period) && { period: numbers.period }),
    ...(type === 'hotp' && Number.isSafeInteger(numbers.counter) && { counter: numbers.counter }),
  };
  // Named only when it cannot be a misplaced secret.
  const kind = /^[a-z][a-z0-9_-]{0,15}$/.test(word) ? { kind: word } : {};
  if (type === undefined) return { reason: word === '' ? 'unknown-type' : 'unsupported', partial: shown, ...kind };
  if (algorithm === null) return { reason: 'unknown-algorithm', partial: { ...shown, type } };
  return checkedEntry({
    ...named,
    type,
    secret,
    algorithm,
    // Steam's length is fixed: whatever a writer puts there, the code has five letters.
    digits: type === 'steam' ? 5 : numbers.digits,
    period: type === 'hotp' ? null : numbers.period,
    counter: type === 'hotp' ? numbers.counter : null,
  });
}
