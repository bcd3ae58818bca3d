// An unbinding whose document went before its list of methods was drawn anew: what the next document's list shows of it.
import type { Visit } from './context.ts';

/** So long the list is looked for by the clock; after that only when the page changes. */
const shownWithinMs = 10_000;

export interface Unbound {
  /** Asked at every look while no bind dialog is on show. */
  see(): Promise<void>;
}

/** Only a list that offers to bind again is proof; one that says "bound" ends the waiting, for that unbinding has not been done. */
export function makeUnbound(visit: Visit): Unbound {
  const { awaiting } = visit.choices;
  // What becomes of a dialog in a frame is judged by the document around it.
  let left = awaiting?.purpose === 'unbind' && visit.tellTop === null ? awaiting : null;
  const since = performance.now();
  return {
    async see() {
      if (left === null) return;
      const { entryId } = left;
      const bound = visit.provider.otpBound(visit.document);
      if (bound === null) return performance.now() - since < shownWithinMs ? visit.lookSoon(500) : undefined;
      left = null;
      if (!bound) await visit.ask('visit:outcome', { entryId, purpose: 'unbind', outcome: 'accepted' });
    },
  };
}
