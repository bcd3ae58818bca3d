// Where a QR code may stand in a part of a page: the elements that look like one, and texts written beside them.

export type QrSource =
  | { readonly as: 'img'; readonly element: HTMLImageElement }
  | { readonly as: 'canvas'; readonly element: HTMLCanvasElement }
  | { readonly as: 'svg'; readonly element: SVGSVGElement }
  | { readonly as: 'background'; readonly element: Element; readonly url: string }
  | { readonly as: 'table'; readonly element: HTMLTableElement }
  | { readonly as: 'text'; readonly element: Element; readonly text: string };

const minSide = 60;
/** Version 1, the smallest QR code, has 21 modules a side. */
const minModules = 21;
const maxAncestors = 8;
/** By name, not `instanceof`: the elements of a frame have constructors of their own. */
export function isNamed<Name extends keyof (HTMLElementTagNameMap & SVGElementTagNameMap)>(
  element: Element,
  name: Name,
): element is Element & (HTMLElementTagNameMap & SVGElementTagNameMap)[Name] {
  return element.localName === name;
}

const codeText = /^(cm-)?otpauth(-migration)?:\/\//i;
/** What the usual library of pages puts into its box, canvas and picture of one code, and nothing else: it has written the text on the box, and to decode them takes longer than all the rest. */
const libraryDrawing = ':scope > canvas:first-child + img[alt="Scan me!"]:last-child';

/** Everything under `root` that may be a QR code, nearest first in document order; same-origin frames included. Hidden canvases count: some libraries draw there and show an image. */
export function qrSources(root: ParentNode): QrSource[] {
  const found: QrSource[] = [];
  let whole = null as Element | null;
  for (const element of root.querySelectorAll('*')) {
    if (whole?.contains(element) === true) continue;
    const title = element.getAttribute('title');
    if (title !== null && codeText.test(title.trim())) {
      found.push({ as: 'text', element, text: title.trim() });
      if (element.querySelector(libraryDrawing) !== null) whole = element;
    }
    if (isNamed(element, 'iframe')) found.push(...frameSources(element));
    else if (isNamed(element, 'canvas')) {
      if (isSquare(element.width, element.height)) found.push({ as: 'canvas', element });
    } else if (isShownSquare(element)) found.push(...pictureSource(element));
  }
  return found;
}

/** Whether there is at least one thing to look at that is shown as a square. Cheap; for deciding whether a look is worth it. */
export function hasQrSource(root: ParentNode): boolean {
  return qrSources(root).length > 0;
}

/**
 * The smallest part of the page that holds this element and something that looks like a QR code; null when there is none within a dialog's reach.
 * A picture far away (a download code in the footer) is not reached: the search ends at the first ancestor that has one.
 */
export function partWithQr(element: Element): Element | null {
  let part: Element | null = element;
  for (let i = 0; part !== null && i <= maxAncestors; i++, part = part.parentElement) {
    if (part === element.ownerDocument.body) return null;
    if (hasQrSource(part)) return part;
  }
  return null;
}

function pictureSource(element: Element): QrSource[] {
  if (isNamed(element, 'img')) return [{ as: 'img', element }];
  if (isNamed(element, 'svg')) return element.querySelectorAll('rect, path, use').length > 0 ? [{ as: 'svg', element }] : [];
  if (isNamed(element, 'table')) return element.rows.length >= minModules ? [{ as: 'table', element }] : [];
  const url = /^url\("(.+)"\)$/s.exec(getComputedStyle(element).backgroundImage)?.[1];
  return url === undefined ? [] : [{ as: 'background', element, url }];
}

/** A frame of the page's own origin; `contentDocument` is null for any other. */
function frameSources(frame: HTMLIFrameElement): QrSource[] {
  const inner = frame.contentDocument?.body;
  return inner === null || inner === undefined || !isShown(frame) ? [] : qrSources(inner);
}

function isShownSquare(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return isSquare(width, height) && isShown(element);
}

function isSquare(width: number, height: number): boolean {
  return width >= minSide && height >= minSide && width <= height * 1.25 && height <= width * 1.25;
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
}
