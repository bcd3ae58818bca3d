// Checks second-factor codes the hard way: one step either side, no code twice, five errors lock a method for a minute.
import { checkCode, errorsBeforeLock, lockMs, type OtpSecret } from '../otp-check.ts';
import type { Account, Attempt, Method, Purpose } from './account.ts';

const sentCodeLifeMs = 5 * 60_000;

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
    return otp === undefined ? 'wrong' : checkCode(otp, account.usedSteps, code, atMs);
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
