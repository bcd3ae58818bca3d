// What Coremail's open application tells of unread mail: the number at the inbox in the folder tree. How it is written is not documented, so only plain forms count.
import type { Reading, UnreadPage } from '../unread.ts';
import { isExpired } from './coremail.ts';
import { inboxNode } from './selectors.ts';
import { sessionIn } from './unread-session.ts';

export const coremailPage: UnreadPage = {
  id: 'coremail',
  sessionOnPage: ({ location }) => sessionIn(location.href),
  // The address stands in no part of the page that is known.
  accountOnPage: () => null,

  unreadOnPage(document): Reading | null {
    if (isExpired(document)) return { state: 'signed-out' };
    const node = document.querySelector(inboxNode);
    if (node === null) return null;
    const digits = [node.textContent.trim(), ...[...node.children].map(({ textContent }) => textContent.trim())]
      .map((text, at) => (at === 0 ? /^\D*[(（]\s*(\d{1,6})\s*[)）]$/ : /^[(（]?(\d{1,6})[)）]?$/).exec(text)?.[1])
      .find((found) => found !== undefined);
    // No number may mean none unread, or a tree that never shows one.
    return digits === undefined ? null : { state: 'count', count: Number(digits), exact: true, mails: null };
  },

  framesOnPage: () => [],
};
