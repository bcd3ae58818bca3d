// A binding whose document went before it showed the site's answer (a page load, by the site or by the user): what the next document shows of it.
import type { Visit } from './context.ts';
import { tellBound } from './tell-bound.ts';

/** The list of methods may be drawn a while after the page. */
const shownWithinMs = 3_000;

export interface CutShort {
  /** Asked at every look while no bind dialog is on show. */
  see(): Promise<void>;
  /** A bind dialog is on show: what the list says from now on may be of that one. */
  over(): Promise<void>;
}

/**
 * A list that says "bound", and said "unbound" before the code went in, proves the new secret, as it does without a page load. At a re-binding it says
 * "bound" before and after, and words of success in a document that is seen for the first time may stand there always; what was wrongly taken for
 * accepted would put away the secret that the site still wants. So nothing else is proof, and the card explains both ways.
 */
export function makeCutShort(visit: Visit): CutShort {
  const { awaiting, wasBound } = visit.choices;
  // What becomes of a dialog in a frame is judged by the document around it.
  let left = awaiting?.purpose === 'bind' && visit.tellTop === null ? awaiting : null;
  const since = performance.now();
  return {
    async see() {
      if (left === null) return;
      const { entryId } = left;
      const accepted = wasBound === false && visit.provider.otpBound(visit.document) === true;
      if (!accepted && performance.now() - since < shownWithinMs) return visit.lookSoon(200);
      left = null;
      await tellBound(visit, entryId, accepted);
    },
    async over() {
      if (left === null) return;
      const { entryId } = left;
      left = null;
      await visit.ask('visit:outcome', { entryId, purpose: 'bind', outcome: 'unknown' });
    },
  };
}
