// Exmail in the background: pages that may hold the folder list, none of them vouched for, so each must first tell the number the open page shows.
import type { Known, MailRequest, MailSession, Read, Reading, UnreadReader } from '../unread.ts';
import { inboxCount, isOwnPage, toldBy } from './unread-answer.ts';
import { firstRoute, sessionIn } from './unread-session.ts';

const unreachable: Reading = { state: 'unreachable', retryAfterMs: null };
/** The candidates, the smallest first. */
const routes: readonly string[] = [firstRoute, 'frame_html'];

export const exmailReader: UnreadReader = {
  id: 'exmail',
  sessionOf: sessionIn,

  async read(session, get, known): Promise<Read> {
    const answer = await get(requestOf(session));
    const told = toldBy(answer, Date.now());
    const text = answer.kind === 'answer' ? answer.text : '';
    const reading = told ?? inboxCount(text);
    // The page behind `unreachable` says nothing of whether it would tell the number; another one may answer where this one never does.
    if (told !== null && (told.state !== 'unreachable' || known.proved)) return stay(session, told, known.proved);
    // Where the number was, another's page says nothing of the product.
    if (known.proved && reading.state === 'changed' && !isOwnPage(text)) return stay(session, unreachable, true);
    return judged(session, reading, known);
  },

  // The list's own rows tell no subject without being drawn.
  readMails: null,
  openUnreadUrl: inboxUrl,
  openLetterUrl: () => null,
};

/** Believes a number only where it equals what the page shows, and not when both are 0: a page without any number says that too. */
function judged(session: MailSession, reading: Reading, { shown, proved }: Known): Read {
  const agrees = reading.state === 'count' && reading.exact && reading.count === shown?.count;
  if (proved && (agrees || shown === null) && reading.state === 'count') return stay(session, reading, true);
  if (agrees && reading.count > 0) return stay(session, reading, true);
  if (reading.state === 'count' && (agrees || shown === null)) return stay(session, null, false);
  // Once proved, the same page is given one more chance: a letter may have come between the two looks.
  const route = proved ? session.route : (routes[(routes.indexOf(session.route) + 1) % routes.length] ?? firstRoute);
  const trouble = proved && reading.state === 'changed' ? reading : reading.state === 'unreachable' ? reading : null;
  return { reading: trouble, route, proved: false, again: false };
}

function stay({ route }: MailSession, reading: Reading | null, proved: boolean): Read {
  return { reading, route, proved, again: false };
}

function requestOf({ origin, route, sid }: MailSession): MailRequest {
  return { method: 'GET', url: `${origin}/cgi-bin/${route}?${new URLSearchParams({ sid })}` };
}

/** The inbox inside the frames, by the product's own deep link; without the `loc` of the page's links, which the product counts as clicks. */
function inboxUrl({ origin, sid }: MailSession): string {
  const list = `/cgi-bin/mail_list?${new URLSearchParams({ sid, folderid: '1', page: '0', s: 'inbox' })}`;
  return `${origin}/cgi-bin/frame_html?${new URLSearchParams({ t: 'frame_html', sid, url: list })}`;
}
