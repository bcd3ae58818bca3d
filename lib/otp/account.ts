// What a one-time-code account is, however it came in. Follows the Key URI format (Google wiki), RFC 4226 and RFC 6238.

export type OtpType = 'totp' | 'hotp' | 'steam';
export type OtpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

export interface OtpAccount {
  readonly type: OtpType;
  /** Empty when none is stated. */
  readonly issuer: string;
  /** Empty when none is stated. */
  readonly account: string;
  /** Base32, upper case, no padding, no spaces. */
  readonly secret: string;
  readonly algorithm: OtpAlgorithm;
  /** 5 to 10 (Steam: always 5 letters). */
  readonly digits: number;
  /** Seconds, 1 to 300; null for HOTP. */
  readonly period: number | null;
  /** Next counter to use; null unless HOTP. */
  readonly counter: number | null;
}
