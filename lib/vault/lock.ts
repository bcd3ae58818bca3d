// When an open vault locks itself. Pure; the time left is counted down instead of a date being waited for, so that a clock set back cannot stretch it.

/** What is kept next to the vault key. `leftMs` null: no timer, open until the browser closes. */
export interface LockTimer {
  readonly leftMs: number | null;
  readonly seenAt: number;
}

/** Clocks are corrected by a little all the time; more than this backwards locks. */
const jitterMs = 5_000;

/** A full timer. `lockAfterMs` null: never by time. */
export function startTimer(lockAfterMs: number | null, now: number): LockTimer {
  return { leftMs: lockAfterMs, seenAt: now };
}

/** The timer after the time that has passed; null when the vault must lock. A shorter `lockAfterMs` than at the start counts at once. */
export function tickTimer(timer: LockTimer, lockAfterMs: number | null, now: number): LockTimer | null {
  if (lockAfterMs === null) return startTimer(null, now);
  const passedMs = now - timer.seenAt;
  if (passedMs < -jitterMs) return null;
  const leftMs = Math.min((timer.leftMs ?? lockAfterMs) - Math.max(0, passedMs), lockAfterMs);
  return leftMs > 0 ? { leftMs, seenAt: now } : null;
}
