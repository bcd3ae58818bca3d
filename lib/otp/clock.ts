// The right time from the mail host's own `Date` headers (RFC 9110 §6.6.1), and the code that may be used at it.
import type { OtpAccount } from './account.ts';
import { codeAt } from './code.ts';

/** One answer of the mail host; all in ms since 1970, the first two by the computer's own clock. */
export interface ClockSample {
  readonly sentAt: number;
  readonly receivedAt: number;
  /** The `Date` header, parsed: a whole second. */
  readonly serverDate: number;
}

export interface ClockOffset {
  /** Add this to the computer's time to get the host's. */
  readonly offsetMs: number;
  /** How far the samples lie from the offset at most. */
  readonly spreadMs: number;
  /** How many samples were good enough to count. */
  readonly samples: number;
}

/** An answer that took longer says too little about when the header was written. */
const LONGEST_ROUND_TRIP_MS = 10_000;
/** The header cuts off the ms: on average half a second is missing. */
const HALF_HEADER_RESOLUTION_MS = 500;

function isUsable({ sentAt, receivedAt, serverDate }: ClockSample): boolean {
  if (![sentAt, receivedAt, serverDate].every(Number.isFinite)) return false;
  const roundTripMs = receivedAt - sentAt;
  return roundTripMs >= 0 && roundTripMs <= LONGEST_ROUND_TRIP_MS && serverDate > 0;
}

/** The median offset of the usable samples; null when there is none. */
export function estimateOffset(samples: readonly ClockSample[]): ClockOffset | null {
  const offsets = samples
    .filter(isUsable)
    .map(({ sentAt, receivedAt, serverDate }) => serverDate + HALF_HEADER_RESOLUTION_MS - (sentAt + receivedAt) / 2)
    .toSorted((a, b) => a - b);
  const lower = offsets[Math.floor((offsets.length - 1) / 2)];
  const upper = offsets[Math.floor(offsets.length / 2)];
  if (lower === undefined || upper === undefined) return null;
  const offsetMs = Math.round((lower + upper) / 2);
  const spreadMs = Math.round(Math.max(...offsets.map((offset) => Math.abs(offset - offsetMs))));
  return { offsetMs, spreadMs, samples: offsets.length };
}

/** `noticed`: worth a line in the details. `warn`: other programs' codes fail on this computer, say so. */
export type ClockVerdict = 'fine' | 'noticed' | 'warn';

/** What an offset of so many ms, in either direction, means for the user. */
export function clockVerdict(offsetMs: number): ClockVerdict {
  const size = Math.abs(offsetMs);
  if (size >= 10_000) return 'warn';
  return size >= 5000 ? 'noticed' : 'fine';
}

/** Least rest of a code's life when it is filled at a log-in. */
export const FILL_REMAINING_MS = 3000;
/** Least rest of a code's life when a bind is confirmed with it: the user still has to read and click. */
export const BIND_REMAINING_MS = 10_000;

export interface CodeWish {
  readonly minRemainingMs: number;
  /** Steps of the codes that went to this account's site lately, in any order. */
  readonly usedSteps: readonly number[];
}

/** `isAhead`: a code of a later time was used, by a clock that was ahead; waiting takes longer for it. */
export type UsableCode =
  | { readonly code: string; readonly step: number; readonly remainingMs: number }
  | { readonly waitMs: number; readonly isAhead: boolean };

/**
 * A site takes codes of about one step to either side, and none before the last one it took. A used step further ahead than this comes of a clock that
 * was wrong then: the site has not taken it, so only that very code is not sent again.
 */
const STEPS_BELIEVED_AHEAD = 2;

/**
 * The code that may be sent now, or how long to wait and ask again. Never one with less than `minRemainingMs` left (two thirds of the period
 * where that is shorter: otherwise a short period would never have a code), and never one of a step that was used already.
 * @param nowMs ms since 1970 by the right clock
 * @throws {CodeError} as `codeAt`
 */
export async function usableCode(
  account: OtpAccount,
  nowMs: number,
  { minRemainingMs, usedSteps }: CodeWish,
): Promise<UsableCode> {
  const { code, step, startsAt, expiresAt } = await codeAt(account, nowMs);
  const periodMs = expiresAt - startsAt;
  const remainingMs = expiresAt - nowMs;
  const believed = usedSteps.filter((used) => used - step <= STEPS_BELIEVED_AHEAD);
  let next = Math.max(step, ...believed.map((used) => used + 1));
  while (usedSteps.includes(next)) next += 1;
  if (next > step) return { waitMs: next * periodMs - nowMs, isAhead: believed.some((used) => used > step) };
  if (remainingMs < Math.min(minRemainingMs, (periodMs * 2) / 3)) return { waitMs: remainingMs, isAhead: false };
  return { code, step, remainingMs };
}
