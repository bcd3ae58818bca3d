// The code of an account at a time or counter. Follows RFC 4226 and RFC 6238; Steam Guard's letters as KeePassXC and the Steam app make them.
// otplib's own steps around the browser's HMAC: its front door would bring its hashes, limits and errors into the background, and be slower.
import { counterToBytes, dynamicTruncate, truncateDigits } from '@otplib/core';
import type { OtpAccount } from './account.ts';
import { bytesOfBase32 } from './base32.ts';
import { webHmac } from './web-hmac.ts';

/** `not-timed`: a HOTP account was asked for a time. `no-secret`: it is empty. The others: a value outside its range (see {@link OtpAccount}). */
export type CodeFault = 'not-timed' | 'no-secret' | 'bad-time' | 'bad-period' | 'bad-digits' | 'bad-counter';

/** A code cannot be made; a secret that is no base32 throws Base32Error instead. */
export class CodeError extends Error {
  readonly code: CodeFault;
  constructor(code: CodeFault, message: string) {
    super(message);
    this.name = 'CodeError';
    this.code = code;
  }
}

export interface TimedCode {
  readonly code: string;
  /** Number of whole periods since 1970. */
  readonly step: number;
  /** First ms in which the code holds. */
  readonly startsAt: number;
  /** First ms in which it does not hold any more. */
  readonly expiresAt: number;
}

const STEAM_LETTERS = '23456789BCDFGHJKMNPQRTVWXY';
const STEAM_LENGTH = 5;

function steamLetters(value: number): string {
  let rest = value;
  let code = '';
  for (let i = 0; i < STEAM_LENGTH; i++) {
    code += STEAM_LETTERS.charAt(rest % STEAM_LETTERS.length);
    rest = Math.floor(rest / STEAM_LETTERS.length);
  }
  return code;
}

/** By the very account, and gone with it: the same bytes each time are what spares `webHmac` importing a key for every code. */
const secrets = new WeakMap<OtpAccount, { readonly text: string; readonly bytes: Uint8Array }>();

function secretOf(account: OtpAccount): Uint8Array {
  const known = secrets.get(account);
  if (known?.text === account.secret) return known.bytes;
  const bytes = bytesOfBase32(account.secret);
  secrets.set(account, { text: account.secret, bytes });
  return bytes;
}

/**
 * The code for a counter (for timed accounts: for a step).
 * @param counter whole, 0 to 2^53 - 1
 * @throws {CodeError} `bad-counter`, `bad-digits`, `no-secret`
 * @throws {Base32Error}
 */
export async function hotpCode(account: OtpAccount, counter: number): Promise<string> {
  if (!Number.isSafeInteger(counter) || counter < 0)
    throw new CodeError('bad-counter', 'The counter must be a whole number from 0.');
  if (!Number.isInteger(account.digits) || account.digits < 5 || account.digits > 10) {
    throw new CodeError('bad-digits', 'A code has 5 to 10 digits.');
  }
  const secret = secretOf(account);
  if (secret.length === 0) throw new CodeError('no-secret', 'The account has no secret.');
  const value = dynamicTruncate(await webHmac(account.algorithm, secret, counterToBytes(counter)));
  return account.type === 'steam' ? steamLetters(value) : truncateDigits(value, account.digits);
}

function periodMsOf(account: OtpAccount): number {
  const { period } = account;
  if (account.type === 'hotp' || period === null) throw new CodeError('not-timed', 'A counting account has no code for a time.');
  if (!Number.isInteger(period) || period < 1 || period > 300) throw new CodeError('bad-period', 'A period is 1 to 300 seconds.');
  return period * 1000;
}

async function codeOfStep(account: OtpAccount, timeMs: number, stepsOn: number): Promise<TimedCode> {
  const periodMs = periodMsOf(account);
  if (!Number.isFinite(timeMs) || timeMs < 0) throw new CodeError('bad-time', 'The time must be a number of ms from 1970 on.');
  const step = Math.floor(timeMs / periodMs) + stepsOn;
  return { code: await hotpCode(account, step), step, startsAt: step * periodMs, expiresAt: (step + 1) * periodMs };
}

/**
 * The code that holds at a time.
 * @param timeMs ms since 1970 by the right clock (own clock plus the offset of `clock.ts`)
 * @throws {CodeError} `not-timed`, `bad-time`, `bad-period`, `bad-digits`, `no-secret`
 * @throws {Base32Error}
 */
export function codeAt(account: OtpAccount, timeMs: number): Promise<TimedCode> {
  return codeOfStep(account, timeMs, 0);
}

/** The code after the one that holds at `timeMs`; parameters and errors as in {@link codeAt}. */
export function nextCode(account: OtpAccount, timeMs: number): Promise<TimedCode> {
  return codeOfStep(account, timeMs, 1);
}
