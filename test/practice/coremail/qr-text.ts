// What the QR of the bind dialog says, in the ways the facts leave open.
import type { Variant } from '../variant.ts';
import type { OtpSecret } from '../otp-check.ts';

/** Text of the QR for a secret that is being bound. */
export function qrTextOf(kind: Variant['qrText'], address: string, otp: OtpSecret): string {
  const who = encodeURIComponent(address);
  const rest = `secret=${otp.secret}&algorithm=${otp.algorithm}&digits=${otp.digits}&period=${otp.period}`;
  if (kind === 'bare secret') return otp.secret;
  if (kind === 'cm-otpauth') {
    const origin = encodeURIComponent('https://mail.cqu.edu.cn');
    return `cm-otpauth://${who}?secret=${otp.secret}&authkey=${otp.secret.slice(0, 8).toLowerCase()}&origin=${origin}`;
  }
  if (kind === 'no issuer') return `otpauth://totp/${who}?${rest}`;
  const issuer = encodeURIComponent(kind === 'Chinese issuer' ? '重庆大学邮箱' : 'Coremail:cqu.edu.cn');
  return `otpauth://totp/${issuer}:${who}?${rest}&issuer=${issuer}`;
}
