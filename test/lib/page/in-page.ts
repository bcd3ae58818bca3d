// What the browser test puts into each fixture: the product's look and fill, asked by selector.
import type { Field } from '../../../lib/page/field.ts';
import { fillField } from '../../../lib/page/fill.ts';
import { lookAtPage } from '../../../lib/page/look.ts';
import { watchPage } from '../../../lib/page/watch.ts';

declare global {
  var mailkeyJudge: (host: string | null, selectors: string[]) => FieldAnswer[];
  var mailkeyWatch: (onLook: () => void) => () => void;
  var mailkeyFill: (selector: string, code: string) => FillAnswer;
}

/** One box: where it stands, named so that the test can compare elements by asking `selectors`. */
export type FieldAnswer = { matches: string[]; kind: string; action: string; score: number; reasons: readonly string[] };
export type FillAnswer = { ok: boolean; reason: string; values: string[] };

function find(selector: string): Element | null {
  const [first, ...rest] = selector.split(' >>> ');
  let at = first === undefined ? null : Document.prototype.querySelector.call(document, first);
  for (const step of rest) at = at?.shadowRoot?.querySelector(step) ?? null;
  return at;
}

globalThis.mailkeyJudge = (host, selectors) =>
  lookAtPage(document, { host }).fields.flatMap(({ inputs, kind, action, score, reasons }) =>
    inputs.map((input) => ({ matches: selectors.filter((selector) => find(selector) === input), kind, action, score, reasons })),
  );

/** Fills the field the selector names, as found by a look, or taken for a field by force when the look leaves it out. */
globalThis.mailkeyFill = (selector, code) => {
  const input = find(selector);
  if (!(input instanceof HTMLInputElement)) throw new Error('no such box');
  const seen = lookAtPage(document, { host: 'mail.cqu.edu.cn' }).fields.find(({ inputs }) => inputs.includes(input));
  const field: Field = { inputs: seen?.inputs ?? [input], kind: 'totp', action: 'fill', score: 100, reasons: [] };
  const result = fillField(field, code);
  const inputs = [...Document.prototype.querySelectorAll.call(document, 'input')].filter(
    (one) => one instanceof HTMLInputElement,
  );
  return { ok: result.ok, reason: result.ok ? '' : result.reason, values: inputs.map((one) => `${one.id}=${one.value}`) };
};

globalThis.mailkeyWatch = (onLook) => watchPage(document, onLook);
