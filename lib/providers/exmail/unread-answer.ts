// Exmail's answers read without a document: the folder list, the mail list, and the shapes in which a session's end is told. Follows published clients.
import { isSignInPage, isWebPage, readingOf } from '../answers.ts';
import type { MailAnswer, MailHead, Reading } from '../unread.ts';
import { labelCount } from './folder-label.ts';

/** Where every page and script of a dead session leads. */
const timeout = /\/cgi-bin\/loginpage\?[^"'\s]*s=session_timeout|\bs=session_timeout\b/;
const deadCode = /\b(?:cgierrorcode|errcode)\s*:\s*["']?-2\b/;
const exception = /^\s*\(?\s*\{\s*(?:title\s*:\s*["']cgi exception|cgierrorcode)/;
const wrappedError = /^\s*&&1&&/;
const signInSign = /\binputuin\b|\/cgi-bin\/login\b/;
/** Letters on a page of the list. */
const rowsOnPage = 25;

/** What an answer says whatever was asked; null: its text is what was asked for. */
export function toldBy(answer: MailAnswer, now: number): Reading | null {
  const known = readingOf(answer, now);
  if (known !== null) return known;
  const { text } = answer as Extract<MailAnswer, { kind: 'answer' }>;
  const isError = exception.test(text) || wrappedError.test(text);
  const dead = isError ? timeout.test(text) || deadCode.test(text) : isJump(text) || isSignInPage(text, signInSign);
  if (dead) return { state: 'signed-out' };
  // The product's own "busy now": nothing is said of the session or of the letters.
  return isError ? { state: 'unreachable', retryAfterMs: null, why: 'server' } : null;
}

/** A page that holds nothing but the way to the sign-in. */
function isJump(text: string): boolean {
  return text.length < 2_000 && isWebPage(text) && timeout.test(text);
}

/** The inbox's number in a page with the folder list. */
export function inboxCount(page: string): Reading {
  const found = [...page.matchAll(/<a\b([^>]*\bid\s*=\s*["']?folder_1["'\s>][^>]*)>([\s\S]{0,500}?)<\/a>/gi)];
  const [link] = found;
  if (link === undefined || found.length > 1) return { state: 'changed', why: link === undefined ? 'no inbox' : 'two inboxes' };
  const title = /\btitle\s*=\s*"([^"]*)"|\btitle\s*=\s*'([^']*)'/.exec(link[1] ?? '');
  const count = labelCount((link[2] ?? '').replaceAll(/<[^>]*>/g, '').trim(), title?.[1] ?? title?.[2] ?? '');
  return count === null ? { state: 'changed', why: 'no unread number' } : { state: 'count', count, exact: true, mails: null };
}

/** The unread letters on the first page of the inbox's list; with a full page there may be more. */
export function unreadHeads(page: string): Reading {
  const rows = [...page.matchAll(/<input\b[^>]*\bname\s*=\s*["']?mailid\b[^>]*>/gi)].map(([tag]) => attributesOf(tag));
  if (rows.length === 0 && !/\bnomail\b/.test(page)) return { state: 'changed', why: 'no message list' };
  const unread = rows.filter((row) => row.get('unread') === 'true');
  const mails = unread.map(headOf).filter((head) => head !== null);
  if (mails.length < unread.length) return { state: 'changed', why: 'letter without id' };
  return { state: 'count', count: mails.length, exact: rows.length < rowsOnPage, mails };
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = tag.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
  return new Map([...found].map(([, name = '', a, b, c]) => [name.toLowerCase(), a ?? b ?? c ?? ''] as const));
}

/** The list's hidden box tells sender and time; the subject stands elsewhere in the row and is not read. */
function headOf(row: ReadonlyMap<string, string>): MailHead | null {
  const id = row.get('value') ?? '';
  if (!/^[\w~+/=-]{4,200}$/.test(id)) return null;
  const at = Number(row.get('totime'));
  return { id, from: (row.get('fn') ?? '').slice(0, 1_000), subject: '', receivedAt: Number.isInteger(at) && at > 0 ? at : null };
}
