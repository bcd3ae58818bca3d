// A code that went into its box, and what is watched from then on.
import type { Purpose } from '../messaging/contract.ts';
import type { Field, PageFacts } from '../page/field.ts';
import { lookAtPage } from '../page/look.ts';
import { type Outcome, outcomeOf } from '../page/outcome.ts';
import type { Visit } from './context.ts';
import { watchWords } from './said-again.ts';
import { watchTrouble } from './watch-trouble.ts';

interface What {
  readonly entryId: string;
  readonly purpose: Purpose;
  readonly field: Field;
  readonly code: string;
}

export interface Filled extends What {
  goneAt: number | null;
  /** What the page says of it by now. */
  outcome(): Outcome;
  /** The page says since the fill that something failed on the way. */
  lineFailed(): boolean;
  /** True once: the box, as it stands there now, holds another code than ours. */
  typedOver(now: Field): boolean;
  stop(): void;
}

/** @param before the look right before the fill */
export function watchFilled({ document }: Visit, what: What, before: PageFacts): Filled {
  const refusedAgain = watchWords(document, before.errors);
  const trouble = watchTrouble(document);
  let said = false;
  return {
    ...what,
    goneAt: null,
    outcome: () =>
      refusedAgain.seen() ? 'refused' : outcomeOf(before, document, () => lookAtPage(document, { host: document.location.host })),
    lineFailed: trouble.seen,
    typedOver({ inputs }) {
      const value = inputs.map((input) => input.value).join('');
      // Some pages put blanks or strokes between the digits.
      const isOther = value !== '' && value.replaceAll(/[\s-]/g, '') !== what.code;
      if (said || !isOther) return false;
      said = true;
      return true;
    },
    stop() {
      refusedAgain.stop();
      trouble.stop();
    },
  };
}
