// Takes a refused code of ours out of its box again, and nothing the user has typed.
import type { Field } from './field.ts';

/** Empties the boxes when they hold exactly this code. Returns whether they did. */
export function clearField(field: Field, code: string): boolean {
  if (field.inputs.map(({ value }) => value).join('') !== code) return false;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  for (const input of field.inputs) {
    set?.call(input, '');
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'deleteContentBackward' }));
  }
  return true;
}
