// A practice mailbox: what the server knows of one account.
import type { OtpSecret } from '../otp-check.ts';

/** The four second-factor methods of the guide: backup mail, WeChat, SMS, third-party OTP. */
export const methods = ['wechat', 'sms', 'mail', 'otp'] as const;
export type Method = (typeof methods)[number];

/** What a code or a scan is asked for. */
export type Purpose = 'login' | 'bind' | 'unbind' | 'update';

/** One code that was tried, or one scan. */
export interface Attempt {
  readonly at: number;
  readonly method: Method;
  readonly purpose: Purpose;
  readonly code: string;
  readonly outcome: 'accepted' | 'wrong' | 'reused' | 'locked' | 'expired' | 'told to refuse';
}

/** A code on its way to a phone or a mailbox. */
export interface Letter {
  readonly at: number;
  readonly by: 'sms' | 'mail';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly code: string;
}

export interface TrustedDevice {
  readonly token: string;
  readonly secret: string;
  readonly name: string;
  readonly at: number;
  readonly expiresAt: number;
}

export interface ClientPassword {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly at: number;
}

export interface Mail {
  readonly id: string;
  readonly fid: number;
  readonly from: string;
  readonly subject: string;
  readonly at: number;
  read: boolean;
}

export interface Account {
  readonly address: string;
  readonly password: string;
  readonly name: string;
  /** Must bind a method at the next sign-in. */
  readonly forced: boolean;
  /** Address, WeChat name, number and secret of the bound methods. */
  readonly bound: { mail?: string; wechat?: string; sms?: string; otp?: OtpSecret };
  /** Secrets shown in a bind dialog and not yet confirmed; the newest last. */
  pendingOtp: OtpSecret | null;
  /** Address or number a bind code was sent to and not yet confirmed. */
  readonly pendingTarget: { mail?: string; sms?: string };
  /** The last code sent by each method. */
  readonly sent: Map<Method, { code: string; at: number }>;
  /** Steps already used, as `secret:step`. */
  readonly usedSteps: Set<string>;
  readonly errors: Map<Method, { count: number; lockedUntilAt: number }>;
  readonly attempts: Attempt[];
  readonly letters: Letter[];
  readonly devices: TrustedDevice[];
  readonly clientPasswords: ClientPassword[];
  /** True for ever once a client password was made: from then on clients cannot use the mailbox password. */
  clientPasswordEver: boolean;
  readonly mails: Mail[];
}

/** Methods that are bound, in the fixed order. */
export function boundMethods(account: Account): Method[] {
  return methods.filter((method) => account.bound[method] !== undefined);
}

/** What the page may show of a bound method: a masked address or number, empty for OTP. */
export function hintOf(account: Account, method: Method): string {
  if (method === 'otp') return '';
  const value = account.bound[method] ?? '';
  if (method === 'sms') return `${value.slice(0, 3)}****${value.slice(-4)}`;
  if (method === 'mail') return value.replace(/^(.).*(?=@)/, '$1***');
  return value;
}
