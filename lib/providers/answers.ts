// What every product's answers have in common: when no content came that is worth reading, and which numbers are numbers.
import type { MailAnswer, Reading } from './unread.ts';

/** More unread letters than any mailbox holds: a number above is a broken one. */
const most = 1_000_000;
const longestWaitMs = 24 * 3_600_000;

/**
 * What an answer means by itself, whatever stands in it; null: its text is worth reading.
 * A web mail that sends a call elsewhere sends it to its sign-in page; so does 401.
 * @param now for a `Retry-After` that is a date, ms since 1970
 */
export function readingOf(answer: MailAnswer, now: number): Reading | null {
  if (answer.kind === 'failed') return { state: 'unreachable', retryAfterMs: null };
  if (answer.kind === 'redirected' || answer.status === 401) return { state: 'signed-out' };
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  if (status !== 403 && status !== 429 && status < 500) return { state: 'changed' };
  return { state: 'unreachable', retryAfterMs: retryAfterMs(answer.header('retry-after'), now) };
}

/** `Retry-After` in ms, at most a day: whole seconds or a date; null when absent or neither. */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : /[a-z]/i.test(text) ? Date.parse(text) - now : Number.NaN;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), longestWaitMs);
}

/** The value as a count of letters; null for anything but a whole number from 0 that a mailbox can hold. Texts of digits are no numbers. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < most ? value : null;
}

/** Whether a text is a web page, as servers send it where data was asked for. */
export function isWebPage(text: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|script|meta|title)\b/i.test(text);
}

/**
 * Whether a web page asks for a password and is the product's own: its sign-in page, whatever its address. The gateway of a campus network asks for one too.
 * @param sign what every sign-in page of the product holds
 */
export function isSignInPage(text: string, sign: RegExp): boolean {
  return isWebPage(text) && /<input\b[^>]*\btype\s*=\s*["']?password\b/i.test(text) && sign.test(text);
}
