// Checks second-factor codes the hard way: one step either side, no code twice, five errors lock a method for a minute.
import { Secret, TOTP } from 'otpauth';
import type { Account, Attempt, Method, OtpSecret, Purpose } from './account.ts';

const errorsBeforeLock = 5;
const lockMs = 60_000;
const sentCodeLifeMs = 5 * 60_000;

function totpOf(otp: OtpSecret): TOTP {
  return new TOTP({ secret: Secret.fromBase32(otp.secret), algorithm: otp.algorithm, digits: otp.digits, period: otp.period });
}

/** The code of a secret at a time (ms), by the independent library. */
export function codeAt(otp: OtpSecret, atMs: number): string {
  return totpOf(otp).generate({ timestamp: atMs });
}

function checkOtp(account: Account, otp: OtpSecret, code: string, atMs: number): Attempt['outcome'] {
  if (code.length !== otp.digits) return 'wrong';
  const delta = totpOf(otp).validate({ token: code, timestamp: atMs, window: 1 });
  if (delta === null) return 'wrong';
  const step = `${otp.secret}:${Math.floor(atMs / 1000 / otp.period) + delta}`;
  if (account.usedSteps.has(step)) return 'reused';
  account.usedSteps.add(step);
  return 'accepted';
}

function checkSent(account: Account, method: Method, code: string, atMs: number): Attempt['outcome'] {
  const sent = account.sent.get(method);
  if (sent === undefined || sent.code !== code) return 'wrong';
  if (atMs - sent.at > sentCodeLifeMs) return 'expired';
  account.sent.delete(method);
  return 'accepted';
}

/** One code to check. */
export interface CodeTry {
  readonly method: Method;
  readonly purpose: Purpose;
  readonly code: string;
  /** Server time, ms. */
  readonly atMs: number;
  /** Checked against this secret instead of the bound one (bind dialog). */
  readonly otp?: OtpSecret | null;
  /** Refuse whatever comes. */
  readonly refuse?: boolean;
}

/** Checks a code, writes it into the account's log and keeps the error count. Returns the outcome. */
export function tryCode(account: Account, attempt: CodeTry): Attempt['outcome'] {
  const { method, purpose, code, atMs } = attempt;
  const errors = account.errors.get(method) ?? { count: 0, lockedUntilAt: 0 };
  const outcome = ((): Attempt['outcome'] => {
    if (atMs < errors.lockedUntilAt) return 'locked';
    if (attempt.refuse === true) return 'told to refuse';
    if (method !== 'otp') return checkSent(account, method, code, atMs);
    const otp = attempt.otp ?? account.bound.otp;
    return otp === undefined ? 'wrong' : checkOtp(account, otp, code, atMs);
  })();
  account.attempts.push({ at: atMs, method, purpose, code, outcome });
  if (outcome === 'accepted') account.errors.delete(method);
  else if (outcome !== 'locked') {
    const count = errors.count + 1;
    const locked = count >= errorsBeforeLock;
    account.errors.set(method, { count: locked ? 0 : count, lockedUntilAt: locked ? atMs + lockMs : 0 });
  }
  return outcome;
}
