// What the open page of an unknown web mail plainly says of unread mail: a number beside the word itself. A folder's number alone may be anything.
import { isShown } from '../../page/visible.ts';
import { countOf } from '../answers.ts';
import type { Reading, UnreadPage } from '../unread.ts';
import { sessionIn } from './unread-session.ts';

const word = /未读|unread/i;
const inbox = /收件箱|inbox/i;
/** What stands in a list of folders; a list without any of it may be one of letters, whose subjects strangers write. */
const folders = /收件箱|草稿|已发送|已删除|垃圾|inbox|drafts|\bsent\b|trash/i;
const number = '(\\d{1,3}(?:,\\d{3})+|\\d{1,6})';
const says: readonly RegExp[] = [
  new RegExp(`^(?:收件箱\\s*)?未读(?:邮件|信件|消息)?\\s*[(（[【:：]?\\s*${number}\\s*封?\\s*[)）\\]】]?$`),
  new RegExp(`(?:^|[^\\d.,])${number}\\s*封(?:新的)?未读`),
  new RegExp(`^unread(?: (?:mails?|e-?mails?|messages?))?\\s*[(:[]?\\s*${number}\\s*[)\\]]?$`, 'i'),
  new RegExp(`(?:^|[^\\d.,])${number} unread\\b`, 'i'),
];
const saysNone = /(?:没有|无|暂无)未读|\bno unread\b/i;
/** Letters of strangers stand in here. */
const letters = 'table, [role="grid"], [role="listbox"], [role="row"], article, blockquote, textarea, [contenteditable]';
const longest = 60;
const reach = 3;

export const genericPage: UnreadPage = {
  id: 'unknown',
  // A page that says nothing of mail is nobody's mailbox: it may be any page of the host.
  sessionOnPage: (document) => (said(document) === null ? null : sessionIn(document.location.href)),
  accountOnPage: () => null,

  unreadOnPage: said,
  framesOnPage: () => [],
};

function said(document: Document): Reading | null {
  if (isSignInPage(document)) return { state: 'signed-out' };
  const told = sayings(document);
  const ofInbox = told.filter(({ text }) => inbox.test(text));
  const counts = new Set((ofInbox.length > 0 ? ofInbox : told).map(({ count }) => count));
  const [count] = counts;
  // Two numbers: which of them is the inbox's is not said.
  return count === undefined || counts.size > 1 ? null : { state: 'count', count, exact: true, mails: null };
}

/** One password box, and a box for a name before it. */
function isSignInPage(document: Document): boolean {
  const [password, ...others] = [...document.querySelectorAll('input[type="password"]')].filter(isShown);
  if (password === undefined || others.length > 0) return false;
  const names = [...(password.closest('form') ?? document).querySelectorAll('input')].filter(
    (box) => ['text', 'email'].includes(box.type) && isShown(box),
  );
  return names.some((box) => box.compareDocumentPosition(password) === Node.DOCUMENT_POSITION_FOLLOWING);
}

interface Saying {
  readonly text: string;
  readonly count: number;
}

function sayings(document: Document): readonly Saying[] {
  const found: Saying[] = [];
  const texts = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const around = word.test(node.nodeValue ?? '') ? node.parentElement : null;
    const saying = around === null || isOfLetters(around) || !isShown(around) ? null : sayingAround(around);
    if (saying !== null) found.push(saying);
  }
  return found;
}

function isOfLetters(element: Element): boolean {
  const list = element.closest('ul, ol');
  return element.closest(letters) !== null || (list !== null && !folders.test(list.textContent));
}

/** The smallest part around the word that holds a number as well: `您有 <b>3</b> 封未读邮件` is one saying of three pieces. */
function sayingAround(element: Element): Saying | null {
  let part: Element | null = element;
  for (let step = 0; part !== null && step < reach; step++, part = part.parentElement) {
    const text = part.textContent.replaceAll(/\s+/g, ' ').trim();
    if (text.length > longest) return null;
    const count = saidIn(text);
    if (count !== null) return { text, count };
  }
  return null;
}

/** Null: no number, or none that is a mailbox's. */
function saidIn(text: string): number | null {
  if (saysNone.test(text)) return 0;
  const digits = says.map((each) => each.exec(text)?.[1]).find((found) => found !== undefined);
  return digits === undefined ? null : countOf(Number(digits.replaceAll(',', '')));
}
