// Where a Coremail session shows: the `sid` in the application's address. Routes follow the manual (XT, XT5, XT3, main.jsp) and the phone pages.
import type { MailSession } from '../unread.ts';

const application = /^\/coremail\/(?:(XT5?|XT3|XJS)\/|main\.jsp$|hxphone\/|xphone\/)/;
const sidShape = /^[A-Za-z0-9_-]{6,128}$/;

/** The session in an address of the application; null: another page, or no sid in it. The sid of a log-in page is not one. */
export function sessionIn(address: string): MailSession | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, pathname, searchParams, hash } = new URL(address);
  const path = application.exec(pathname);
  const sid = searchParams.get('sid') ?? /[?&]sid=([^&]*)/.exec(hash)?.[1] ?? '';
  if (protocol !== 'https:' || path === null || !sidShape.test(sid)) return null;
  return { origin, route: path[1] === 'XT' || path[1] === 'XT5' ? path[1] : 's/json', sid };
}
