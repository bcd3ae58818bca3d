// "It is this box": the next box the user clicks is remembered for this host.
import { describeBox } from '../page/box-path.ts';

/** Waits for one real click on a text box; Escape gives up. */
export function pointAtBox(document: Document, found: (box: unknown) => void, signal: AbortSignal): void {
  const once = new AbortController();
  const stop = AbortSignal.any([once.signal, signal]);
  document.addEventListener(
    'click',
    (event) => {
      const target = event.composedPath()[0];
      if (!event.isTrusted || !(target instanceof HTMLInputElement)) return;
      once.abort();
      found(describeBox(target));
    },
    { capture: true, signal: stop },
  );
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && once.abort(), { capture: true, signal: stop });
}
