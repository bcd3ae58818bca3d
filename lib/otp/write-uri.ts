// Accounts to set-up URIs that every authenticator reads. Follows the Key URI format (Google wiki); Steam as Aegis writes it.
import type { OtpAccount } from './account.ts';

/** An `otpauth://` URI that `readOtpUri` turns into the same account. It holds the secret. */
export function writeOtpUri(account: OtpAccount): string {
  const issuer = encodeURIComponent(account.issuer.toWellFormed());
  const name = encodeURIComponent(account.account.toWellFormed());
  // With no issuer a colon in the name would make one: a blank one before it keeps the name whole.
  const label = issuer !== '' || account.account.includes(':') ? `${issuer}:${name}` : name;
  const parameters = [
    `secret=${account.secret}`,
    ...(issuer === '' ? [] : [`issuer=${issuer}`]),
    `algorithm=${account.algorithm}`,
    `digits=${account.digits}`,
    ...(account.period === null ? [] : [`period=${account.period}`]),
    ...(account.counter === null ? [] : [`counter=${account.counter}`]),
  ];
  return `otpauth://${account.type}/${label}?${parameters.join('&')}`;
}
