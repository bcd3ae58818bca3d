// Coremail's JSON answers: result codes, the folder list, the message list. Follows the published clients; a body that is not as they say is never guessed at.
import { countOf, isSignInPage, isWebPage, readingOf } from '../answers.ts';
import type { MailAnswer, MailHead, Reading } from '../unread.ts';

/** The session is over, or it is not this cookie's; also what is asked before there is one. */
const signedOutCodes =
  /^(?:FA_(?:INVALID_SESSION|UNAUTHORIZED|SESSION_EXPIRED|SECURITY|NEED_DYNAMIC_PWD|INVALID_DYNAMIC_PWD|\w*VERIFY_CODE)|SESSION_NOT_FOUND|PASSWORD_ERROR|AUTH_FAILED|28|35|48)$/;
/** Answered in words, outside of any JSON. */
const signedOutWords = /未登录|会话已过期|重新登录/;
/** The codes under which what was asked for comes along. */
const fineCodes = /^(?:S_OK|FA_NEED_ACCESS_SECRET)$/;
/** What every page of the product holds. */
const ownSign = /coremail/i;
const inboxId = 1;

type Told = { readonly value: unknown; readonly total: unknown } | { readonly reading: Reading; readonly wrongForm: boolean };

/** The `var` of an answer that went well, else what the answer says of the mailbox. `wrongForm`: another form of the call may be understood. */
export function toldBy(answer: MailAnswer, now: number): Told {
  const known = readingOf(answer, now);
  if (known !== null) {
    // The JSP twin answers 500 or 404 where it does not exist.
    const wrongForm = answer.kind === 'answer' && (answer.status === 404 || answer.status === 500);
    return { reading: known, wrongForm };
  }
  const { text } = answer as Extract<MailAnswer, { kind: 'answer' }>;
  const body = parsed(text);
  if (body === null) {
    if (isSignInPage(text, ownSign) || saysSignedOut(text)) return told({ state: 'signed-out' });
    return told(ownSign.test(text) ? { state: 'changed' } : { state: 'unreachable', retryAfterMs: null }, true);
  }
  const code = typeof body['code'] === 'number' ? String(body['code']) : body['code'];
  if (typeof code !== 'string') return told({ state: 'changed' });
  if (signedOutCodes.test(code)) return told({ state: 'signed-out' });
  if (fineCodes.test(code)) return { value: body['var'], total: body['total'] };
  return told({ state: 'changed' }, true);
}

function saysSignedOut(text: string): boolean {
  return text.length < 2_000 && signedOutWords.test(text) && (!isWebPage(text) || ownSign.test(text));
}

function told(reading: Reading, wrongForm = false): Told {
  return { reading, wrongForm };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\s*\)\]\}',?/, ''));
    return isRecord(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The inbox's number in a folder list: the folder whose id is 1, wherever it stands and whatever it is called. */
export function inboxCount(folders: unknown): Reading {
  if (!Array.isArray(folders)) return { state: 'changed' };
  const inboxes = folders.filter((folder) => isRecord(folder) && folder['id'] === inboxId);
  const [inbox] = inboxes as Record<string, unknown>[];
  if (inbox === undefined || inboxes.length > 1) return { state: 'changed' };
  const stats = isRecord(inbox['stats']) ? inbox['stats'] : {};
  const count = countOf(stats['unreadMessageCount']);
  const total = countOf(stats['messageCount'] ?? stats['totalMessageCount']);
  if (count === null || (total !== null && count > total)) return { state: 'changed' };
  return { state: 'count', count, exact: true, mails: null };
}

/** The unread letters among the newest of the inbox: those whose flag `read` is not true. */
export function unreadHeads(rows: unknown, total: unknown): Reading {
  if (!Array.isArray(rows) || !rows.every(isRecord)) return { state: 'changed' };
  const mine = rows.filter(({ fid }) => fid === undefined || fid === inboxId);
  const mails = mine.filter(({ flags }) => !isRecord(flags) || flags['read'] !== true).map(headOf);
  const all = countOf(total);
  return { state: 'count', count: mails.length, exact: all !== null && all <= mine.length, mails };
}

function headOf(row: Record<string, unknown>): MailHead {
  return { from: plain(row['from']), subject: plain(row['subject']), id: plain(row['id']) };
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 1_000) : '';
}
