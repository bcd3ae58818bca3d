// What Exmail's open frames tell of unread mail: the folder list of the top document, or of the left frame. Follows a published wrapper.
import type { Reading, UnreadPage } from '../unread.ts';
import { labelCount } from './folder-label.ts';
import { inboxLink, listFrame, ownAddress } from './selectors.ts';
import { sessionIn } from './unread-session.ts';

export const exmailPage: UnreadPage = {
  id: 'exmail',
  sessionOnPage: ({ location }) => sessionIn(location.href),

  accountOnPage(document) {
    const address = document.querySelector(ownAddress)?.textContent.trim().toLowerCase() ?? '';
    return /^[^@\s<>"]{1,100}@[\w.-]{1,150}$/.test(address) ? address : null;
  },

  unreadOnPage(document): Reading | null {
    if (sessionIn(document.location.href) === null) return null;
    const frames = framesOf(document);
    const link = [document, ...frames].map((each) => each.querySelector(inboxLink)).find((found) => found !== null);
    if (link === undefined) {
      const loading = document.readyState !== 'complete' || document.querySelectorAll(listFrame).length > frames.length;
      return loading ? null : { state: 'changed' };
    }
    const count = labelCount(link.textContent, link.getAttribute('title') ?? '');
    return count === null ? { state: 'changed' } : { state: 'count', count, exact: true, mails: null };
  },

  framesOnPage: framesOf,
};

/** The left frame's document, once it has loaded. The frame beside it shows letters and is none of our business. */
function framesOf(document: Document): readonly Document[] {
  return [...document.querySelectorAll<HTMLIFrameElement>(listFrame)].flatMap(({ contentDocument: inner }) =>
    inner === null || inner.readyState === 'loading' || inner.URL === 'about:blank' ? [] : [inner],
  );
}
