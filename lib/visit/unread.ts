// Tells the background what the open mailbox shows of unread mail, whenever that has changed, and when it asks.
import type { UnreadSaid } from '../messaging/contract.ts';
import type { UnreadPage } from '../providers/unread.ts';

/** Between two looks at a page that changes. */
const gapMs = 200;

/** What the page says now; null: no session is to be seen in it. */
export function unreadSaidBy(document: Document, page: UnreadPage): UnreadSaid | null {
  if (page.sessionOnPage(document) === null) return null;
  const reading = page.unreadOnPage(document);
  const said = (): UnreadSaid['reading'] => {
    if (reading?.state === 'count') return { state: 'count', count: reading.count, exact: reading.exact };
    return reading === null || reading.state === 'unreachable' ? null : { state: reading.state };
  };
  return { address: document.location.href, account: page.accountOnPage(document), reading: said() };
}

/** Tells what the page says, at once and after each change, until `signal` ends it. */
export function watchUnread(document: Document, page: UnreadPage, tell: (said: UnreadSaid) => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const watched = new WeakSet<Document>();
  const look = () => {
    timer = undefined;
    for (const each of [document, ...page.framesOnPage(document)]) if (!watched.has(each)) watch(each);
    const said = unreadSaidBy(document, page);
    const words = JSON.stringify(said);
    if (said === null || words === told) return;
    told = words;
    tell(said);
  };
  const soon = () => {
    timer ??= setTimeout(look, gapMs);
  };
  const observer = new MutationObserver(soon);
  const watch = (each: Document) => {
    watched.add(each);
    observer.observe(each, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['title', 'hidden', 'style'],
    });
  };
  // A frame that has loaded anew is another document.
  document.addEventListener('load', soon, { capture: true, signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  look();
}
