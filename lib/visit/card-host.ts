// Where the card stands in the page: a frame of our own in a closed shadow root, shown as a popover, so that the page can neither read nor restyle it unnoticed.
import { browser } from 'wxt/browser';

export interface CardHost {
  /** Draws the card anew with what the background has for it. */
  show(): void;
  hide(): void;
  readonly shown: boolean;
  /**
   * Whether the user really sees the card right now, and has for half a second: nothing moved, faded, covered or replaced it.
   * @param drawn the name of the drawing that was pressed; one in another document, or before this one, is seen no more
   */
  isClear(drawn: string): boolean;
}

const width = 380;
const height = 260;
const settledMs = 500;
/** The search for closed roots asks the browser about every element: it takes at most this part of the time, but happens twice while the card settles. */
const searchShare = 1 / 12;
const longestRestMs = 250;
const points: readonly (readonly [number, number])[] = [
  [0.5, 0.5],
  [0.1, 0.1],
  [0.9, 0.1],
  [0.1, 0.9],
  [0.9, 0.9],
];

/** Makes the card's place in a document; nothing is added to the page before it is shown. */
export function makeCardHost(document: Document): CardHost {
  let host: HTMLElement | null = null;
  let watch = 0;
  let clearSince = 0;
  let place = '';
  /** Only our own frame can tell it: no script of the page can read the address of a frame in a closed root. */
  let name = '';
  let alone = true;
  let searchAt = 0;

  const hide = () => {
    clearInterval(watch);
    host?.remove();
    host = null;
  };

  const search = (card: HTMLElement) => {
    const startedAt = performance.now();
    alone = isAlone(card, topLayer(document));
    const endedAt = performance.now();
    searchAt = endedAt + Math.min(longestRestMs, (endedAt - startedAt) / searchShare);
  };

  /** The state of the host is looked at often while it is shown, so that a card which was covered a moment ago does not count as clear. */
  const check = () => {
    if (host !== null && performance.now() >= searchAt) search(host);
    const now = host === null || !alone || !isUntouched(host, document) ? '' : placeOf(host);
    if (now === '' || now !== place) clearSince = now === '' ? Number.POSITIVE_INFINITY : performance.now();
    place = now;
  };

  return {
    show() {
      hide();
      host = document.createElement('div');
      const shadow = host.attachShadow({ mode: 'closed' });
      const frame = document.createElement('iframe');
      name = crypto.randomUUID();
      frame.src = browser.runtime.getURL(`/card.html#${name}`);
      frame.title = browser.runtime.getManifest().name;
      style(frame, {
        border: '0',
        width: '100%',
        height: '100%',
        display: 'block',
        'color-scheme': 'normal',
        background: 'transparent',
      });
      style(host, {
        all: 'initial',
        position: 'fixed',
        inset: 'auto 16px 16px auto',
        width: `${width}px`,
        height: `${height}px`,
        'max-width': 'calc(100vw - 32px)',
        border: '0',
        padding: '0',
        margin: '0',
        overflow: 'hidden',
        background: 'transparent',
      });
      host.setAttribute('popover', 'manual');
      shadow.append(frame);
      // Everything outside a modal dialog is dead to clicks, so the card goes into it.
      const modals = [...document.querySelectorAll(':modal')];
      (modals.at(-1) ?? document.documentElement).append(host);
      host.showPopover();
      place = '';
      searchAt = 0;
      clearSince = performance.now();
      watch = window.setInterval(check, 50);
    },
    hide,
    get shown() {
      return host !== null;
    },
    isClear(drawn) {
      searchAt = 0;
      check();
      return host !== null && drawn === name && performance.now() - clearSince >= settledMs;
    },
  };
}

function style(element: HTMLElement, rules: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value, 'important');
}

function placeOf(host: HTMLElement): string {
  const { left, top, width: w, height: h } = host.getBoundingClientRect();
  return `${left},${top},${w},${h}`;
}

/** The measured attacks on a top-layer card, one by one; see the security notes in the README. */
function isUntouched(host: HTMLElement, document: Document): boolean {
  if (!host.isConnected || host.ownerDocument !== document || !host.matches(':popover-open')) return false;
  const { opacity, visibility, filter, transform, clipPath, mixBlendMode, pointerEvents } = getComputedStyle(host);
  const plain =
    Number(opacity) === 1 &&
    visibility === 'visible' &&
    filter === 'none' &&
    transform === 'none' &&
    clipPath === 'none' &&
    mixBlendMode === 'normal' &&
    pointerEvents === 'auto';
  if (!plain || !isPlainRoot(document)) return false;
  if ('activeViewTransition' in document && document.activeViewTransition !== null) return false;
  return isAlone(host, document.querySelectorAll(inTopLayer)) && isHit(host, document);
}

/** Firefox hides even the top layer under a filter on the root. */
function isPlainRoot(document: Document): boolean {
  const { filter, opacity } = getComputedStyle(document.documentElement);
  return filter === 'none' && Number(opacity) === 1;
}

const html = 'http://www.w3.org/1999/xhtml';
const inTopLayer = ':popover-open, :modal';

/** No other element in the top layer; the modal dialog that holds the card is no cover. */
function isAlone(host: HTMLElement, layer: Iterable<Element>): boolean {
  return [...layer].every((element) => element === host || element.contains(host));
}

/** Closed shadow roots of the page included. */
function topLayer(root: Document | ShadowRoot, rootOf = findsRoots()): Element[] {
  const found = [...root.querySelectorAll(inTopLayer)];
  const elements = root.querySelectorAll('*');
  for (let at = 0; at < elements.length; at += 1) {
    const shadow = rootOf(elements[at] as Element);
    if (shadow !== null) found.push(...topLayer(shadow, rootOf));
  }
  return found;
}

/**
 * How to find the root of an element, open or closed: chosen once for all elements of a page. The browser opens closed roots to content scripts only,
 * Firefox by a property, Chromium by a function that knows the elements of HTML and no others.
 */
function findsRoots(): (element: Element) => ShadowRoot | null {
  if ('openOrClosedShadowRoot' in Element.prototype)
    return (element) => (element as { readonly openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null;
  const { chrome } = globalThis as { chrome?: { dom?: { openOrClosedShadowRoot(of: Element): ShadowRoot | null } } };
  const dom = chrome?.dom;
  if (dom === undefined) return ({ shadowRoot }) => shadowRoot;
  // Not by class: what was moved here from a frame may keep the classes of that one.
  return (element) => (element.namespaceURI === html ? dom.openOrClosedShadowRoot(element) : null);
}

function isHit(host: HTMLElement, document: Document): boolean {
  const { left, top, width: w, height: h } = host.getBoundingClientRect();
  return points.every(([x, y]) => document.elementFromPoint(left + w * x, top + h * y) === host);
}
