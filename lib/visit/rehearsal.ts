// When the page is rehearsed: right after the user's first act in it, while he is still far from the box of a code.
import { rehearse } from '../page/rehearse.ts';

const acts = ['pointerdown', 'keydown'];

/**
 * Listens for the first act of the user's own, until `signal` ends it. A page in which nobody acts pays nothing.
 * @param acted he has acted in it already
 */
export function rehearseAtFirstAct(document: Document, signal: AbortSignal, acted: boolean): void {
  const enough = new AbortController();
  const options = { capture: true, passive: true, signal: AbortSignal.any([signal, enough.signal]) };
  const begin = () => {
    enough.abort();
    // Not before the page has answered him.
    setTimeout(() => !signal.aborted && rehearse(document));
  };
  if (acted) return begin();
  for (const act of acts) document.addEventListener(act, ({ isTrusted }) => isTrusted && begin(), options);
}
