// A web mail of an unknown product has no session that could be used: its host stands for it, so there is one mailbox a host.
import { institutionOfOrigin } from '../../institutions/index.ts';
import type { MailSession } from '../unread.ts';

/** The stand-in for a session at an address of a web mail whose product is not known; null: any other address. */
export function sessionIn(address: string): MailSession | null {
  if (!URL.canParse(address)) return null;
  const { origin } = new URL(address);
  const institution = institutionOfOrigin(origin);
  const isOurs = institution?.provider === 'unknown' && institution.mailOrigins.includes(origin);
  return isOurs ? { origin, route: 'page', sid: '' } : null;
}
