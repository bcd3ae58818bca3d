// The short texts of a tree, read once in one walk, so that looking for words costs little on large pages.
import { allTextOf, isDocument, parentOf } from './native.ts';

/** One text of at most `MAX_LETTERS` letters and the element it stands in. */
export interface ShortText {
  readonly text: string;
  readonly element: Element;
}

const MAX_LETTERS = 80;
const MAX_PARTS = 6;

/** Every short text below the root, in reading order, hidden ones included. */
export function shortTextsOf(root: Node): ShortText[] {
  const found: ShortText[] = [];
  const owner = isDocument(root) ? root : root.ownerDocument;
  if (owner === null) return found;
  const walker = Document.prototype.createTreeWalker.call(owner, root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const value = node.nodeValue ?? '';
    if (value.length > MAX_LETTERS * 4) continue;
    const text = value.trim();
    const element = text === '' || text.length > MAX_LETTERS ? null : parentOf(node);
    if (element !== null) found.push({ text, element });
  }
  return found;
}

/**
 * The innermost elements, from the text's own up to three levels out, whose whole text passes `says`; only texts that `hint` lets
 * through are looked at. Each element once, in reading order.
 */
export function elementsSaying(texts: readonly ShortText[], hint: RegExp, says: (text: string) => boolean): Element[] {
  const found = new Set<Element>();
  if (!hint.test(texts.map(({ text }) => text).join('\n'))) return [];
  for (const { text, element } of texts) {
    if (!hint.test(text)) continue;
    for (let at: Element | null = element, level = 0; at !== null && level < 4; at = parentOf(at), level += 1) {
      // Reading the whole text of a large part is what costs.
      if (at.childElementCount > MAX_PARTS) break;
      const whole = wholeTextOf(at);
      if (whole.length > MAX_LETTERS) break;
      if (!says(whole)) continue;
      found.add(at);
      break;
    }
  }
  return [...found];
}

/** The element's text on one line. */
export function wholeTextOf(element: Element): string {
  return (allTextOf(element) ?? '').replaceAll(/\s+/g, ' ').trim();
}
