// What the page answered to a code: error words in sight, the box gone, or nothing yet.
import type { Field, PageFacts } from './field.ts';
import { isConnected, treesOf } from './native.ts';
import { errorsIn } from './outcome-words.ts';
import { isVisible } from './visible.ts';

/** `accepted`: the box is gone without a complaint. `refused`: an error sentence stands there now. `waiting`: neither. */
export type Outcome = 'accepted' | 'refused' | 'waiting';

/**
 * Compares the page with the look taken right before the fill. The caller adds what only it can see: a changed route or a new
 * document. `again` looks for the same kind of box drawn anew, as pages do that redraw their panel after a refusal.
 */
export function outcomeOf(before: PageFacts, document: Document, again: () => PageFacts): Outcome {
  const errors = treesOf(document).flatMap((tree) => errorsIn(tree));
  if (errors.some((text) => !before.errors.includes(text))) return 'refused';
  const filled = before.fields.filter(({ action }) => action !== 'never');
  if (filled.length === 0 || filled.some(isThere)) return 'waiting';
  return again().fields.some(({ action }) => action !== 'never') ? 'waiting' : 'accepted';
}

function isThere(field: Field): boolean {
  return field.inputs.some((input) => isConnected(input) && isVisible(input));
}
