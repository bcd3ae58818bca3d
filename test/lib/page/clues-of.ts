// Clues written by hand: a box about which nothing is known, and whatever the test adds.
import type { Clues } from '../../../lib/page/clues.ts';

/** `own` becomes the placeholder, as the only caption. */
export function cluesOf(known: Partial<Clues>): Clues {
  const own = known.own ?? '';
  return {
    captions: own === '' ? [] : [{ from: 'placeholder', text: own }],
    own,
    hasLabel: own !== '',
    names: '',
    autocomplete: '',
    type: 'text',
    boxes: 1,
    length: null,
    oneTime: false,
    six: false,
    numeric: false,
    around: '',
    heading: '',
    tab: '',
    tabKind: null,
    undecidedTabs: false,
    sendsBeside: false,
    picture: false,
    captchaElsewhere: false,
    agreeing: false,
    alone: true,
    binding: false,
    trust: false,
    passwords: 0,
    hasNewPassword: false,
    hasPhone: false,
    hasMail: false,
    hasCard: false,
    hasQr: false,
    sends: false,
    purpose: 'other',
    ...known,
  };
}
