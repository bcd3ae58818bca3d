// Coremail in the background: folder list and newest letters with the session that exists. Routes and calls follow the published clients and the manual.
import type { Known, MailRequest, MailSession, Read, Reading, UnreadReader } from '../unread.ts';
import { inboxCount, toldBy, unreadHeads } from './unread-answer.ts';
import { sessionIn } from './unread-session.ts';

/** The forms of the folder call, in the order they are tried: the application's own path first, the JSON entry that all generations have last. */
const jsonForm = 's/json';
const forms: readonly string[] = ['XT', 'XT5', jsonForm];
const mailsAskedFor = 20;

export const coremailReader: UnreadReader = {
  id: 'coremail',
  sessionOf: sessionIn,

  async read(session, get, { proved }: Known): Promise<Read> {
    const answer = await get(foldersRequest(session));
    // Where it leads to is not told. The JSON entry names a session's end in a code of its own: it is asked before the end is believed.
    if (answer.kind === 'redirected') return { reading: { state: 'signed-out' }, route: jsonForm, proved: false, again: true };
    const told = toldBy(answer, Date.now());
    const reading = 'value' in told ? inboxCount(told.value) : told.reading;
    const wrongForm = 'value' in told ? reading.state === 'changed' : told.wrongForm;
    return wrongForm ? otherForm(reading, session.route, proved) : stay(reading, session.route, proved);
  },

  async readMails(session, get) {
    const body = { start: 0, limit: mailsAskedFor, mode: 'count', order: 'date', desc: true, returnTotal: true, fid: 1 };
    const told = toldBy(await get(jsonRequest(session, 'mbox:listMessages', body)), Date.now());
    return 'value' in told ? unreadHeads(told.value, told.total) : told.reading;
  },

  openUnreadUrl: (session) => applicationUrl(session, 'list', { fid: 1 }),
  openLetterUrl: (session, mid) => applicationUrl(session, 'read', { fid: 1, mid }),
};

function stay(reading: Reading, route: string, proved: boolean): Read {
  return { reading, route, proved: proved || reading.state === 'count', again: false };
}

/**
 * Another form may be understood, unless this one was before: then the trouble is the server's, and passes. Only what it says in the product's own
 * words twice running makes the others be tried again. After the last form comes the first.
 */
function otherForm(reading: Reading, route: string, proved: boolean): Read {
  if (proved) return { reading, route, proved: reading.state !== 'changed', again: false };
  const at = forms.indexOf(route);
  return { reading, route: forms[(at + 1) % forms.length] ?? jsonForm, proved, again: at < forms.length - 1 };
}

function foldersRequest(session: MailSession): MailRequest {
  const stats = { stats: true, threads: false };
  if (session.route === jsonForm) return jsonRequest(session, 'mbox:getAllFolders', stats);
  const query = new URLSearchParams({ func: 'getAllFolders', sid: session.sid });
  return {
    method: 'POST',
    url: `${session.origin}/coremail/${session.route}/jsp/mail.jsp?${query}`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Requested-With': 'XMLHttpRequest' },
    body: 'stats=true&threads=false',
  };
}

function jsonRequest({ origin, sid }: MailSession, func: string, body: unknown): MailRequest {
  return {
    method: 'POST',
    url: `${origin}/coremail/s/json?sid=${encodeURIComponent(sid)}&func=${func}`,
    headers: { 'Content-Type': 'text/x-json', Accept: 'text/x-json', 'X-Requested-With': 'XMLHttpRequest' },
    body: JSON.stringify(body),
  };
}

function applicationUrl({ origin, route, sid }: MailSession, place: string, what: object): string {
  const path = route === jsonForm ? 'main.jsp' : `${route}/index.jsp`;
  return `${origin}/coremail/${path}?sid=${encodeURIComponent(sid)}#mail.${place}|${JSON.stringify(what)}`;
}
