// What a browser has of the unified log-in: the cookie of the login page, of the log-in, and of a trusted device.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { UnifiedMember } from './member.ts';
import type { UnifiedSession, UnifiedVisit, UnifiedWorld } from './world.ts';

/** Names and scope; only the name of the second is usual for such a log-in. */
export const cookies = { visit: 'uni_visit', session: 'CASTGC', trust: 'uni_trust' } as const;
export const kept = { path: '/authserver', secure: true, httpOnly: true } as const;

/** The login page of this browser. */
export function visitOf(c: Context, world: UnifiedWorld): UnifiedVisit {
  const visit = world.visit(getCookie(c, cookies.visit));
  setCookie(c, cookies.visit, visit.id, kept);
  return visit;
}

/** The log-in of this browser, null when it has none. */
export function sessionOf(c: Context, world: UnifiedWorld): { session: UnifiedSession; member: UnifiedMember } | null {
  const session = world.sessions.get(getCookie(c, cookies.session) ?? '');
  const member = world.members.get(session?.username ?? '');
  return session === undefined || member === undefined ? null : { session, member };
}
