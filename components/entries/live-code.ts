// What to show of an entry right now: the background sends a code and the one after it, so the page never shows an old one while it asks again.
import type { EntryView } from '../../lib/messaging/contract.ts';

export interface LiveCode {
  /** Null: HOTP before it is asked for, or both known codes have ended. */
  readonly code: string | null;
  readonly next: string | null;
  /** When `code` ends, ms since 1970; null: it does not end. */
  readonly endAt: number | null;
}

export function liveCode(entry: Pick<EntryView, 'code' | 'nextCode' | 'expiresAt' | 'period'>, now: number): LiveCode {
  const { code, nextCode, expiresAt, period } = entry;
  if (expiresAt === null || period === null) return { code, next: null, endAt: null };
  if (now < expiresAt) return { code, next: nextCode, endAt: expiresAt };
  const endAt = expiresAt + period * 1000;
  return { code: now < endAt ? nextCode : null, next: null, endAt };
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
  return [...code].join(' ');
}
