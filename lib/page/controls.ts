// What can be pressed on a page, and what is written on it.

/** Text of a button, link or input as a reader sees it, without spaces and brackets. */
export function caption(element: Element): string {
  const text = element.localName === 'input' ? (element.getAttribute('value') ?? '') : (element.textContent ?? '');
  return text.replaceAll(/[\s【】[\]()（）]/g, '');
}

/** A control holds little more than its caption; reading the text of whole page parts would be slow. */
const maxInside = 2;

const pressable = 'button, a, input[type="button"], input[type="submit"], [role="button"], [onclick], span, i, div';

/** Shown elements whose whole caption is one of these words, the innermost only. */
export function controlsSaying(root: ParentNode, words: readonly string[]): Element[] {
  const found = [...root.querySelectorAll(pressable)].filter(
    (element) =>
      element.childElementCount <= maxInside &&
      words.includes(caption(element)) &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  return found.filter((element) => !found.some((other) => other !== element && element.contains(other)));
}

/**
 * The nearest part around an element whose text says `wanted` and nothing of `other`: the row of a list it belongs to. Null: none within `reach` steps.
 */
export function rowAround(element: Element, wanted: RegExp, other: RegExp, reach = 6): Element | null {
  let part = element.parentElement;
  for (let i = 0; part !== null && i < reach; i++, part = part.parentElement) {
    const text = part.textContent ?? '';
    if (other.test(text.replace(wanted, ''))) return null;
    if (wanted.test(text)) return part;
  }
  return null;
}
