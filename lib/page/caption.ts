// The words that name one box: label, aria, placeholder, title, or the text standing where a label would.
import type { Piece, Surroundings } from './pieces.ts';
import { allTextOf, attr, byId, closest } from './native.ts';

/** One caption and where it was found. */
export interface Caption {
  readonly from: 'label' | 'aria' | 'placeholder' | 'title' | 'text' | 'sentence';
  readonly text: string;
}

/** Placeholders that say nothing. */
const EMPTY =
  /^(?:请|請)?(?:输入|輸入|填写|在此输入|必填|选填)[.。…]*$|^(?:please )?(?:enter|type|required|optional)(?: here)?[.…]*$/i;
const MAX_LETTERS = 160;
const LABEL_LETTERS = 48;

/** Captions of a box, the surest first. Text by position counts only where no label and no aria name stands. */
export function captionsOf(inputs: readonly HTMLInputElement[], around: Surroundings): Caption[] {
  const captions: Caption[] = [];
  const add = (from: Caption['from'], text: string | null | undefined) => {
    const clean = (text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, MAX_LETTERS);
    if (clean !== '' && !EMPTY.test(clean) && !captions.some((caption) => caption.text === clean && caption.from === from))
      captions.push({ from, text: clean });
  };
  for (const input of inputs.length > 1 ? inputs.slice(0, 2) : inputs) {
    for (const label of input.labels ?? []) add('label', allTextOf(label));
    for (const id of attr(input, 'aria-labelledby').split(/\s+/)) {
      const named = id === '' ? null : byId(input, id);
      if (named !== null) add('aria', allTextOf(named));
    }
    add('aria', attr(input, 'aria-label'));
    add('placeholder', attr(input, 'placeholder'));
    add('title', attr(input, 'title'));
  }
  const group = inputs.length > 1 && inputs[0] ? closest(inputs[0], '[role="group"],fieldset') : null;
  if (group !== null) add('aria', attr(group, 'aria-label'));
  if (inputs.length === 1 && captions.some(({ from }) => from === 'label' || from === 'aria')) return captions;
  const piece = labelPiece(around);
  if (piece === undefined) return captions;
  const heading = closest(piece.element, 'h1,h2,h3,h4,h5,h6,[role="heading"],legend') !== null;
  const sentence = /[，。！；;!]|\. /.test(piece.text);
  if (!captions.some(({ from }) => from === 'placeholder') || !(heading || sentence))
    add(heading || sentence ? 'sentence' : 'text', piece.text);
  return captions;
}

function labelPiece(around: Surroundings): Piece | undefined {
  const before = around.before.find((piece) => piece.kind === 'text');
  if (before !== undefined) return before.text.length <= LABEL_LETTERS ? before : undefined;
  const after = around.after.find((piece) => piece.kind !== 'picture');
  return after?.kind === 'text' && after.text.length <= 20 ? after : undefined;
}

/** The words of names and ids: `twoFactorLoginCode` gives `two factor login code`. Test ids and model names count too. */
export function nameWordsOf(input: Element): string {
  return ['name', 'id', 'formcontrolname', 'ng-model', 'v-model', 'data-name', 'data-testid']
    .map((name) => attr(input, name))
    .join(' ')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .toLowerCase()
    .trim();
}
