// Goes once through what the box of a code will need, on a box that is there already. Browsers make each function and each pattern ready at its first use,
// and that takes longer than all the rest of a look: it is to be done before a user waits.
import { confirmButtonOf } from './confirm.ts';
import type { Field } from './field.ts';
import { isFillable, onScreen } from './fillable.ts';
import { warmUp } from './judge.ts';
import { isTag, queryAll, rectOf } from './native.ts';
import { errorsIn } from './outcome-words.ts';
import { findTrustTick } from './trust.ts';
import { isTyped, isVisible } from './visible.ts';

/** Changes nothing in the page and says nothing of it. */
export function rehearse(document: Document): void {
  warmUp();
  findTrustTick(document);
  errorsIn(document);
  // A box out of sight would be scrolled into it.
  const box = queryAll(document, 'input').find(
    (input) => isTag(input, 'input') && isTyped(input) && isVisible(input) && onScreen(rectOf(input)),
  );
  if (!isTag(box, 'input')) return;
  const field: Field = { inputs: [box], kind: 'other', action: 'never', score: 0, reasons: [] };
  confirmButtonOf(field);
  isFillable(field);
}
