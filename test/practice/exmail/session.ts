// Sessions of the practice Exmail: a sid in every address and the cookie `qm_sid`, and the login pages before them.
import { randomBytes } from 'node:crypto';
import { randomLetters } from '../random-letters.ts';
import type { ExmailVariant } from './variant.ts';

export interface ExmailSession {
  readonly sid: string;
  readonly address: string;
  /** What the settings pages send along with every change. */
  readonly token: string;
  readonly at: number;
  /** Last request that kept it alive, ms. */
  seenAt: number;
  /** New mails up to here were already told in a toast, ms. */
  toldAt: number;
  /** When the safety check of the settings was passed, ms; null before. */
  checkedAt: number | null;
}

/** A login page that was handed out; the cookie `exm_visit` names it. */
export interface ExmailVisit {
  readonly id: string;
  /** Text of the captcha picture. */
  captcha: string;
  errors: number;
  /** Account whose password was right and whose second step waits. */
  waiting: string | null;
  /** Accounts a phone or a scan proved, to choose from. */
  proved: string[];
  /** Sent by SMS for the sign-in by phone. */
  phone: { readonly number: string; readonly code: string; readonly at: number } | null;
}

/** A WeChat QR that waits for a phone. */
export interface ExmailScan {
  readonly ticket: string;
  /** Id of the login page, or sid of the settings, it is shown on. */
  readonly visit: string;
  readonly at: number;
  /** WeChat name that scanned it, null before. */
  wechat: string | null;
}

/** A new client password. */
export function newClientPassword(): string {
  return randomLetters(16, 'abcdefghijklmnopqrstuvwxyz');
}

/** Thirty-two hex digits, as the `r` of every address. */
export function newR(): string {
  return randomBytes(16).toString('hex');
}

/** Sixteen characters, with the suffix of the variant. */
export function newExmailSid(suffix: ExmailVariant['sidSuffix']): string {
  return `${randomLetters(16)}${suffix === 'none' ? '' : suffix}`;
}

const lifetimes: Readonly<Record<ExmailVariant['lifetime'], number>> = {
  '30 min': 30 * 60_000,
  '2 h': 2 * 3_600_000,
  '8 h': 8 * 3_600_000,
};

/** Idle ms after which a session is dead. */
export function lifetimeMs({ lifetime }: ExmailVariant): number {
  return lifetimes[lifetime];
}

/** Six digits. */
export function newCode(): string {
  return randomLetters(6, '0123456789');
}
