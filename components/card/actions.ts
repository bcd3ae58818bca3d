// The buttons of every view of the card, most wanted first.
import type { CardAct, CardChoice, CardView } from '../../lib/messaging/contract.ts';
import { isolated } from '../controls/name.tsx';
import type { Translate } from '../controls/texts.ts';

export interface CardAction {
  readonly label: string;
  readonly act: CardAct;
  readonly primary: boolean;
}

const one = (label: string, act: CardAct, primary = false): CardAction => ({ label, act, primary });

/** Empty: there is nothing to press but the close button. */
export function actionsOf(view: CardView, t: Translate): readonly CardAction[] {
  const popup = one(t('card.openPopup'), { act: 'open-popup' }, true);
  const notHere = one(t('card.notHere'), { act: 'not-here' });
  switch (view.kind) {
    case 'bind-found':
      return [
        one(t(view.preview.duplicateOf === null ? 'card.bindSave' : 'card.bindAgain'), { act: 'save', index: 0 }, true),
        one(t('card.bindNo'), { act: 'close' }),
      ];
    case 'bind-choose':
      return [];
    case 'bind-problem':
      return view.problem === 'no-field' ? [one(t('card.pointAtBox'), { act: 'point-at-box' }, true)] : [popup];
    case 'bind-refused':
    case 'locked':
    case 'no-entry':
      return [popup];
    case 'fill-offer':
      return [...offers(view.choices, t), one(t('card.pointAtBox'), { act: 'point-at-box' }), notHere];
    case 'fill-refused':
      return [popup, notHere];
    case 'confirm-offer':
      return [one(t('card.confirmYes'), { act: 'confirm-from-now-on' }, true), one(t('card.confirmNo'), { act: 'close' })];
    case 'other-method':
      return view.canSwitch ? [one(t('card.switchToOtp'), { act: 'switch-to-otp' }, true)] : [];
    case 'bind-waiting':
    case 'bind-filled':
    case 'bind-proved':
    case 'bind-unknown':
    case 'fill-waiting':
    case 'reading':
      return [];
  }
}

/** What gives a page one code for its one box at most, or nothing at all. */
const harmless: ReadonlySet<CardAct['act']> = new Set(['fill', 'switch-to-otp', 'open-popup', 'close']);

/** Whether a view asks for anything that lasts: a secret to keep, a rule for the time to come. */
export function asksToLast(view: CardView, t: Translate): boolean {
  return view.kind === 'bind-choose' || actionsOf(view, t).some(({ act }) => !harmless.has(act.act));
}

/** The buttons of a view that asks for something lasting, in a browser that cannot tell whether the page covers them: the popup asks for that. */
export function actionsWithPopup(view: CardView, t: Translate): readonly CardAction[] {
  const left = actionsOf(view, t).filter(({ act }) => harmless.has(act.act) && act.act !== 'open-popup');
  const popup = one(t('card.openPopup'), { act: 'open-popup' }, !left.some(({ primary }) => primary));
  return [popup, ...left];
}

/** What the popup asks in the card's place; empty: the card has nothing to ask. */
export function questionsOf(view: CardView, t: Translate): readonly CardAction[] {
  return actionsOf(view, t).filter(({ act }) => act.act !== 'open-popup');
}

function offers(choices: Extract<CardView, { kind: 'fill-offer' }>['choices'], t: Translate): readonly CardAction[] {
  if (choices.length === 1) return choices.map(({ entryId }) => one(t('do.fill'), { act: 'fill', entryId }, true));
  const names = toldApart(choices);
  return choices.map(({ entryId }, place) => one(t('card.fillNamed', names[place] ?? ''), { act: 'fill', entryId }));
}

/** Each choice by its account; by both of its names where that reads as another's, and by its place where even they do. */
function toldApart(choices: readonly CardChoice[]): readonly string[] {
  const short = choices.map(({ issuer, account }) => isolated(account === '' ? issuer : account));
  const isAlone = (names: readonly string[], name: string) => names.indexOf(name) === names.lastIndexOf(name);
  const long = choices.map(({ issuer, account }, place) => {
    const name = short[place] ?? '';
    return isAlone(short, name) ? name : isolated(`${issuer} ${account}`.trim());
  });
  return long.map((name, place) => (isAlone(long, name) ? name : `${place + 1} · ${name}`));
}
