// The strict look right before a code is written: the box is drawn, large enough, on the screen and nothing lies over it.
import { disguiseOf } from './disguise.ts';
import type { Field } from './field.ts';
import { composedParentOf, contains, documentOf, isConnected, isShadow, parentOf, queryAll, rectOf, rootOf } from './native.ts';
import { hasLayout, isVisible, MIN_OPACITY, opacityOf } from './visible.ts';

/** The answer of the gate; `reason` is one word or two for the log, null when a code may go in. */
export type Fillable = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Whether a code may be written now. Scrolls the box into view when it lies outside the window. */
export function isFillable(field: Field): Fillable {
  for (const input of field.inputs) {
    const reason = obstacleOf(input, field.inputs.length > 1);
    if (reason !== null) return { ok: false, reason };
  }
  return { ok: true };
}

/** What stands in the way of writing into one box, or null. `single` is true for a box of one digit. */
export function obstacleOf(input: HTMLInputElement, single: boolean): string | null {
  if (!isConnected(input)) return 'gone';
  if (input.disabled) return 'disabled';
  if (input.readOnly) return 'read-only';
  if (document.visibilityState === 'hidden') return 'page hidden';
  const disguise = disguiseOf(input, single);
  if (disguise !== null || !hasLayout()) return disguise;
  if (!onScreen(rectOf(input))) input.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  if (!onScreen(rectOf(input))) return 'off screen';
  return coveredBy(input) ?? framedBy();
}

/** Whether the whole of it lies in the window. */
export function onScreen(rect: DOMRect): boolean {
  return rect.left >= -1 && rect.top >= -1 && rect.right <= innerWidth + 1 && rect.bottom <= innerHeight + 1;
}

/** Five points of the box must answer with the box; an icon over one of them is allowed, the middle must be free. */
function coveredBy(input: HTMLInputElement): string | null {
  const rect = rectOf(input);
  const points = [
    [0.5, 0.5],
    [0.15, 0.3],
    [0.85, 0.3],
    [0.15, 0.7],
    [0.85, 0.7],
  ];
  let free = 0;
  for (const [index, [x = 0, y = 0]] of points.entries()) {
    const hit = hits(input, rect.left + rect.width * x, rect.top + rect.height * y);
    if (hit) free += 1;
    else if (index === 0) return 'covered';
  }
  if (free < 3) return 'covered';
  return paintedOver(input, rect) ? 'covered' : null;
}

/** Whether something else lies over the middle of the box, as a dialog does. */
export function isCovered(input: Element): boolean {
  const { left, top, width, height } = rectOf(input);
  return hasLayout() && !hits(input, left + width / 2, top + height / 2);
}

function hits(element: Element, x: number, y: number): boolean {
  for (let at: Element = element; ;) {
    const root = rootOf(at);
    const owner = isShadow(root) ? ShadowRoot.prototype : Document.prototype;
    const found = owner.elementFromPoint.call(root as Document & ShadowRoot, x, y);
    if (found !== at && !(found !== null && contains(at, found))) return false;
    if (!isShadow(root)) return true;
    at = root.host;
  }
}

/** An opaque layer that lets clicks through hides the box from the eye, yet not from a hit test. */
function paintedOver(input: Element, area: DOMRect): boolean {
  for (let at: Element | null = input; at !== null; at = composedParentOf(at)) {
    const parent = parentOf(at);
    if (parent === null) continue;
    for (const layer of queryAll(parent, ':scope > *, :scope > * > *')) {
      if (layer === at || contains(layer, input) || !overlaps(rectOf(layer), area)) continue;
      const style = getComputedStyle(layer);
      if (style.pointerEvents === 'none' && style.position !== 'static' && isOpaque(style)) return true;
    }
  }
  return false;
}

function overlaps(layer: DOMRect, area: DOMRect): boolean {
  const width = Math.min(layer.right, area.right) - Math.max(layer.left, area.left);
  const height = Math.min(layer.bottom, area.bottom) - Math.max(layer.top, area.top);
  return width > 0 && height > 0 && width * height > area.width * area.height * 0.4;
}

function isOpaque(style: CSSStyleDeclaration): boolean {
  if (style.visibility !== 'visible' || Number(style.opacity) < 0.3) return false;
  const clear = /^(transparent|rgba\(.*,\s*0(\.[0-2]\d*)?\))$/.test(style.backgroundColor);
  const behind = Number.parseInt(style.zIndex, 10) < 0;
  return !behind && (!clear || style.backgroundImage !== 'none');
}

/** A frame of the same origin must itself be drawn and free; other frames cannot be asked. */
function framedBy(): string | null {
  let frame: Element | null = null;
  try {
    frame = globalThis.frameElement;
  } catch (error) {
    return error instanceof DOMException ? null : 'frame';
  }
  if (frame === null) return null;
  if (!isVisible(frame) || opacityOf(frame) < MIN_OPACITY) return 'frame hidden';
  if (!answers(frame)) frame.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return answers(frame) ? null : 'frame covered';
}

function answers(frame: Element): boolean {
  const box = rectOf(frame);
  const owner = documentOf(frame);
  return Document.prototype.elementFromPoint.call(owner, box.left + box.width / 2, box.top + box.height / 2) === frame;
}
