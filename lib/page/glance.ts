// The cheap look every page gets: is there anything at all that deserves the full look? Kept tiny, it is always loaded.
import { hasAny, isTag, queryAll, treesOf } from './native.ts';

const TYPES = /^(?:text|tel|number|password)$/;
/**
 * Boxes that are plain by their name or type are left out by the selector already: each element that a script gets hold of, and
 * each class of elements it names, costs more than all of the search. Written out, as making it costs every page more than finding nothing.
 */
const BOXES =
  'input:not([type="hidden" i]):not([type="submit" i]):not([type="button" i]):not([type="checkbox" i]):not([type="radio" i])' +
  ':not([name="uid" i]):not([name="user" i]):not([name="username" i]):not([name="userid" i]):not([name="account" i])' +
  ':not([name="mail" i]):not([name="email" i]):not([name="password" i]):not([name="fakepassword" i]):not([name="pass" i])' +
  ':not([name="passwd" i]):not([name="pwd" i]):not([name="q" i]):not([name="query" i]):not([name="keyword" i])' +
  ':not([name="search" i]):not([name="subject" i]):not([name="to" i]):not([name="cc" i]):not([name="bcc" i])' +
  ':not([name="domain" i]):not([name="domains" i]):not([name="domainel" i]):not([name="domainsel" i])';
const CODES = 'img[alt="Scan me!"],[class*="qrcode" i],[id*="qrcode" i],dialog[open] canvas,[role="dialog"] canvas';
const WORTH = `${BOXES},${CODES}`;

/** Whether the document shows a box other than plain log-in, search and letter boxes, or a QR code in a dialog. */
export function glance(root: Document | ShadowRoot): boolean {
  return treesOf(root).some(glanceFlat);
}

/** The same without a walk into shadow roots, which costs a visit of every element. */
export function glanceFlat(tree: Document | ShadowRoot): boolean {
  return (
    hasAny(tree, WORTH) &&
    queryAll(tree, WORTH).some((element) => isDrawn(element) && (isStrange(element) || element.matches(CODES)))
  );
}

function isStrange(element: Element): boolean {
  if (!isTag(element, 'input') || !TYPES.test(element.type)) return false;
  return !BOXES.includes(`[name="${(element.name || element.id).toLowerCase()}" i]`);
}

function isDrawn(element: Element): boolean {
  return element.getClientRects().length > 0;
}
