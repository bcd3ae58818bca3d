// Writes a code into a box as typing would: native setter, input and change, one digit a box, read back. It never submits.
import type { Field } from './field.ts';
import { isFillable, obstacleOf } from './fillable.ts';
import { attr, documentOf, formActionOf, hasAttr, isTag, queryAll, rootOf } from './native.ts';

/** Why nothing was written, or why what was written did not stay. */
export type FillRefusal = 'malformed' | 'other document' | 'foreign form' | 'hidden' | 'occupied' | 'too long' | 'not kept';

/** `detail` says more about a hidden box, in one or two words. No code is ever part of the result. */
export type FillResult = { readonly ok: true } | { readonly ok: false; readonly reason: FillRefusal; readonly detail?: string };

/** Writes `code` (4 to 10 letters or digits) into the field, or says why not. Text of the user's own is never overwritten. */
export function fillField(field: Field, code: string): FillResult {
  const refusal = refusalOf(field, code);
  if (refusal !== null) return refusal;
  const letters = field.inputs.length === 1 ? [code] : [...code];
  for (const [index, input] of field.inputs.entries()) {
    const text = letters[index] ?? '';
    if (text === '') break;
    focus(input);
    // The page has had its say at focus: it may have moved, hidden or changed the box.
    if (postingElsewhere(input)) return { ok: false, reason: 'foreign form' };
    const obstacle = obstacleOf(input, field.inputs.length > 1);
    if (obstacle !== null) return { ok: false, reason: 'hidden', detail: obstacle };
    if (input.value !== text) write(input, text);
  }
  return readBack(field) === code ? { ok: true } : { ok: false, reason: 'not kept' };
}

function refusalOf(field: Field, code: string): Exclude<FillResult, { ok: true }> | null {
  const [first] = field.inputs;
  if (first === undefined || !/^[\dA-Z]{4,10}$/i.test(code)) return { ok: false, reason: 'malformed' };
  if (field.inputs.some((input) => documentOf(input) !== document)) return { ok: false, reason: 'other document' };
  if (field.inputs.some((input) => postingElsewhere(input))) return { ok: false, reason: 'foreign form' };
  const gate = isFillable(field);
  if (!gate.ok) return { ok: false, reason: 'hidden', detail: gate.reason };
  const length = field.inputs.length > 1 ? field.inputs.length : Number(attr(first, 'maxlength') || Infinity);
  if (code.length > length || (field.inputs.length > 1 && code.length !== length)) return { ok: false, reason: 'too long' };
  const standing = readBack(field);
  return standing !== '' && standing !== code ? { ok: false, reason: 'occupied' } : null;
}

function readBack(field: Field): string {
  return field.inputs
    .map((input) => input.value)
    .join('')
    .trim();
}

function focus(input: HTMLInputElement): void {
  HTMLElement.prototype.focus.call(input, { preventScroll: true });
}

function write(input: HTMLInputElement, text: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  set?.call(input, text);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
  input.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

/** Whether the input's form, or a button of it, would post to another origin than the page's own. Scripts as action stay in the page. */
export function postingElsewhere(input: HTMLInputElement): boolean {
  const { form } = input;
  if (form === null) return false;
  const targets = hasAttr(form, 'action') || hasBase(form) ? [formActionOf(form)] : [];
  for (const button of queryAll(rootOf(form), '[formaction]').filter((one) => formOf(one) === form))
    targets.push(new URL(attr(button, 'formaction'), document.baseURI).href);
  return targets.some(isForeign);
}

function formOf(button: Element): HTMLFormElement | null {
  return isTag(button, 'button') || isTag(button, 'input') ? button.form : null;
}

function hasBase(form: Element): boolean {
  return queryAll(documentOf(form), 'base[href]').length > 0;
}

function isForeign(address: string): boolean {
  if (/^\s*(?:javascript|about):/i.test(address)) return false;
  if (!URL.canParse(address)) return true;
  const { protocol, origin } = new URL(address);
  // `window.origin` knows where a frame written into its page belongs; its location does not.
  return protocol === 'file:' ? location.protocol !== 'file:' : origin !== window.origin;
}
