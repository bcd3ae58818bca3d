// What Coremail's open application tells of unread mail: the number at the inbox in the folder tree. How it is written is not documented, so only plain forms count.
import type { Reading, UnreadPage } from '../unread.ts';
import { isExpired } from './coremail.ts';
import { inboxNode, settingsPanel, signedIn } from './selectors.ts';
import { sessionIn } from './unread-session.ts';

export const coremailPage: UnreadPage = {
  id: 'coremail',
  sessionOnPage: ({ location }) => sessionIn(location.href),
  // The address stands in no part of the page that is known.
  accountOnPage: () => null,

  unreadOnPage(document): Reading | null {
    if (isExpired(document)) return { state: 'signed-out' };
    const node = document.querySelector(inboxNode);
    if (node === null) return hasNoTree(document) ? { state: 'changed' } : null;
    const digits = [node.textContent.trim(), ...[...node.children].map(({ textContent }) => textContent.trim())]
      .map((text, at) => (at === 0 ? /^\D*[(（]\s*(\d{1,6})\s*[)）]$/ : /^[(（]?(\d{1,6})[)）]?$/).exec(text)?.[1])
      .find((found) => found !== undefined);
    if (digits !== undefined) return { state: 'count', count: Number(digits), exact: true, mails: null };
    // No number may mean none unread, or a tree that never shows one; one that is no number of letters means neither.
    return /[(（]\s*[-+.\d][^()（）]*[)）]$/.test(node.textContent.trim()) ? { state: 'changed' } : null;
  },

  framesOnPage: () => [],
};

/** The whole application is on show, and where its folders are is not known. A letter in a window of its own has none, settings may hide them. */
function hasNoTree(document: Document): boolean {
  const isWhole = document.readyState === 'complete' && /\/(?:index|main)\.jsp$/.test(document.location.pathname);
  return isWhole && document.querySelector(signedIn) !== null && document.querySelector(settingsPanel) === null;
}
