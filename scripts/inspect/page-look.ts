// What is put into each inspected page: the product's own look, its answer as plain data.
import { lookAtPage } from '../../lib/page/look.ts';
import { pageKindOf } from '../../lib/page/page-kind.ts';
import { selectorOf } from '../../lib/page/selector.ts';

declare global {
  var mailkeyLook: (host: string | null) => PageReport;
}

/** One visible box, as `inspect page` prints it. */
export type FieldReport = { selector: string; kind: string; action: string; score: number; reasons: string[] };
/** One page, as `inspect page` prints it, without its file name. */
export type PageReport = { kind: string; fields: FieldReport[] };

globalThis.mailkeyLook = (host) => {
  const facts = lookAtPage(document, { host });
  const fields = facts.fields.flatMap(({ inputs, kind, action, score, reasons }) =>
    inputs.map((input) => ({ selector: selectorOf(input), kind, action, score, reasons: [...reasons] })),
  );
  return { kind: pageKindOf(facts), fields };
};
