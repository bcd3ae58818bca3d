// A plain text with one otpauth URI a line: every authenticator reads it, and so can anybody.
import type { OtpAccount } from '../../otp/account.ts';
import { writeOtpUri } from '../../otp/write-uri.ts';

/** Ends with a line end; empty for no accounts. It holds every secret in the clear. */
export function exportUriList(accounts: readonly OtpAccount[]): string {
  return accounts.map((account) => `${writeOtpUri(account)}\n`).join('');
}
