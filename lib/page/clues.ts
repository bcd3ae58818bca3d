// Gathers what the judge needs to know about one box, from its own attributes to the form around it.
import { captionsOf, nameWordsOf } from './caption.ts';
import type { Caption } from './caption.ts';
import { attr } from './native.ts';
import { surroundingsOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { hasCaptchaPicture } from './pictures.ts';
import { scopeOf } from './scope.ts';
import type { Scope } from './scope.ts';
import type { MethodKind, MethodTab } from './tabs.ts';
import { trustWords } from './trust.ts';
import { BINDING, CODE, OTP, SEND, TOKEN } from './words.ts';

/** Everything known about one field before it is judged. Texts are as the page shows them, never typed values. */
export interface Clues {
  readonly captions: readonly Caption[];
  /** All captions in one text. */
  readonly own: string;
  readonly hasLabel: boolean;
  /** Words of name and id. */
  readonly names: string;
  readonly autocomplete: string;
  readonly type: string;
  readonly boxes: number;
  /** Longest value the box takes; null when it does not say. */
  readonly length: number | null;
  readonly oneTime: boolean;
  readonly six: boolean;
  readonly numeric: boolean;
  /** Texts around the box without buttons, links and tabs. */
  readonly around: string;
  readonly heading: string;
  readonly tab: string;
  readonly tabKind: MethodKind | null;
  /** A strip of methods stands above and does not say which one is on show. */
  readonly undecidedTabs: boolean;
  readonly sendsBeside: boolean;
  readonly picture: boolean;
  /** A captcha box of its own stands in the same form. */
  readonly captchaElsewhere: boolean;
  readonly agreeing: boolean;
  readonly alone: boolean;
  readonly binding: boolean;
  readonly trust: boolean;
  readonly passwords: number;
  readonly hasNewPassword: boolean;
  readonly hasPhone: boolean;
  readonly hasMail: boolean;
  readonly hasCard: boolean;
  readonly hasQr: boolean;
  readonly sends: boolean;
  readonly purpose: Scope['purpose'];
}

/** Gathers the clues of one field among all typed inputs of its tree. */
export function cluesOf(
  field: readonly HTMLInputElement[],
  typed: readonly HTMLInputElement[],
  tabs: readonly MethodTab[],
): Clues {
  const input = field[0];
  if (input === undefined) throw new RangeError('a field has at least one box');
  const others = typed.filter((other) => !field.includes(other));
  const skip = new Set<Element>(tabs.map(({ element }) => element));
  const around = surroundingsOf(field, others, skip);
  const captions = captionsOf(field, around);
  const own = captions.map(({ text }) => text).join(' | ');
  const scope = scopeOf(field, typed);
  const before = tabs.filter(({ element }) => (element.compareDocumentPosition(input) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  const tab = before.findLast(({ selected }) => selected === true);
  const pattern = attr(input, 'pattern');
  const length = lengthOf(input, field.length);
  const texts = textOf([...around.before].toReversed(), around.after);
  return {
    captions,
    own,
    hasLabel: captions.some(({ from }) => from !== 'text' && from !== 'sentence'),
    names: nameWordsOf(input),
    autocomplete: attr(input, 'autocomplete').toLowerCase(),
    type: input.type,
    boxes: field.length,
    length,
    oneTime: /one-time-code/i.test(attr(input, 'autocomplete')),
    six:
      field.length > 1 ||
      length === 6 ||
      /\{6(?:,[68])?\}/.test(pattern) ||
      /(?:6|六)\s*位|(?:6|six)[- ]digit|^0{6}$|^123456$|[·•_\-\d ]{11}/.test(`${own} ${attr(input, 'placeholder')}`),
    numeric: /numeric|decimal/.test(attr(input, 'inputmode')) || /^(tel|number)$/.test(input.type) || /\\d|0-9/.test(pattern),
    around: texts,
    heading: scope.heading,
    tab: tab?.caption ?? '',
    tabKind: tab?.kind ?? null,
    undecidedTabs: tab === undefined && before.length > 1,
    sendsBeside: [...around.before, ...around.after].some((piece) => isSend(piece)),
    picture: hasCaptchaPicture(input, around),
    captchaElsewhere: false,
    agreeing: captions.filter(({ from, text }) => from !== 'sentence' && (TOKEN.test(text) || OTP.test(text))).length > 1,
    alone: others.filter((other) => scope.inputs.includes(other)).length === 0,
    binding: BINDING.test(`${texts} ${scope.heading}`) || (scope.hasQr && CODE.test(`${own} ${texts}`)),
    trust: trustWords(scope.element),
    ...pick(scope),
  };
}

function pick(scope: Scope) {
  const { passwords, hasNewPassword, hasPhone, hasMail, hasCard, hasQr, sends, purpose } = scope;
  return { passwords, hasNewPassword, hasPhone, hasMail, hasCard, hasQr, sends, purpose };
}

function isSend(piece: Piece): boolean {
  return piece.kind === 'action' && piece.text.length < 30 && SEND.test(piece.text);
}

function textOf(before: readonly Piece[], after: readonly Piece[]): string {
  return [...before, ...after]
    .filter(({ kind }) => kind === 'text')
    .map(({ text }) => text)
    .join(' ');
}

function lengthOf(input: Element, boxes: number): number | null {
  const text = attr(input, 'maxlength');
  if (boxes > 1) return boxes;
  return /^\d+$/.test(text) && Number(text) > 0 && Number(text) < 5000 ? Number(text) : null;
}
