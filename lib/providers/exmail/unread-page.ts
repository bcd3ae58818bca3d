// What Exmail's open frames tell of unread mail: the folder list of the top document, or of the left frame. Follows a published wrapper.
import type { MailHead, Reading, UnreadPage } from '../unread.ts';
import { labelCount } from './folder-label.ts';
import { isShown } from '../../page/visible.ts';
import { inboxLink, listFrame, newMail, newMailCount, newMailDigest, newMailTitle, ownAddress } from './selectors.ts';
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
      return loading ? null : (newInNotice(document) ?? { state: 'changed' });
    }
    const count = labelCount(link.textContent, link.getAttribute('title') ?? '');
    return count === null ? { state: 'changed' } : { state: 'count', count, exact: true, mails: newest(document) };
  },

  framesOnPage: framesOf,
};

/** The page's own notice of new mail, while it is on show; null: there is none. */
function notice(document: Document): Element | null {
  const shown = document.querySelector(newMail);
  return shown !== null && isShown(shown) ? shown : null;
}

/** Without the folder list the notice still says that so many came: at least those are unread. */
function newInNotice(document: Document): Reading | null {
  const said = notice(document)?.querySelector(newMailCount)?.textContent.trim() ?? '';
  const count = /^\d{1,6}$/.test(said) ? Number(said) : 0;
  return count === 0 ? null : { state: 'count', count, exact: false, mails: newest(document) };
}

/** The letter the notice names. */
function newest(document: Document): readonly MailHead[] | null {
  const said = notice(document);
  const [from = '', subject = ''] = [newMailTitle, newMailDigest].map((line) => said?.querySelector(line)?.textContent.trim());
  return from === '' && subject === '' ? null : [{ from, subject, id: '' }];
}

/** The left frame's document, once it has loaded. The frame beside it shows letters and is none of our business. */
function framesOf(document: Document): readonly Document[] {
  return [...document.querySelectorAll<HTMLIFrameElement>(listFrame)].flatMap(({ contentDocument: inner }) =>
    inner === null || inner.readyState === 'loading' || inner.URL === 'about:blank' ? [] : [inner],
  );
}
