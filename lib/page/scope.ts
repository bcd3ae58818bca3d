// The form, dialog or panel a field stands in, and what that says about its code: sent, signed up, reset, bound.
import { nameWordsOf } from './caption.ts';
import { attr, closest, contains, isElement, matches, parentOf, queryAll, tagOf, walk } from './native.ts';
import { qrPartsOf } from './pictures.ts';
import { captionOf } from './pieces.ts';
import { isShown } from './visible.ts';
import { SEND } from './words.ts';

/** What a panel says about the boxes in it. */
export interface Scope {
  readonly element: Element;
  /** Nearest heading before the field, empty when there is none. */
  readonly heading: string;
  /** Typed inputs of the panel in reading order, the field's own among them. */
  readonly inputs: readonly HTMLInputElement[];
  readonly passwords: number;
  readonly hasNewPassword: boolean;
  readonly hasPhone: boolean;
  readonly hasMail: boolean;
  readonly hasCard: boolean;
  readonly sends: boolean;
  readonly hasQr: boolean;
  /** Signing up or getting a lost password back: codes there are sent, not made. */
  readonly purpose: 'signup' | 'reset' | 'other';
}

const PANELS = 'form,dialog,[role="dialog"],[role="alertdialog"],fieldset';
const BUTTONS = 'button,input[type="submit"],input[type="button"],a,[role="button"]';
const HEADINGS = 'h1,h2,h3,h4,h5,h6,legend,caption,[role="heading"],[class*="title" i],[class*="head" i],[class*="caption" i]';

/** A part made of more parts than this is the page, not a panel. */
const MAX_PARTS = 60;

/** Nodes walked back in search of a heading. */
const HEADING_REACH = 600;

/** The panel of a field. `typed` are all typed inputs drawn in the tree. */
export function scopeOf(field: readonly HTMLInputElement[], typed: readonly HTMLInputElement[]): Scope {
  const first = field[0];
  if (first === undefined) throw new RangeError('a field has at least one box');
  const element = closest(first, PANELS) ?? panelOf(first);
  const inputs = typed.filter((input) => contains(element, input));
  const others = inputs.filter((input) => !field.includes(input));
  const named = others.map((input) => ({
    input,
    words: `${nameWordsOf(input)} ${attr(input, 'placeholder')} ${labelOf(input)} ${attr(input, 'autocomplete')}`,
  }));
  const passwords = others.filter((input) => input.type === 'password');
  const heading = headingOf(first, typed);
  const buttons = queryAll(element, BUTTONS).filter((button) => isShown(button));
  const hasNewPassword =
    passwords.some(
      (input) =>
        /new-password/.test(attr(input, 'autocomplete')) ||
        /new|新|再次|确认|confirm|repeat/i.test(`${nameWordsOf(input)} ${attr(input, 'placeholder')} ${labelOf(input)}`),
    ) || passwords.length > 1;
  return {
    element,
    heading,
    inputs,
    passwords: passwords.length,
    hasNewPassword,
    hasPhone: named.some(({ input, words }) =>
      input.type === 'tel' && !/code|otp/i.test(words)
        ? true
        : /手机号|手機號|\bphone\b|\bmobile\b|\btel\b|\bcell\b|电话/i.test(words),
    ),
    hasMail: named.some(({ input, words }) => input.type === 'email' || /邮箱|郵箱|\be ?mail\b|信箱/i.test(words)),
    hasCard: named.some(({ words }) => /\bcc\b|cc-|card ?(?:num|no)|卡号|expir|有效期|\bcvv|\bcvc/i.test(words)),
    sends: buttons.some((button) => captionOf(button).length < 30 && SEND.test(captionOf(button))),
    hasQr: qrPartsOf(element).length > 0,
    purpose: purposeOf(element, heading, buttons),
  };
}

/** Without a form: the smallest ancestor with something to press, at most eight levels up. */
function panelOf(input: Element): Element {
  let at: Element = parentOf(input) ?? input;
  for (let level = 0; level < 8; level += 1) {
    const up = parentOf(at);
    if (up === null || tagOf(up) === 'html' || hasConfirm(at) || up.childElementCount > MAX_PARTS) return at;
    at = up;
  }
  return at;
}

function hasConfirm(panel: Element): boolean {
  return queryAll(panel, BUTTONS).some((button) => {
    const caption = captionOf(button);
    return tagOf(button) !== 'a' && caption.length < 16 && !SEND.test(caption) && isShown(button);
  });
}

function labelOf(input: HTMLInputElement): string {
  return [...(input.labels ?? [])]
    .map((label) => label.textContent ?? '')
    .join(' ')
    .slice(0, 80);
}

function purposeOf(element: Element, heading: string, buttons: readonly Element[]): Scope['purpose'] {
  const submit = buttons
    .filter((button) => tagOf(button) !== 'a')
    .map(captionOf)
    .join(' ');
  const words = `${heading} ${submit} ${attr(element, 'id')} ${attr(element, 'name')} ${attr(element, 'class').slice(0, 120)}`;
  if (/重置|找回|忘记密码|重設|忘記|forgot|reset|recover(?!y code)|lost password/i.test(words)) return 'reset';
  if (/注册|註冊|sign[- _]?up|regist|create.{0,12}account|join now|新用户/i.test(words)) return 'signup';
  return 'other';
}

/** The nearest visible heading before the input that does not belong to another box. */
export function headingOf(input: Element, typed: readonly HTMLInputElement[]): string {
  const dialog = closest(input, 'dialog,[role="dialog"],[role="alertdialog"]');
  const label = dialog === null ? '' : attr(dialog, 'aria-label');
  if (label !== '') return label.slice(0, 80);
  let heading = '';
  let nodes = HEADING_REACH;
  walk(dialog ?? topOf(input), input, false, (node) => {
    if (isElement(node) && matches(node, HEADINGS) && isHeadingOf(node, input, typed)) heading = captionOf(node);
    nodes -= 1;
    return heading === '' && nodes > 0;
  });
  return heading;
}

function topOf(element: Element): Element {
  let top = element;
  for (let up = parentOf(top); up !== null; up = parentOf(up)) top = up;
  return top;
}

function isHeadingOf(heading: Element, input: Element, typed: readonly HTMLInputElement[]): boolean {
  if (contains(heading, input) || !isShown(heading)) return false;
  const caption = captionOf(heading);
  if (caption === '' || caption.length > 70 || typed.some((other) => contains(heading, other))) return false;
  const panel = closest(heading, `${PANELS},[role="tabpanel"]`);
  return closest(heading, 'nav,footer,a,button,table td') === null && (panel === null || contains(panel, input));
}
