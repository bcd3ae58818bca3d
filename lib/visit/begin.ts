// When the larger half of the content script is worth loading. Runs in every listed page, so it does next to nothing.
import { glance } from '../page/glance.ts';
import { watchPage } from '../page/watch.ts';
import { isOwnFrame } from './own-frame.ts';

/** A page that shows nothing to us is looked at once it has come to rest, so that "signed in" is known. */
const restMs = 1_000;

/**
 * Calls `load` once: at once when a box or QR code is in sight, on the user's first act where he signs in with a password, and else when the page is at rest.
 * A frame is loaded only for something in sight, and never when a stranger's frame lies around it.
 */
export function whenWorthALook(window: Window, load: () => void): void {
  if (!isOwnFrame(window)) return;
  const { document } = window;
  const done = new AbortController();
  const once = () => {
    if (done.signal.aborted) return;
    done.abort();
    stop();
    load();
  };
  const look = () => {
    if (glance(document)) once();
  };
  const stop = watchPage(document, look);
  const acts = { capture: true, passive: true, signal: done.signal };
  for (const act of ['pointerdown', 'keydown', 'input'])
    document.addEventListener(act, (event) => event.isTrusted && once(), acts);
  look();
  if (window.top !== window) return;
  setTimeout(() => document.querySelector('input[type="password"]') ?? once(), restMs);
}
