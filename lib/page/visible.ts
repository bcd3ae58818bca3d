// Whether an element is really drawn: rendered boxes and computed styles, never class names.
import { attr, composedParentOf, rectOf } from './native.ts';

/** What the opacities of a box and everything around it must at least multiply to. */
export const MIN_OPACITY = 0.7;

/** False in a test document without layout, where every box is empty. */
export function hasLayout(): boolean {
  return typeof Element.prototype.checkVisibility === 'function';
}

/** Whether the element is drawn at all, wherever it lies: below the fold counts, transparent counts, `display: none` does not. */
export function isVisible(element: Element): boolean {
  if (!hasLayout()) return isStyledVisible(element);
  if (!Element.prototype.checkVisibility.call(element, { visibilityProperty: true, contentVisibilityAuto: false })) return false;
  const rect = rectOf(element);
  return rect.width >= 1 && rect.height >= 1;
}

/** Like `isVisible` for elements that hold text: an inline wrapper may have no box of its own. */
export function isShown(element: Element): boolean {
  if (!hasLayout()) return isStyledVisible(element);
  return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}

function isStyledVisible(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = composedParentOf(at)) {
    const style = getComputedStyle(at);
    if (style.display === 'none' || (at === element && style.visibility === 'hidden')) return false;
    if (Element.prototype.hasAttribute.call(at, 'hidden')) return false;
  }
  return true;
}

/** Product of the opacities of the element and everything around it, 0 to 1; `filter: opacity()` counts. */
export function opacityOf(element: Element): number {
  let product = 1;
  for (let at: Element | null = element; at !== null; at = composedParentOf(at)) {
    const style = getComputedStyle(at);
    product *= style.opacity === '' ? 1 : Number(style.opacity);
    const filtered = /opacity\(([\d.]+)(%?)\)/.exec(style.filter ?? '');
    if (filtered) product *= Number(filtered[1]) / (filtered[2] === '%' ? 100 : 1);
  }
  return product;
}

const TYPED = new Set(['', 'text', 'tel', 'number', 'password', 'search', 'email', 'url']);

/** Whether the input takes typed text (no tick boxes, buttons, files, dates, hidden inputs). */
export function isTyped(input: HTMLInputElement): boolean {
  const type = attr(input, 'type').trim().toLowerCase();
  return TYPED.has(type) || !KNOWN_OTHER.has(type);
}

const KNOWN_OTHER = new Set(
  'hidden checkbox radio submit button reset image file date time datetime-local month week color range'.split(' '),
);
