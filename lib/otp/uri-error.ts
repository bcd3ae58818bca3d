// What can be wrong with a set-up text, so that the user is told which part, or asked for it. Follows the Key URI format (Google wiki).
import type { OtpAccount } from './account.ts';

/**
 * `empty`, `too-long`, `not-otpauth`: no set-up text at all. `transfer`: Google Authenticator's transfer format, for the importer.
 * `unsupported`: a known kind that is not made here (Mobile-OTP, Yandex…). `ambiguous`: one parameter given twice with different values.
 * The others name the part that is missing or out of its range.
 */
export type UriFault =
  | 'empty'
  | 'too-long'
  | 'not-otpauth'
  | 'transfer'
  | 'unsupported'
  | 'unknown-type'
  | 'no-secret'
  | 'bad-secret'
  | 'unknown-algorithm'
  | 'bad-digits'
  | 'bad-period'
  | 'bad-counter'
  | 'ambiguous';

/** A text that gives no account as it stands. The message holds no secret. */
export class UriError extends Error {
  readonly code: UriFault;
  // Private, so that a log that prints the error does not print the secret in it.
  readonly #partial: Partial<OtpAccount>;

  constructor(code: UriFault, message: string, partial: Partial<OtpAccount> = {}) {
    super(message);
    this.name = 'UriError';
    this.code = code;
    this.#partial = partial;
  }

  /** Every part of the account that could be read, the secret included; what is missing or wrong is not in it: ask the user for that. */
  get partial(): Partial<OtpAccount> {
    return this.#partial;
  }
}
