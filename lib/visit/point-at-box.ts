// "It is this box": the next box the user clicks is remembered for this host.
import { describeBox } from '../page/box-path.ts';
import { isTag } from '../page/native.ts';

/** Waits for one real click on a text box; Escape gives up. */
export function pointAtBox(document: Document, found: (box: unknown) => void, signal: AbortSignal): void {
  const once = new AbortController();
  const stop = AbortSignal.any([once.signal, signal]);
  document.addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath() as Node[];
      if (!event.isTrusted || !isTag(target, 'input')) return;
      once.abort();
      found(describeBox(target));
    },
    { capture: true, signal: stop },
  );
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && once.abort(), { capture: true, signal: stop });
}
