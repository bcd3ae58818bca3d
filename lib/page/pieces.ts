// Cuts the neighbourhood of a field into pieces in reading order: text, things to press, pictures.
import {
  allTextOf,
  attr,
  closest,
  contains,
  isElement,
  isTag,
  matches,
  nextNodeOf,
  parentOf,
  previousNodeOf,
  rectOf,
  tagOf,
  walk,
} from './native.ts';
import { hasLayout, isShown } from './visible.ts';
import { SEND, SENT } from './words.ts';

/** One piece: its trimmed text (empty for a picture) and the element it belongs to. */
export interface Piece {
  readonly kind: 'text' | 'action' | 'picture';
  readonly text: string;
  readonly element: Element;
}

/** What stands around a field; `before` is in reversed reading order, nearest first. */
export interface Surroundings {
  readonly container: Element;
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

const ACTIONS = 'a,button,[role="button"],[role="tab"],[role="link"],[role="option"],summary';
const IGNORED = 'script,style,noscript,template,select,textarea,nav,footer,option';
const BEFORE_LETTERS = 320;
const AFTER_LETTERS = 180;
const MAX_NODES = 900;
const MAX_DISTANCE = 420;

/** Collects the pieces around the field's boxes that belong to no other box. `skip` are elements that speak for themselves (tabs). */
export function surroundingsOf(
  inputs: readonly HTMLInputElement[],
  others: readonly HTMLInputElement[],
  skip: ReadonlySet<Element>,
): Surroundings {
  const first = inputs[0];
  const last = inputs.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a field has at least one box');
  const holdsOther = (element: Node) => others.some((other) => contains(element, other));
  let container: Element = first;
  for (let up = parentOf(container); up !== null && !holdsOther(up) && !isOverlay(container); up = parentOf(up)) container = up;
  const before = gather(container, first, false, skip, first);
  const after = gather(container, last, true, skip, last);
  if (isOverlay(container)) return { container, before, after };
  for (let next = previousNodeOf(container); next !== null && !holdsOther(next); next = previousNodeOf(next)) {
    const pieces = piecesIn(next, skip, first).toReversed();
    before.push(...pieces.filter((piece) => piece.kind !== 'action' || !SEND.test(piece.text)));
    if (pieces.some((piece) => piece.kind === 'action')) break;
  }
  for (let next = nextNodeOf(container); next !== null && !holdsOther(next); next = nextNodeOf(next)) {
    const pieces = piecesIn(next, skip, last);
    const label = pieces.findIndex((piece) => piece.kind === 'text');
    after.push(...(label === -1 ? pieces : pieces.slice(0, label)));
    if (label !== -1) break;
  }
  return { container, before, after };
}

/** A dialog or a part that lies over the page: what stands behind it says nothing about its boxes. */
function isOverlay(element: Element): boolean {
  if (matches(element, 'dialog,[role="dialog"],[role="alertdialog"],[aria-modal="true"]')) return true;
  return hasLayout() && getComputedStyle(element).position === 'fixed';
}

/** The pieces of one subtree in reading order. */
function piecesIn(node: Node, skip: ReadonlySet<Element>, origin: Element): Piece[] {
  if (!isElement(node)) {
    const parent = parentOf(node);
    const piece = parent === null ? null : textPiece(node, parent, skip, origin);
    return piece === null ? [] : [piece];
  }
  const own = elementPiece(node, skip, origin);
  return own === null ? gather(node, node, true, skip, origin) : [own];
}

function gather(top: Element, start: Node, forwards: boolean, skip: ReadonlySet<Element>, origin: Element): Piece[] {
  const pieces: Piece[] = [];
  let letters = forwards ? AFTER_LETTERS : BEFORE_LETTERS;
  let nodes = MAX_NODES;
  if (top === origin) return pieces;
  walk(top, start, forwards, (node) => {
    nodes -= 1;
    const parent = parentOf(node);
    const piece = isElement(node)
      ? elementPiece(node, skip, origin)
      : parent === null
        ? null
        : textPiece(node, parent, skip, origin);
    if (piece !== null && pieces.at(-1)?.element !== piece.element) {
      pieces.push(piece);
      letters -= piece.text.length;
    }
    return letters > 0 && nodes > 0;
  });
  return pieces;
}

function elementPiece(element: Element, skip: ReadonlySet<Element>, origin: Element): Piece | null {
  const tag = tagOf(element);
  if (tag === 'input' && isTag(element, 'input')) {
    const text = /^(submit|button|reset|image)$/.test(element.type) ? element.value || attr(element, 'alt') : '';
    return text !== '' && isNear(element, origin) ? { kind: 'action', text: text.trim(), element } : null;
  }
  const pictured = tag === 'img' || tag === 'canvas' || tag === 'svg';
  if (!pictured || skip.has(element) || !isNear(element, origin)) return null;
  return { kind: 'picture', text: '', element };
}

function textPiece(node: Node, parent: Element, skip: ReadonlySet<Element>, origin: Element): Piece | null {
  const text = (allTextOf(node) ?? '').replaceAll(/\s+/g, ' ').trim();
  if (text === '' || /^[*:：()（）|·•,，.。\-—>›»]+$/.test(text)) return null;
  if (closest(parent, IGNORED) !== null || !isNear(parent, origin)) return null;
  for (let at: Element | null = parent; at !== null; at = parentOf(at)) if (skip.has(at)) return null;
  const action = closest(parent, ACTIONS);
  if (action !== null) return { kind: 'action', text: captionOf(action), element: action };
  const label = closest(parent, 'label');
  if (isTag(label, 'label') && /^(checkbox|radio)$/.test((label.control as HTMLInputElement | null)?.type ?? '')) return null;
  const short = text.length <= 16 && SEND.test(text) && !SENT.test(text);
  return { kind: short ? 'action' : 'text', text, element: parent };
}

/** All visible words of a button, link or tab, at most 80 letters. */
export function captionOf(element: Element): string {
  const own = isTag(element, 'input') ? element.value : (allTextOf(element) ?? '');
  const text = own.replaceAll(/\s+/g, ' ').trim();
  return (text === '' ? attr(element, 'aria-label') || attr(element, 'title') : text).slice(0, 80);
}

function isNear(element: Element, origin: Element): boolean {
  if (!isShown(element)) return false;
  if (!hasLayout()) return true;
  const a = rectOf(element);
  const b = rectOf(origin);
  return a.bottom > b.top - MAX_DISTANCE && a.top < b.bottom + MAX_DISTANCE;
}
