// Tells the background what the open mailbox shows of unread mail, whenever that has changed, and when it asks.
import type { UnreadSaid } from '../messaging/contract.ts';
import type { MailHead, Reading, UnreadPage } from '../providers/unread.ts';

/** Of a sender or subject, in letters. */
const longestHead = 300;
type ToldHead = NonNullable<Extract<UnreadSaid['reading'], { state: 'count' }>['mails']>[number];
/** Between two looks at a page that changes. */
const gapMs = 200;
/** A page that loads piece by piece has parts missing: it is called changed only when it has been so for this long, all the time. */
const changedForMs = 5_000;
const named = new WeakMap<Document, string>();
const changedSince = new WeakMap<Document, number>();

/** What the page says now; null: no session is to be seen in it. */
export function unreadSaidBy(document: Document, page: UnreadPage): UnreadSaid | null {
  if (page.sessionOnPage(document) === null) return null;
  const reading = lasting(page.unreadOnPage(document), document);
  const said = (): UnreadSaid['reading'] => {
    if (reading?.state === 'count') {
      const { count, exact } = reading;
      const newest = notTold(reading.mails?.[0], document);
      return { state: 'count', count, exact, ...(newest !== null && { mails: [newest] }) };
    }
    return reading === null || reading.state === 'unreachable' ? null : { state: reading.state };
  };
  return { address: document.location.href, account: page.accountOnPage(document), reading: said() };
}

/** A letter the page announces, once: its notice may stay on show while other letters come. */
function notTold(letter: MailHead | undefined, document: Document): ToldHead | null {
  const head = letter === undefined ? null : { from: clipped(letter.from), subject: clipped(letter.subject), id: '' as const };
  const words = JSON.stringify(head);
  if (words === named.get(document)) return null;
  named.set(document, words);
  return head;
}

function clipped(words: string): string {
  return words.slice(0, longestHead);
}

function lasting(reading: Reading | null, document: Document): Reading | null {
  const since = changedSince.get(document) ?? performance.now();
  if (reading?.state !== 'changed') changedSince.delete(document);
  else changedSince.set(document, since);
  return reading?.state === 'changed' && performance.now() < since + changedForMs ? null : reading;
}

/** Tells what the page says, at once and after each change, until `signal` ends it. */
export function watchUnread(document: Document, page: UnreadPage, tell: (said: UnreadSaid) => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const watched = new WeakSet<Document>();
  const look = () => {
    timer = undefined;
    for (const each of [document, ...page.framesOnPage(document)]) if (!watched.has(each)) watch(each);
    const said = unreadSaidBy(document, page);
    clearTimeout(later);
    if (said?.reading === null && changedSince.has(document)) later = setTimeout(look, changedForMs);
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
    clearTimeout(later);
  });
  look();
}
