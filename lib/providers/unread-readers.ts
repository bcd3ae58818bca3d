// The background's readers by product.
import type { ProviderId } from '../institutions/index.ts';
import { coremailReader } from './coremail/unread-reader.ts';
import { exmailReader } from './exmail/unread-reader.ts';
import type { UnreadReader } from './unread.ts';

const readers: readonly UnreadReader[] = [coremailReader, exmailReader];

/** A product that is read from its pages only, and opened where the user signs in. */
const pagesOnly: UnreadReader = {
  id: 'unknown',
  sessionOf: () => null,
  read: null,
  readMails: null,
  readAccount: null,
  openUnreadUrl: () => null,
  openMailUrl: () => null,
};

/** The reader of a product; one that reads nothing for products that have none. */
export function unreadReaderOf(id: ProviderId): UnreadReader {
  return readers.find((reader) => reader.id === id) ?? pagesOnly;
}
