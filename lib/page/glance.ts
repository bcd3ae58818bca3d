// The cheap look every page gets: is there anything at all that deserves the full look? Kept tiny, it is always loaded.
import { queryAll, treesOf } from './native.ts';

const PLAIN =
  /^(?:uid|user(?:name|id)?|account|e?mail|(?:fake)?password|pass(?:wd)?|pwd|q|query|keyword|search|subject|to|cc|bcc|domain|domains?el)$/i;
const TYPES = /^(?:text|tel|number|password)$/;
const CODES = 'img[alt="Scan me!"],[class*="qrcode" i],[id*="qrcode" i],dialog[open] canvas,[role="dialog"] canvas';

/** Whether the document shows a box other than plain log-in, search and letter boxes, or a QR code in a dialog. */
export function glance(root: Document | ShadowRoot): boolean {
  return treesOf(root).some(glanceFlat);
}

/** The same without a walk into shadow roots, which costs a visit of every element. */
export function glanceFlat(tree: Document | ShadowRoot): boolean {
  return queryAll(tree, 'input').some(isStrange) || queryAll(tree, CODES).some(isDrawn);
}

function isStrange(element: Element): boolean {
  if (!(element instanceof HTMLInputElement) || !TYPES.test(element.type)) return false;
  return !PLAIN.test(element.name || element.id) && isDrawn(element);
}

function isDrawn(element: Element): boolean {
  return element.getClientRects().length > 0;
}
