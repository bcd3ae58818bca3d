// Six single boxes are one field: finds rows of one-digit boxes and keeps every other box by itself.
import { attr, contains, parentOf, rectOf } from './native.ts';
import { hasLayout } from './visible.ts';

const MIN_BOXES = 4;
const MAX_BOXES = 10;

/** Splits the typed inputs of a page, given in reading order, into fields of one or several boxes. */
export function groupBoxes(inputs: readonly HTMLInputElement[]): HTMLInputElement[][] {
  const groups: HTMLInputElement[][] = [];
  for (const input of inputs) {
    const open = groups.at(-1);
    const last = open?.at(-1);
    if (open && last && isDigitBox(input) && isDigitBox(last) && belong(last, input, open.length)) open.push(input);
    else groups.push([input]);
  }
  return groups.flatMap((group) =>
    group.length >= MIN_BOXES && group.length <= MAX_BOXES ? [group] : group.map((input) => [input]),
  );
}

/** One digit at a time: told by length, pattern or range, or by being as narrow as it is high with a numbered name. */
function isDigitBox(input: HTMLInputElement): boolean {
  const length = attr(input, 'maxlength');
  if (length === '1' || attr(input, 'size') === '1') return true;
  if (attr(input, 'max') === '9' || /^(\[0-9\]|\\d|\[\\d\])(\{1\})?$/.test(attr(input, 'pattern'))) return true;
  if (length !== '' && Number(length) > 2) return numbered(input) && isNarrow(input) && Number(length) <= MAX_BOXES;
  return isNarrow(input) || numbered(input);
}

function numbered(input: Element): boolean {
  return /(otp|code|digit|pin|sms|token|box|cell|char|num|tfa|totp)\D*\d{1,2}$/i.test(
    `${attr(input, 'name') || attr(input, 'id')}`,
  );
}

function isNarrow(input: Element): boolean {
  if (!hasLayout()) return false;
  const { width, height } = rectOf(input);
  return width >= 8 && width <= 90 && width <= height * 1.7;
}

/** Whether two neighbours are of one row: same kind, same look, close in the tree and no caption of their own between. */
function belong(a: HTMLInputElement, b: HTMLInputElement, already: number): boolean {
  if (a.type !== b.type || attr(a, 'maxlength') !== attr(b, 'maxlength') || a.form !== b.form) return already === MAX_BOXES;
  let up = parentOf(a);
  for (let level = 0; level < 4 && up !== null && !contains(up, b); level += 1) up = parentOf(up);
  if (up === null || !contains(up, b)) return false;
  if (!hasLayout()) return true;
  const left = rectOf(a);
  const right = rectOf(b);
  return Math.abs(left.width - right.width) <= 4 && Math.abs(left.height - right.height) <= 4;
}
