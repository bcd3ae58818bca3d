// The background's readers by product.
import type { ProviderId } from '../institutions/index.ts';
import { coremailReader } from './coremail/unread-reader.ts';
import { exmailReader } from './exmail/unread-reader.ts';
import { sessionIn as hostOf } from './generic/unread-session.ts';
import type { MailSession, UnreadReader } from './unread.ts';

/** A product that is read from its pages only, and opened where the user signs in. */
const pagesOnly: UnreadReader = {
  id: 'unknown',
  sessionOf: hostOf,
  read: null,
  readMails: null,
  openUnreadUrl: () => null,
  openLetterUrl: () => null,
};

const readers: readonly UnreadReader[] = [coremailReader, exmailReader, pagesOnly];

/** The reader of a product; one that reads nothing for products that have none. */
export function unreadReaderOf(id: ProviderId): UnreadReader {
  return readers.find((reader) => reader.id === id) ?? pagesOnly;
}

/** The session in an address, and the product it is one of; null: none of ours. */
export function sessionAt(address: string): { readonly product: ProviderId; readonly session: MailSession } | null {
  for (const { id, sessionOf } of readers) {
    const session = sessionOf(address);
    if (session !== null) return { product: id, session };
  }
  return null;
}
