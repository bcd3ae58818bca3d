// Exmail's answers read without a document: the folder list, and the shapes in which a session's end is told. Follows published clients.
import { isSignInPage, isWebPage, readingOf } from '../answers.ts';
import type { MailAnswer, Reading } from '../unread.ts';
import { labelCount } from './folder-label.ts';

/** Where every page and script of a dead session leads. */
const timeout = /\bs=session_timeout\b/;
const deadCode = /\b(?:cgierrorcode|errcode)\s*:\s*["']?-2\b/;
const exception = /^\s*\(?\s*\{\s*(?:title\s*:\s*["']cgi exception|cgierrorcode)/;
const wrappedError = /^\s*&&1&&/;
/** What every page of the product holds. */
const ownSign = /\/cgi-bin\/|\brescdn\b/;
const signInSign = /\binputuin\b|\/cgi-bin\/login\b/;

/** What an answer says whatever was asked; null: its text is what was asked for. */
export function toldBy(answer: MailAnswer, now: number): Reading | null {
  const known = readingOf(answer, now);
  if (known !== null) return known;
  const { text } = answer as Extract<MailAnswer, { kind: 'answer' }>;
  const isError = exception.test(text) || wrappedError.test(text);
  const dead = isError ? timeout.test(text) || deadCode.test(text) : isJump(text) || isSignInPage(text, signInSign);
  if (dead) return { state: 'signed-out' };
  // The product's own "busy now": nothing is said of the session or of the letters.
  return isError ? { state: 'unreachable', retryAfterMs: null } : null;
}

/** A page that holds nothing but the way to the sign-in. */
function isJump(text: string): boolean {
  return text.length < 2_000 && isWebPage(text) && timeout.test(text);
}

/** Whether a text is a page of the product at all, whatever it shows. */
export function isOwnPage(text: string): boolean {
  return ownSign.test(text);
}

/** The inbox's number in a page with the folder list. */
export function inboxCount(page: string): Reading {
  const found = [...page.matchAll(/<a\b([^>]*\bid\s*=\s*["']?folder_1["'\s>][^>]*)>([\s\S]{0,500}?)<\/a\s*>/gi)];
  const [link] = found;
  if (link === undefined || found.length > 1) return { state: 'changed' };
  const title = /\btitle\s*=\s*"([^"]*)"|\btitle\s*=\s*'([^']*)'/.exec(link[1] ?? '');
  const count = labelCount((link[2] ?? '').replaceAll(/<[^>]*>/g, '').trim(), title?.[1] ?? title?.[2] ?? '');
  return count === null ? { state: 'changed' } : { state: 'count', count, exact: true, mails: null };
}
