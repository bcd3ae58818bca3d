// Sessions before and after the sign-in: a sid in the address and a cookie that must belong together.
import { randomBytes } from 'node:crypto';
import type { Variant } from '../variant.ts';
import type { Purpose } from './account.ts';

/** A signed-in session. */
export interface Session {
  readonly sid: string;
  /** Value of the cookie `Coremail`. */
  readonly cookie: string;
  readonly address: string;
  readonly at: number;
  /** Last call that counts as use, ms. */
  seenAt: number;
  /** What the user has just proved his identity for, and until when (ms). */
  proved: { readonly purpose: Purpose; readonly target: string; readonly untilAt: number } | null;
}

/** A login page that was handed out: the temporary session of its second-factor calls. */
export interface LoginVisit {
  readonly tempSid: string;
  address: string | null;
  passwordOk: boolean;
  /** The second factor was accepted. */
  validated: boolean;
  trust: boolean;
  /** Text of the picture, upper case. */
  captcha: string;
  passwordErrors: number;
}

/** Thirty-two letters and digits, as sids look. */
export function newSid(): string {
  return randomBytes(24).toString('base64').replace(/[+/=]/g, 'x');
}

/** How long a session lives without use, ms. */
export function idleMsOf({ sessionLife }: Variant): number {
  return (sessionLife === '10 min' ? 10 : 30) * 60_000;
}

/** Whether a call counts as use. The page's own polling asks for one attribute and nothing else. */
export function isUse({ sessionLife }: Variant, isPolling: boolean): boolean {
  return !isPolling || sessionLife === '30 min, polling counts';
}
