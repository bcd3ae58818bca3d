// The title and the sentence of every view of the card.
import type { CardView, Preview, ProblemCode } from '../../lib/messaging/contract.ts';
import { qrFaults } from '../../lib/messaging/qr-faults.ts';
import { camel } from '../controls/camel.ts';
import { isolated } from '../controls/name.tsx';
import type { Translate } from '../controls/texts.ts';

export interface Words {
  readonly title: string;
  /** Empty: the title says it all. */
  readonly hint: string;
}

const clockMattersMs = 5_000;

/** @param seconds left of the view's wait, where it has one. */
export function wordsOf(view: CardView, t: Translate, seconds: number): Words {
  switch (view.kind) {
    case 'bind-found':
      return { title: t('card.bindFoundTitle'), hint: foundHint(view.preview, t) };
    case 'bind-choose':
      return { title: t('card.bindChooseTitle'), hint: '' };
    case 'bind-problem':
      return problemWords(view.problem, t);
    case 'bind-waiting':
      return { title: t('card.bindWaitingTitle'), hint: t('card.bindWaitingHint', seconds) };
    case 'bind-filled':
      return { title: t('card.bindFilledTitle'), hint: t(view.confirmed ? 'card.bindConfirmedHint' : 'card.bindFilledHint') };
    case 'bind-proved':
      return { title: t('card.bindProvedTitle'), hint: t('card.bindProvedHint') };
    case 'bind-refused':
      return { title: t('card.bindRefusedTitle'), hint: t('card.bindRefusedHint') };
    case 'bind-unknown':
      return { title: t('card.bindUnknownTitle'), hint: t(view.replaces ? 'card.bindUnknownReplaces' : 'card.bindUnknownHint') };
    case 'fill-offer':
      return { title: t(view.choices.length > 1 ? 'card.fillOfferSeveral' : 'card.fillOfferTitle'), hint: onlyOne(view.choices) };
    case 'fill-waiting':
      return {
        title: t('card.fillWaitingTitle'),
        hint: t(view.isAhead ? 'card.fillWaitingAhead' : 'card.fillWaitingHint', seconds),
      };
    case 'fill-refused':
      return { title: t('card.fillRefusedTitle'), hint: refusedHint(view.clockOffsetMs, t) };
    case 'confirm-offer':
      return { title: t('card.confirmOfferTitle'), hint: t('card.confirmOfferHint') };
    case 'locked':
      return { title: t('card.lockedTitle'), hint: t('card.lockedHint') };
    case 'no-entry':
      return { title: t('card.noEntryTitle'), hint: t('card.noEntryHint') };
    case 'other-method': {
      const method = camel(`other-${view.method}`);
      return { title: t(`card.${method}Title`), hint: t(`card.${method}Hint`) };
    }
    case 'reading':
      return { title: t('card.readingTitle'), hint: '' };
  }
}

/** The sentence of a view whose question is answered in the toolbar popup: a question that is nowhere else on the card stays before it. */
export function whereToAnswer(view: CardView, { hint }: Words, t: Translate): string {
  const where = t('card.answerInPopup');
  return view.kind === 'confirm-offer' ? `${hint} ${where}` : where;
}

function foundHint({ duplicateOf, replaces }: Preview, t: Translate): string {
  if (duplicateOf !== null) return t('card.bindAgainHint');
  return t(replaces === null ? 'card.bindFoundHint' : 'card.bindReplaces');
}

/** A QR code that cannot be used, a box that is missing after all was saved, or something that has nothing to do with either. */
function problemWords(problem: ProblemCode, t: Translate): Words {
  if (problem === 'no-field') return { title: t('card.bindNoFieldTitle'), hint: t('card.bindNoFieldHint') };
  const isQr = qrFaults.some((fault) => fault === problem);
  return { title: t(isQr ? 'card.bindProblemTitle' : 'card.bindNotDoneTitle'), hint: t(`problem.${camel(problem)}`) };
}

/** Whose code it would be; empty when the buttons say it. */
function onlyOne(choices: Extract<CardView, { kind: 'fill-offer' }>['choices']): string {
  const [choice] = choices;
  return choice === undefined || choices.length > 1 ? '' : `${isolated(choice.issuer)} ${isolated(choice.account)}`.trim();
}

function refusedHint(offsetMs: number | null, t: Translate): string {
  if (offsetMs === null || Math.abs(offsetMs) < clockMattersMs) return t('card.fillRefusedHint');
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  return t(offsetMs > 0 ? 'card.fillRefusedFast' : 'card.fillRefusedSlow', seconds);
}
