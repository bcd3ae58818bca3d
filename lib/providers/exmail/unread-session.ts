// Where an Exmail session shows: the `sid` in the address of the frames. Its shape follows published clients.
import type { MailSession } from '../unread.ts';

/** Letters of base64, mostly with a comma and a digit behind; a number alone is a user's, not a session. */
const sidShape = /^(?!\d+$)[\w+/=-]{8,128}(?:,\d{1,3})?$/;
/** Asked first in a new session: the smallest of the pages that hold the folder list. */
export const firstRoute = 'folderlist';

/** The session in an address of the mailbox's top document; null: another page, or no sid in it. */
export function sessionIn(address: string): MailSession | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, pathname, searchParams } = new URL(address);
  const sid = searchParams.get('sid') ?? '';
  if (protocol !== 'https:' || pathname !== '/cgi-bin/frame_html' || !sidShape.test(sid)) return null;
  return { origin, route: firstRoute, sid };
}
