// When the larger half of the content script is worth loading. Runs in every listed page, so it does next to nothing.
import { glanceFlat } from '../page/glance.ts';
import { isOwnFrame } from './own-frame.ts';

/** A page that shows nothing to us is looked at once it has come to rest, so that "signed in" is known. */
const restMs = 1_000;
/** Between two looks at a page that changes. */
const lookGapMs = 200;

/**
 * Calls `load` once: at once when a box or QR code is in sight, on the user's first act where he signs in with a password, and else when the page is at rest.
 * A frame is loaded only for something in sight, and never when a stranger's frame lies around it.
 */
export function whenWorthALook(window: Window, load: () => void): void {
  if (!isOwnFrame(window)) return;
  const { document } = window;
  const acts = ['pointerdown', 'keydown', 'input'];
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    for (const act of acts) document.removeEventListener(act, onAct, true);
    observer.disconnect();
    clearTimeout(timer);
    load();
  };
  const onAct = (event: Event) => event.isTrusted && once();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    timer = undefined;
    if (glanceFlat(document)) once();
  };
  // What only a style rule brings into sight is seen by the larger half, which the user's first act loads.
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(look, lookGapMs);
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'hidden', 'open'],
  });
  for (const act of acts) document.addEventListener(act, onAct, { capture: true, passive: true });
  look();
  if (window.top !== window) return;
  setTimeout(() => document.querySelector('input[type="password"]') ?? once(), restMs);
}
