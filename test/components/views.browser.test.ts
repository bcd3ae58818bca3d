// @vitest-environment node
// Every view in both languages and all looks: no fault found by axe, nothing wider than the page, no complaint of the browser.
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, openViews, type OpenView } from './harness/open-views.ts';
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
const popups = [
  'open',
  'paused',
  'clock',
  'changed',
  'many',
  'empty',
  'healed',
  'locked',
  'waiting',
  'damaged',
  'newer',
  'none',
  'gone',
];
const all: readonly View[] = [
  ...popups.map((scene) => view('popup', scene)),
  view('popup', 'locked', 'wrong', type('input', 'x'), click('button.primary'), wait('[aria-invalid]')),
  view('popup', 'bind-found', 'asked', wait('.asked .found')),
  view('popup', 'bind-choose', 'asked which', wait('.asked .found')),
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
  view('options', 'paused', 'notices withdrawn', wait('#unread .notice')),
  view('options', 'open', 'trash', click('summary')),
  view('options', 'open', 'new passphrase', click('#protection .row button'), wait('#protection form')),
  view('options', 'open', 'device key', click('#protection .row button:nth-child(2)'), wait('dialog[open]')),
  ...Object.keys(cardViews)
    // 200 of the same thing, which `names.browser.test` looks at.
    .filter((scene) => !scene.endsWith('-nasty'))
    .map((scene) => view('card', scene)),
];

let browsing: Browsing;
beforeAll(async () => {
  browsing = await openViews();
}, 60_000);
afterAll(() => browsing.close());

const languages = ['zh_CN', 'en'] as const;
const themes = ['light', 'dark', 'contrast'] as const;

/**
 * Runs inside the page: the width of every part in each language and each look one after the other, and every rule of axe. Looks differ in
 * their colours alone and the languages not in these: the rules about colours are asked in every look, in one language; all others in one look, in both.
 */
async function faultsOfAllLooks(langs: readonly string[], looks: readonly string[]): Promise<readonly string[]> {
  const { axe: checker, change } = globalThis as unknown as {
    axe: typeof axe;
    change: { language: (lang: string) => Promise<void>; theme: (look: string) => Promise<void> };
  };
  const page = document.documentElement;
  const found: string[] = [];
  const faultsOf = async (lang: string, look: string) => {
    if (look !== looks[0] && lang !== langs[0]) return [];
    const rules = lang === langs[0] ? {} : { rules: { 'color-contrast': { enabled: false } } };
    const runOnly = look === looks[0] ? {} : { runOnly: ['cat.color'] };
    const { violations } = await checker.run(document, { resultTypes: ['violations'], preload: false, ...rules, ...runOnly });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  };
  for (const lang of langs) {
    await change.language(lang);
    while (page.lang !== lang.replace('zh_CN', 'zh-CN')) await new Promise(requestAnimationFrame);
    for (const look of looks) {
      await change.theme(look);
      const faults = await faultsOf(lang, look);
      const wide = [page, ...document.querySelectorAll('main, dialog, section, .entry, .card')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'hidden')
        .map((one) => `${one.tagName}.${one.className}: ${one.scrollWidth} > ${one.clientWidth}`);
      found.push(...[...faults, ...wide].map((fault) => `${lang} ${look}: ${fault}`));
    }
  }
  return found;
}

describe.each(all)('$name', ({ page, scene, steps }) => {
  it('can be used by everybody, in both languages and every look', async () => {
    const given = await browsing.open(page, { scene });
    for (const step of steps) await step(given);
    await given.view.evaluate(axe.source);
    const found = await given.view.evaluate(faultsOfAllLooks, languages, themes);
    const { complaints } = given;
    await given.close();
    expect([...found, ...complaints]).toEqual([]);
  });
});
