// @vitest-environment node
// Every view in both languages and all looks: no fault found by axe, nothing wider than the page, no complaint of the browser.
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, type Look, openViews, type OpenView } from './harness/open-views.ts';
import { cardViews } from './harness/scenes.ts';
import type { PageName } from './harness/serve-views.ts';

type Step = (given: OpenView) => Promise<void>;
interface View {
  readonly name: string;
  readonly page: PageName;
  readonly scene: string;
  readonly steps: readonly Step[];
}

const click =
  (what: string): Step =>
  async ({ view }) => {
    await (await view.waitForSelector(what))?.click();
  };
const type =
  (where: string, what: string): Step =>
  ({ view }) =>
    view.type(where, what);
const wait =
  (what: string): Step =>
  async ({ view }) => {
    await view.waitForSelector(what);
  };
const view = (page: PageName, scene: string, name = scene, ...steps: Step[]): View => ({
  name: `${page} ${name}`,
  page,
  scene,
  steps,
});

const add = click('.entries-view > .row button');
const review = [add, type('textarea', 'x'), click('form button.primary')];
const menu = [click('[data-row="1"] [aria-haspopup]'), wait('dialog[open]')];
const second = [click('input[type=checkbox]'), click('button.primary')];
const popups = ['open', 'clock', 'changed', 'many', 'empty', 'healed', 'locked', 'waiting', 'damaged', 'newer', 'none', 'gone'];
const all: readonly View[] = [
  ...popups.map((scene) => view('popup', scene)),
  view('popup', 'locked', 'wrong', type('input', 'x'), click('button.primary'), wait('[aria-invalid]')),
  view('popup', 'open', 'menu', ...menu),
  view('popup', 'open', 'edit', ...menu, click('dialog .stack > button:nth-of-type(2)'), wait('dialog form')),
  view('popup', 'open', 'said', click('[data-row="0"] .entry-line > button:not(.quiet)'), wait('.said button')),
  view('popup', 'open', 'add', add, wait('textarea')),
  view('popup', 'open', 'hand', add, click('form button[type=button]'), wait('input.digits')),
  view('popup', 'open', 'review', ...review, wait('.first-code')),
  view('popup', 'twice', 'duplicate', ...review, wait('.notice')),
  view('popup', 'asked', 'complete', ...review, wait('[aria-invalid]')),
  view('welcome', 'fresh', 'mailboxes'),
  view('welcome', 'fresh', 'protection', ...second, wait('input[type=radio]')),
  view(
    'welcome',
    'fresh',
    'passphrase',
    ...second,
    click('input[value=passphrase]'),
    type('input[type=password]', 'short'),
    click('button.primary'),
  ),
  view('welcome', 'fresh', 'done', ...second, wait('input[type=radio]'), click('button.primary'), wait('.steps')),
  ...['open', 'locked', 'damaged', 'empty', 'none'].map((scene) => view('options', scene)),
  view('options', 'open', 'trash', click('summary')),
  view('options', 'open', 'new passphrase', click('#protection .row button'), wait('#protection form')),
  view('options', 'open', 'device key', click('#protection .row button:nth-child(2)'), wait('dialog[open]')),
  ...Object.keys(cardViews).map((scene) => view('card', scene)),
];

let browsing: Browsing;
beforeAll(async () => {
  browsing = await openViews();
}, 60_000);
afterAll(() => browsing.close());

async function faults({ view: frame }: OpenView, rules: readonly string[] | null): Promise<readonly string[]> {
  return frame.evaluate(async (only) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const options = only === null ? {} : { runOnly: { type: 'rule' as const, values: [...only] } };
    const { violations } = await checker.run(document, { ...options, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  }, rules);
}

/** Elements that stick out of the page on the right. */
function overflow({ view: frame }: OpenView): Promise<readonly string[]> {
  return frame.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, dialog, section, .entry, .card')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'hidden')
      .map((one) => `${one.tagName}.${one.className}: ${one.scrollWidth} > ${one.clientWidth}`),
  );
}

const languages = ['zh_CN', 'en'] as const;
/** What a translation can break; the rest of a view is the same in every language. */
const wordRules = [
  'aria-command-name',
  'aria-input-field-name',
  'button-name',
  'html-has-lang',
  'html-lang-valid',
  'label',
  'link-name',
  'document-title',
];
const otherThemes = ['dark', 'contrast'] as const;
const looks: readonly Look['lang'][] = languages;

describe.each(all)('$name', ({ page, scene, steps }) => {
  it.each(looks)('can be used by everybody, in %s', { timeout: 30_000 }, async (lang) => {
    const given = await browsing.open(page, { scene, ...(lang !== undefined && { lang }) });
    for (const step of steps) await step(given);
    await given.view.evaluate(axe.source);
    const first = lang === languages[0];
    const found = [...(await faults(given, first ? null : wordRules)), ...(await overflow(given))];
    for (const theme of first ? otherThemes : []) {
      await given.view.evaluate((next) => {
        document.documentElement.dataset['theme'] = next;
      }, theme);
      found.push(...(await faults(given, ['color-contrast'])));
    }
    const { complaints } = given;
    await given.close();
    expect([...found, ...complaints]).toEqual([]);
  });
});
