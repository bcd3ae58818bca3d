// Runs the product's look over folders of judged pages and counts wrong fills, missed fills and offers.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { openBrowser } from '../inspect/page-browser.ts';
import { inspectPages } from '../inspect/page.ts';
import type { PageLine } from '../inspect/page.ts';
import type { CorpusResult } from './result.ts';

const Action = v.picklist(['fill', 'offer', 'never', 'none']);
const PageEntry = v.object({
  file: v.string(),
  host: v.nullable(v.string()),
  otp_fields: v.array(
    v.object({ selectors: v.array(v.string()), class: v.string(), action: Action, action_as_saved: v.optional(Action) }),
  ),
  lookalikes_never_fill: v.array(v.object({ selector: v.string(), class: v.string() })),
});
const CaseEntry = v.object({
  file: v.string(),
  fields: v.array(v.object({ selector: v.string(), class: v.string(), action: Action })),
});

/** One judged box of a page: every box not listed must stay untouched. */
type Judged = { readonly selector: string; readonly meaning: string; readonly action: 'fill' | 'offer' | 'never' };
type JudgedPage = { readonly file: string; readonly host: string | null; readonly boxes: readonly Judged[] };

/** Shares of the fill fields that must be filled. */
const FILL_RATE = 0.95;

/** Runs `<folder>/pages` and `<folder>/field-cases-zh`; rejects when a manifest is missing or malformed. */
export async function runPages(folder: string): Promise<CorpusResult[]> {
  const pages = v.parse(v.array(PageEntry), await manifestOf(path.join(folder, 'pages')));
  const cases = v.parse(v.array(CaseEntry), await manifestOf(path.join(folder, 'field-cases-zh')));
  return [
    await runSet('pages', path.join(folder, 'pages'), pages.map(judgedPage)),
    await runSet('field-cases-zh', path.join(folder, 'field-cases-zh'), cases.map(judgedCase)),
  ];
}

async function manifestOf(folder: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
}

function judgedPage(entry: v.InferOutput<typeof PageEntry>): JudgedPage {
  const codes = entry.otp_fields.flatMap((field) => {
    const action = plain(field.action_as_saved ?? field.action);
    return field.selectors.map((selector) => ({ selector, meaning: field.class, action }));
  });
  const others = entry.lookalikes_never_fill.map((box) => ({
    selector: box.selector,
    meaning: box.class,
    action: 'never' as const,
  }));
  return { file: entry.file, host: null, boxes: [...codes, ...others] };
}

function judgedCase(entry: v.InferOutput<typeof CaseEntry>): JudgedPage {
  const boxes = entry.fields.map((box) => ({ selector: box.selector, meaning: box.class, action: plain(box.action) }));
  return { file: entry.file, host: null, boxes };
}

function plain(action: v.InferOutput<typeof Action>): Judged['action'] {
  return action === 'none' ? 'never' : action;
}

async function runSet(set: string, folder: string, pages: readonly JudgedPage[]): Promise<CorpusResult> {
  const lines = new Map<string, PageLine>();
  const files = pages.map(({ file }) => path.join(folder, file));
  await inspectPages(files, { host: null, write: (text) => keep(lines, JSON.parse(text) as PageLine) });
  const tally = new Tally();
  const browser = await openBrowser();
  try {
    const tab = await browser.newPage();
    await tab.setJavaScriptEnabled(false);
    for (const page of pages) {
      const file = path.join(folder, page.file);
      const line = lines.get(file);
      if (line === undefined || 'error' in line) {
        tally.broken(page.file, line === undefined ? 'no answer' : line.error.message);
        continue;
      }
      await tab.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' });
      const found = await tab.evaluate(
        matchBoxes,
        page.boxes.map(({ selector }) => selector),
        line.fields.map(({ selector }) => selector),
      );
      page.boxes.forEach((box, index) => tally.judged(page.file, box, line.fields[found[index] ?? -1]));
      line.fields.forEach((field, index) => found.includes(index) || tally.unlisted(page.file, field));
    }
  } finally {
    await browser.close();
  }
  return tally.result(set);
}

function keep(lines: Map<string, PageLine>, line: PageLine): void {
  lines.set(line.file, line);
}

/** Runs in the page: for each judged selector the index of the reported one that names the same box, -1 when none does. */
function matchBoxes(judged: string[], reported: string[]): number[] {
  const boxes = reported.map((selector) => (selector.includes('>>>') ? null : document.querySelector(selector)));
  return judged.map((selector) => {
    const box = document.querySelector(selector);
    return box === null ? -1 : boxes.indexOf(box);
  });
}

type Reported = {
  readonly selector: string;
  readonly kind: string;
  readonly action: string;
  readonly score: number;
  readonly reasons: string[];
};

class Tally {
  private passed = 0;
  private readonly failures: string[] = [];
  private readonly missed: string[] = [];
  private readonly rates = { fill: { right: 0, all: 0 }, offer: { right: 0, all: 0 } };

  judged(file: string, box: Judged, reported: Reported | undefined): void {
    const action = reported?.action ?? 'never';
    if (box.action !== 'never') this.rates[box.action].all += 1;
    if (box.action === action && box.action !== 'never') this.rates[box.action].right += 1;
    if (box.action === 'never' && action === 'fill') this.fail(file, `filled, must stay untouched (${box.meaning})`, reported);
    else if (box.action === 'fill' && action !== 'fill')
      this.missed.push(sentence(file, `not filled, ${action} (${box.meaning})`, reported));
    else this.passed += 1;
  }

  unlisted(file: string, reported: Reported): void {
    if (reported.action === 'fill') this.fail(file, 'filled, not listed', reported);
  }

  broken(file: string, message: string): void {
    this.failures.push(`${file}: ${message}`);
  }

  private fail(file: string, what: string, reported: Reported | undefined): void {
    this.failures.push(sentence(file, what, reported));
  }

  result(set: string): CorpusResult {
    const { fill, offer } = this.rates;
    const enough = fill.all === 0 || fill.right / fill.all >= FILL_RATE;
    const rates = `fill ${fill.right} of ${fill.all}, offer ${offer.right} of ${offer.all}, wrong fills ${this.failures.length}`;
    const failed = this.failures.length + (enough ? 0 : this.missed.length);
    return {
      set,
      passed: this.passed + (enough ? this.missed.length : 0),
      failed,
      details: [rates, ...this.failures, ...this.missed],
    };
  }
}

function sentence(file: string, what: string, reported: Reported | undefined): string {
  return `${file}: ${what}${reported === undefined ? '' : ` ${reported.selector} ${reported.kind} [${reported.reasons.join('; ')}]`}`;
}
