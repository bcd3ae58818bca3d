// What to show of an entry right now: the background sends a code and the one after it, so the page never shows an old one while it asks again.
import type { EntryView } from '../../lib/messaging/contract.ts';

/** `now`: the code that was sent counts. `next`: the one after it does. `over`: both have ended. `still`: it does not end. */
export type Phase = 'now' | 'next' | 'over' | 'still';

export type Timed = Pick<EntryView, 'code' | 'nextCode' | 'expiresAt' | 'period'>;

export interface LiveCode {
  /** Null: HOTP before it is asked for, or both known codes have ended. */
  readonly code: string | null;
  readonly next: string | null;
  /** When `code` ends, ms since 1970; null: it does not end. */
  readonly endAt: number | null;
}

/** @param now ms since 1970 */
export function phaseOf({ expiresAt, period }: Timed, now: number): Phase {
  if (expiresAt === null || period === null) return 'still';
  if (now < expiresAt) return 'now';
  return now < expiresAt + period * 1000 ? 'next' : 'over';
}

export function liveCode({ code, nextCode, expiresAt, period }: Timed, phase: Phase): LiveCode {
  if (phase === 'still') return { code, next: null, endAt: null };
  if (phase === 'now') return { code, next: nextCode, endAt: expiresAt };
  return { code: phase === 'next' ? nextCode : null, next: null, endAt: (expiresAt ?? 0) + (period ?? 0) * 1000 };
}

/** Digits in groups that the eye can carry: 3+3, 4+4, 5+5, 3+4, 3+3+3. Steam's letters stay together. */
export function grouped(code: string): string {
  if (!/^\d+$/.test(code) || code.length < 6) return code;
  if (code.length === 9) return `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`;
  const half = Math.floor(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

/** One sign at a time, for a screen reader. */
export function spelled(code: string): string {
  return Array.from(code).join(' ');
}
