// The cheap look every page gets: is there anything at all that deserves the full look? Kept tiny, it is always loaded.
import { isTag, queryAll, treesOf } from './native.ts';

const names =
  'uid user username userid account mail email password fakepassword pass passwd pwd q query keyword search subject to cc bcc domain domains domainel domainsel';
const PLAIN = names.split(' ');
const TYPES = /^(?:text|tel|number|password)$/;
const but = (name: string, values: readonly string[]) => values.map((value) => `:not([${name}="${value}" i])`).join('');
/**
 * Boxes that are plain by their name or type are left out by the selector already: each element that a script gets hold of, and
 * each class of elements it names, costs more than all of the search.
 */
const BOXES = `input${but('type', ['hidden', 'submit', 'button', 'checkbox', 'radio'])}${but('name', PLAIN)}`;
const CODES = 'img[alt="Scan me!"],[class*="qrcode" i],[id*="qrcode" i],dialog[open] canvas,[role="dialog"] canvas';
const WORTH = `${BOXES},${CODES}`;

/** Whether the document shows a box other than plain log-in, search and letter boxes, or a QR code in a dialog. */
export function glance(root: Document | ShadowRoot): boolean {
  return treesOf(root).some(glanceFlat);
}

/** The same without a walk into shadow roots, which costs a visit of every element. */
export function glanceFlat(tree: Document | ShadowRoot): boolean {
  return queryAll(tree, WORTH).some((element) => isDrawn(element) && (isStrange(element) || element.matches(CODES)));
}

function isStrange(element: Element): boolean {
  if (!isTag(element, 'input') || !TYPES.test(element.type)) return false;
  return !PLAIN.includes((element.name || element.id).toLowerCase());
}

function isDrawn(element: Element): boolean {
  return element.getClientRects().length > 0;
}
