// What open pages tell of unread mail, by product. Apart from the background's readers, so that pages load none of those.
import type { ProviderId } from '../institutions/index.ts';
import { coremailPage } from './coremail/unread-page.ts';
import { exmailPage } from './exmail/unread-page.ts';
import { genericPage } from './generic/unread-page.ts';
import type { UnreadPage } from './unread.ts';

const pages: readonly UnreadPage[] = [coremailPage, exmailPage, genericPage];

/** The page reader of a product; null: its pages say nothing we can read. */
export function unreadPageOf(id: ProviderId): UnreadPage | null {
  return pages.find((page) => page.id === id) ?? null;
}
