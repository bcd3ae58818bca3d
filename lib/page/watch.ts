// Notices that a page has changed enough to look again, at next to no cost while it has not.
import { treesOf } from './native.ts';

/** Shortest time between two looks, in ms. */
export const LOOK_GAP_MS = 100;
/** A look that took long is repeated only after this many times its own length. */
const REST_FACTOR = 12;
const MARK = 'mailkey-box-drawn';
const RULE = `@keyframes ${MARK}{from{--${MARK}:0}to{--${MARK}:1}}:where(input,dialog){animation:${MARK} 1ms}`;
const ATTRIBUTES = ['class', 'style', 'hidden', 'open', 'aria-hidden', 'aria-selected', 'disabled', 'readonly', 'src', 'type'];
const EVENTS = ['transitionend', 'animationend', 'change', 'click', 'toggle', 'resize', 'pageshow', 'visibilitychange'];

/**
 * Calls `onLook` whenever boxes may have come, gone or changed, never before it returns: at the next frame when a box is drawn
 * anew, within 100 ms after other changes, later only when looks take long. Returns the function that ends the watch.
 */
export function watchPage(document: Document, onLook: () => void): () => void {
  const watched = new Set<Node>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lookedAt = -Infinity;
  let restMs = LOOK_GAP_MS;
  let ended = false;

  const look = () => {
    timer = undefined;
    if (ended) return;
    const startedAt = performance.now();
    observeShadows();
    onLook();
    observer.takeRecords();
    lookedAt = performance.now();
    restMs = Math.max(LOOK_GAP_MS, (lookedAt - startedAt) * REST_FACTOR);
  };
  const soon = () => {
    timer ??= setTimeout(look, Math.max(LOOK_GAP_MS, lookedAt + restMs - performance.now()));
  };
  const now = () => {
    if (performance.now() - lookedAt < LOOK_GAP_MS) return soon();
    clearTimeout(timer);
    look();
  };
  const onDrawn = (event: Event) => {
    if (event instanceof AnimationEvent && event.animationName === MARK) now();
  };
  const observer = new MutationObserver(soon);
  const observe = (root: Document | ShadowRoot) => {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ATTRIBUTES });
    root.addEventListener('animationstart', onDrawn, true);
    addRule(root);
  };
  const observeShadows = () => treesOf(document).forEach(observe);

  observeShadows();
  for (const name of EVENTS) globalThis.addEventListener(name, soon, true);
  return () => {
    ended = true;
    clearTimeout(timer);
    observer.disconnect();
    for (const name of EVENTS) globalThis.removeEventListener(name, soon, true);
    for (const root of watched) {
      root.removeEventListener('animationstart', onDrawn, true);
      removeRule(root as Document | ShadowRoot);
    }
  };
}

let sheet: CSSStyleSheet | undefined;

/** A page's content policy cannot block an adopted sheet; where a browser has none, changes are still seen by the observer. */
function addRule(root: Document | ShadowRoot): void {
  if (typeof CSSStyleSheet !== 'function' || !('adoptedStyleSheets' in root)) return;
  sheet ??= makeSheet();
  if (sheet !== undefined) adopt(root, [...root.adoptedStyleSheets, sheet]);
}

function removeRule(root: Document | ShadowRoot): void {
  if (sheet === undefined || !('adoptedStyleSheets' in root)) return;
  adopt(
    root,
    [...root.adoptedStyleSheets].filter((other) => other !== sheet),
  );
}

function makeSheet(): CSSStyleSheet | undefined {
  const made = new CSSStyleSheet();
  if (typeof made.replaceSync !== 'function') return undefined;
  made.replaceSync(RULE);
  return made;
}

/** Firefox lets a content script adopt sheets only in some versions; without it the watch is slower, not blind. */
function adopt(root: Document | ShadowRoot, sheets: CSSStyleSheet[]): void {
  try {
    root.adoptedStyleSheets = sheets;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    sheet = undefined;
  }
}
