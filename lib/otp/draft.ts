// An account from a set-up text and the user's own answers to what the text leaves open. Follows the Key URI format (Google wiki).
import type { OtpAccount } from './account.ts';
import { Base32Error, normaliseBase32 } from './base32.ts';
import { readOtpUri, UriError } from './uri.ts';

/** What the user has filled in by hand; an answer wins over the text. */
export type Answers = { readonly [Part in keyof Omit<OtpAccount, 'secret'>]?: OtpAccount[Part] | undefined };

/**
 * Completes a text with answers. A text that is only a secret needs `type` among the answers (the form by hand), or must look like a secret by itself.
 * @throws {UriError} the first part that is wrong or still open; nothing is ever replaced by a default the user did not see
 */
export function completeDraft(text: string, answers: Answers): OtpAccount {
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as Partial<OtpAccount>;
  const { read, fault } = readLeniently(text, given.type !== undefined);
  const type = given.type ?? read.type;
  const merged = { issuer: '', account: '', ...read, ...given };
  const { secret, algorithm, digits } = merged;
  if (secret === undefined || type === undefined) throw fault ?? new UriError('no-secret', 'The text holds no secret.');
  if (algorithm === undefined) throw fault ?? new UriError('unknown-algorithm', 'The algorithm is not said.');
  const length = type === 'steam' ? 5 : digits;
  if (length === undefined || !isWhole(length, 5, 10)) throw new UriError('bad-digits', 'A code has 5 to 10 digits.', merged);
  const period = type === 'hotp' ? null : (merged.period ?? undefined);
  if (period === undefined || (period !== null && !isWhole(period, 1, 300))) {
    throw new UriError('bad-period', 'A period is 1 to 300 seconds.', merged);
  }
  const counter = type === 'hotp' ? merged.counter : null;
  if (counter === undefined || (type === 'hotp' && !isWhole(counter, 0, Number.MAX_SAFE_INTEGER))) {
    throw new UriError('bad-counter', 'The counter must be a whole number from 0.', merged);
  }
  const { issuer, account } = merged;
  return { type, issuer: issuer.trim(), account: account.trim(), secret, algorithm, digits: length, period, counter };
}

function isWhole(value: number | null | undefined, min: number, max: number): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;
}

/** What can be read of a text; the fault is kept for when the answers do not mend it. */
function readLeniently(text: string, byHand: boolean): { read: Partial<OtpAccount>; fault: UriError | null } {
  try {
    const { hints: _hints, ...read } = readOtpUri(text);
    return { read, fault: null };
  } catch (error) {
    if (!(error instanceof UriError)) throw error;
    if (byHand && error.code === 'not-otpauth') return { read: { secret: secretOf(text) }, fault: null };
    if (error.partial.secret === undefined) throw error;
    return { read: error.partial, fault: error };
  }
}

function secretOf(text: string): string {
  try {
    return normaliseBase32(text);
  } catch (error) {
    if (!(error instanceof Base32Error)) throw error;
    throw new UriError(error.code === 'empty' ? 'no-secret' : 'bad-secret', error.message);
  }
}
