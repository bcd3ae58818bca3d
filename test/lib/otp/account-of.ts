// Accounts for the tests of this folder.
import type { OtpAccount } from '../../../lib/otp/account.ts';

/** The 20-byte key of RFC 4226 and RFC 6238. */
export const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

export function accountOf(parts: Partial<OtpAccount> = {}): OtpAccount {
  const hotp = parts.type === 'hotp';
  return {
    type: 'totp',
    issuer: '重庆大学',
    account: 'someone@cqu.edu.cn',
    secret: RFC_SECRET,
    algorithm: 'SHA1',
    digits: parts.type === 'steam' ? 5 : 6,
    period: hotp ? null : 30,
    counter: hotp ? 0 : null,
    ...parts,
  };
}
