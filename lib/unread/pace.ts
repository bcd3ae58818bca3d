// How often a mail host is asked: the user's period while all is well, ever longer waits while it is not, and limits that hold whatever happens.

const minuteMs = 60_000;
const longestBackOff = 60;
/** While the last answer was no good, no more than this many requests in ten minutes. */
const triesWhileFailing = 3;
const failingSpanMs = 10 * minuteMs;
/** Without the user at the computer. */
const idleFactor = 3;

/** `ms` give or take a fifth. @param random from 0 to 1 */
export function jittered(ms: number, random: number): number {
  return Math.round(ms * (0.8 + 0.4 * random));
}

/** Wait after a good reading. */
export function restMs(periodMs: number, isIdle: boolean, random: number): number {
  return jittered(isIdle ? periodMs * idleFactor : periodMs, random);
}

/**
 * Wait after the given number of failures in a row (at least 1): 1, 2, 4 … 60 minutes, and never less than the server asked for.
 * @param retryAfterMs null: it asked for nothing
 */
export function backOffMs(failures: number, retryAfterMs: number | null, random: number): number {
  const minutes = Math.min(2 ** (failures - 1), longestBackOff);
  return Math.max(jittered(minutes * minuteMs, random), retryAfterMs ?? 0);
}

/**
 * When a host may be asked next, ms since 1970: never twice in a minute. A time in the future is of a clock that was set back, and counts as now.
 * @param asked the last times it was asked
 */
export function allowedAt(asked: readonly number[], isFailing: boolean, now: number): number {
  const sorted = asked.map((at) => Math.min(at, now)).toSorted((a, b) => a - b);
  const last = sorted.at(-1);
  const third = isFailing ? sorted.at(-triesWhileFailing) : undefined;
  return Math.max(last === undefined ? 0 : last + minuteMs, third === undefined ? 0 : third + failingSpanMs);
}

/** The times to remember after one more request at `now`. */
export function withAsked(asked: readonly number[], now: number): readonly number[] {
  return [...asked.map((at) => Math.min(at, now)), now].slice(-triesWhileFailing);
}
