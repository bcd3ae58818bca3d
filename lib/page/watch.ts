// Notices that a page has changed enough to look again, at next to no cost while it has not.
import { isElement, matches, queryAll, treesOf } from './native.ts';

/** So long after a change the page is looked at, in ms, and never more often for changes that bring no box. */
export const LOOK_GAP_MS = 100;
/** Looks may take this share of the time; what they leave of it is saved up to so many ms, for a box that comes right after a look. */
const LOOK_SHARE = 1 / 16;
const MOST_SAVED_MS = 40;
/** A change of more parts than this is not searched for them: the browser tells by itself when one is drawn, a frame later. */
const FEW_PARTS = 20;
const BOXES = 'input,dialog';
/** What is looked at at once when it is put in: a code may also stand in a picture. */
const HASTE = `${BOXES},canvas,img,svg`;
const MARK = 'mailkey-box-drawn';
const RULE = `@keyframes ${MARK}{from{--${MARK}:0}to{--${MARK}:1}}:where(${BOXES}){animation:${MARK} 1ms}`;
const ATTRIBUTES = ['class', 'style', 'hidden', 'open', 'aria-hidden', 'aria-selected', 'disabled', 'readonly', 'src', 'type'];
const EVENTS = ['transitionend', 'animationend', 'change', 'click', 'toggle', 'resize', 'pageshow', 'visibilitychange'];

/**
 * Calls `onLook` whenever boxes may have come, gone or changed, never before it returns: at once when a box or a picture is put in, at the next frame
 * when a box is drawn anew, within 100 ms after other changes, later only when looks take long: what `onLook` does before it returns is
 * counted. Returns the function that ends the watch.
 */
export function watchPage(document: Document, onLook: () => void): () => void {
  const watched = new Set<Node>();
  /** Boxes that were looked at when they were put in, and are not drawn yet. */
  const awaited = new WeakSet<EventTarget>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lookedAt = performance.now();
  let savedMs = MOST_SAVED_MS;
  let ended = false;
  let frameAt: unknown = null;

  const left = () => Math.min(MOST_SAVED_MS, savedMs + (performance.now() - lookedAt) * LOOK_SHARE);
  const look = () => {
    timer = undefined;
    if (ended) return;
    const startedAt = performance.now();
    savedMs = left();
    observeShadows();
    onLook();
    observer.takeRecords();
    lookedAt = performance.now();
    savedMs -= lookedAt - startedAt;
  };
  const soon = () => {
    timer ??= setTimeout(look, Math.max(LOOK_GAP_MS, -left() / LOOK_SHARE));
  };
  const now = () => {
    if (left() <= 0) return soon();
    clearTimeout(timer);
    look();
  };
  const onDrawn = (event: Event) => {
    if (!(event instanceof AnimationEvent) || event.animationName !== MARK) return;
    if (event.target !== null && awaited.delete(event.target)) return soon();
    // One look sees all boxes that are drawn in this frame.
    const { currentTime } = document.timeline;
    if (currentTime !== frameAt) now();
    frameAt = currentTime;
  };
  const onChanges = (changes: readonly MutationRecord[]) => {
    const fresh = changes.length > FEW_PARTS ? [] : changes.flatMap(({ addedNodes }) => hastyIn(addedNodes));
    for (const box of fresh) awaited.add(box);
    if (fresh.length > 0) now();
    else soon();
  };
  const observer = new MutationObserver(onChanges);
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

function hastyIn(nodes: NodeList): Element[] {
  if (nodes.length > FEW_PARTS) return [];
  return [...nodes].flatMap((node) => (isElement(node) ? (matches(node, HASTE) ? [node] : queryAll(node, HASTE)) : []));
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
