// What follows when no code is to be had, or it does not go in: whether to ask again, and what the card says.
import type { InputOf, Problem, ProblemCode, VisitChoices } from '../messaging/contract.ts';
import type { Field } from '../page/field.ts';
import type { FillRefusal } from '../page/fill.ts';

/**
 * `wait`: the next code comes by itself. `final`: the user or the site has decided. `changing`: the user may change it elsewhere, so whatever he does in
 * the page is a reason to ask again. `passing`: something failed on the way.
 */
export type Fate = 'wait' | 'final' | 'changing' | 'passing';

/** Longest wait for a next code that is worth waiting for: of the longest step, after a clock that was ahead. */
const maxWaitMs = 15 * 60_000 + 1_000;
/** A wait shorter than this is not worth a card. */
const shownWaitMs = 1_000;

const fates: { readonly [Code in ProblemCode]?: Fate } = {
  'not-allowed': 'final',
  'refused-twice': 'final',
  'several-entries': 'final',
  'turned-off': 'final',
  unsupported: 'final',
  locked: 'changing',
  'no-entry': 'changing',
  'no-vault': 'changing',
  'vault-damaged': 'changing',
  'vault-newer': 'changing',
};

export function fateOf({ problem, waitMs }: Problem): Fate {
  if (problem === 'wait' && waitMs !== undefined && waitMs <= maxWaitMs) return 'wait';
  return fates[problem] ?? 'passing';
}

/** What the card says; null: nothing. */
export function cardOf(problem: Problem, field: Field, mode: VisitChoices['mode']): InputOf<'card:show'> | null {
  switch (problem.problem) {
    case 'wait': {
      const { waitMs = 0 } = problem;
      if (waitMs <= shownWaitMs || fateOf(problem) !== 'wait') return null;
      return { kind: 'fill-waiting', waitMs, ...(problem.isAhead && { isAhead: true }) };
    }
    case 'locked':
      return { kind: 'locked' };
    case 'refused-twice':
      return { kind: 'fill-refused' };
    case 'several-entries':
      return { kind: 'fill-offer' };
    case 'no-entry':
      return field.kind === 'totp' ? { kind: 'no-entry' } : null;
    case 'turned-off':
      return mode === 'click' ? { kind: 'fill-offer' } : null;
    default:
      return null;
  }
}

const lastingRefusals = new Set<FillRefusal>(['malformed', 'other document', 'foreign form', 'too long']);

/** Whether no later code would go into that box either. */
export function isLasting(refusal: FillRefusal): boolean {
  return lastingRefusals.has(refusal);
}
