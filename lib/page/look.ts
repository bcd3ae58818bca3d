// Turns a document into facts: every visible box with its kind, the method tabs, dialogs, buttons and errors.
import { cluesOf } from './clues.ts';
import { confirmButtonOf } from './confirm.ts';
import { disguiseOf } from './disguise.ts';
import type { Dialog, Field, PageFacts } from './field.ts';
import { groupBoxes } from './group.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import { attr, isTag, queryAll, treesOf } from './native.ts';
import { errorsIn } from './outcome-words.ts';
import { qrPartsOf } from './pictures.ts';
import { headingOf } from './scope.ts';
import { captionOf } from './pieces.ts';
import { methodTabsOf } from './tabs.ts';
import type { MethodTab } from './tabs.ts';
import { shortTextsOf } from './texts.ts';
import type { ShortText } from './texts.ts';
import { findTrustTick } from './trust.ts';
import { isShown, isTyped, isVisible } from './visible.ts';

/** How to look. `host` is the institution's host the page is served from, null on any other page. */
export interface LookOptions {
  readonly host: string | null;
}

/** Looks at the document and every open shadow root below it; frames are left to their own script. */
export function lookAtPage(root: Document | ShadowRoot, options: LookOptions): PageFacts {
  const trees = treesOf(root);
  const read = trees.map((tree) => readTree(tree));
  const fields = read.flatMap((one) => fieldsOf(one, options.host !== null));
  const asked = fields.some(asksForCode);
  const confirms = new Map<Field, HTMLElement>();
  for (const field of fields) {
    const button = asksForCode(field) ? confirmButtonOf(field) : null;
    if (button !== null) confirms.set(field, button);
  }
  return {
    host: options.host,
    fields,
    tabs: read.flatMap(({ tabs }) => tabs),
    dialogs: trees.flatMap(dialogsOf),
    confirms,
    trust: !asked ? null : (read.map(({ tree, texts }) => findTrustTick(tree, texts)).find((tick) => tick !== null) ?? null),
    headings: [...new Set(fields.flatMap(({ inputs }) => (inputs[0] ? [headingOf(inputs[0], [])] : [])))].filter(
      (text) => text !== '',
    ),
    errors: !asked ? [] : read.flatMap(({ tree, texts }) => errorsIn(tree, texts)),
  };
}

const SENT_KINDS: ReadonlySet<string> = new Set(['sms', 'mail-code', 'mini-program']);

/** Whether some second factor's code goes into the field, ours or another's. */
function asksForCode({ action, kind }: Field): boolean {
  return action !== 'never' || SENT_KINDS.has(kind);
}

/** A tree with what is read of it only once. */
type Read = {
  readonly tree: Document | ShadowRoot;
  readonly texts: readonly ShortText[];
  readonly tabs: readonly MethodTab[];
  readonly typed: readonly HTMLInputElement[];
};

function readTree(tree: Document | ShadowRoot): Read {
  const texts = shortTextsOf(tree);
  const typed = queryAll(tree, 'input').filter(
    (element): element is HTMLInputElement => isTag(element, 'input') && isTyped(element) && isVisible(element),
  );
  return { tree, texts, typed, tabs: methodTabsOf(tree, texts) };
}

function fieldsOf({ typed, tabs }: Read, host: boolean): Field[] {
  const groups = groupBoxes(typed);
  const clues = groups.map((group) => cluesOf(group, typed, tabs));
  const first = clues.map((clue) => judge(clue, host));
  return groups.map((group, index) => {
    const [clue, verdict] = [clues[index], first[index]];
    if (clue === undefined || verdict === undefined) throw new RangeError('every field has clues and a verdict');
    return fieldOf(group, hasCaptchaElsewhere(index, first) ? judge({ ...clue, captchaElsewhere: true }, host) : verdict);
  });
}

/** The second round knows which other box of the page takes the picture's letters. */
function hasCaptchaElsewhere(index: number, verdicts: readonly Verdict[]): boolean {
  return verdicts.some(({ kind }, other) => other !== index && kind === 'picture');
}

function fieldOf(inputs: readonly HTMLInputElement[], verdict: Verdict): Field {
  const obstacle = verdict.action === 'never' ? null : obstacleOf(inputs);
  if (obstacle === null) return { inputs, ...verdict };
  return { inputs, kind: verdict.kind, action: 'never', score: 0, reasons: [...verdict.reasons, obstacle] };
}

function obstacleOf(inputs: readonly HTMLInputElement[]): string | null {
  for (const input of inputs) {
    if (input.disabled) return 'disabled';
    if (input.readOnly) return 'read-only';
    const disguise = disguiseOf(input, inputs.length > 1);
    if (disguise !== null) return disguise;
  }
  return null;
}

const DIALOGS =
  'dialog[open],[role="dialog"],[role="alertdialog"],[aria-modal="true"],[class*="ialog"],[class*="odal"],[class*="opup"]';

function dialogsOf(tree: Document | ShadowRoot): Dialog[] {
  const drawn = queryAll(tree, DIALOGS).filter((element) => isVisible(element));
  return drawn
    .filter((element) => !drawn.some((other) => other !== element && other.contains(element)))
    .map((element) => {
      const heading = queryAll(element, 'h1,h2,h3,h4,[role="heading"],[class*="title" i],[class*="head" i]').find((part) =>
        isShown(part),
      );
      return {
        element,
        heading: attr(element, 'aria-label') || (heading === undefined ? '' : captionOf(heading)),
        qrParts: qrPartsOf(element),
      };
    });
}
