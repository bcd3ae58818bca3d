// When the larger half of the content script is worth loading. Runs in every listed page, so it does next to nothing.
import { glanceFlat } from '../page/glance.ts';
import { isListening } from './listening.ts';
import { isOwnFrame } from './own-frame.ts';

/** A page that shows nothing to us is looked at once it has come to rest, so that "signed in" is known. */
const restMs = 1_000;
/** Between two looks at a page that changes. */
const lookGapMs = 200;

/**
 * Calls `load` once: at once when a box or QR code is in sight, when the user first stirs where he signs in with a password, and else when the page is at rest.
 * A frame is loaded only for something in sight, and never when a stranger's frame lies around it.
 * Calls `signIn`, once, when the user sends a password before the larger half listens: a browser that has filled in name and password leaves
 * nothing to do but that press, and the next document must know that a person was here.
 */
export function whenWorthALook(window: Window, load: () => void, signIn: () => void): void {
  if (!isOwnFrame(window)) return;
  const { document } = window;
  // A hand that moves will press: a background that was stopped takes longer to wake than a press lasts.
  const acts = ['pointermove', 'pointerdown', 'keydown', 'input'];
  // At the beginning of a press: what is said at its end may be lost with the document.
  const presses = ['pointerdown', 'keydown'];
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
  const onPress = (event: Event) => {
    if (!event.isTrusted || (event instanceof KeyboardEvent && event.key !== 'Enter')) return;
    if (!isListening()) {
      const passwords = document.querySelectorAll<HTMLInputElement>('input[type="password"]');
      if (![...passwords].some(({ value }) => value !== '')) return;
      signIn();
    }
    for (const press of presses) document.removeEventListener(press, onPress, true);
  };
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
  for (const press of presses) document.addEventListener(press, onPress, { capture: true, passive: true });
  look();
  if (window.top !== window) return;
  setTimeout(() => document.querySelector('input[type="password"]') ?? once(), restMs);
}
