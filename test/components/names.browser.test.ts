// @vitest-environment node
// 200 names made to break a view, in every view that shows names: no script of theirs runs, nothing grows too wide, none turns the text around it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nastyNames } from './harness/nasty-names.ts';
import { type Browsing, openViews, type OpenView } from './harness/open-views.ts';
import type { PageName } from './harness/serve-views.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await openViews();
}, 60_000);
afterAll(() => browsing.close());

/** Runs inside the page, from the top of its list to the end: what is wrong anywhere, and every name that was on show. */
async function lookThrough(): Promise<{ readonly faults: readonly string[]; readonly names: readonly string[] }> {
  const faults = new Set<string>();
  const names = new Set<string>();
  const turned = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
  const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066\u2067]/;
  const look = (root: Element) => {
    if ('ran' in globalThis) faults.add('a script of a name ran');
    if (root.querySelector('script:not([src]), [onerror], [onload], img[src="x"]') !== null) faults.add('a name became markup');
    for (const part of [document.documentElement, root, ...root.querySelectorAll('main, dialog, section, li, .card')])
      if (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'hidden')
        faults.add(`${part.tagName}.${part.className} is too wide: ${part.scrollWidth} > ${part.clientWidth}`);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let at = texts.nextNode(); at !== null; at = texts.nextNode()) {
      const text = at.textContent ?? '';
      if (turning.test(text)) faults.add(`turned around: ${text}`);
      if (turned.test(text) && at.parentElement?.closest('bdi') === null && !text.includes('\u2068'))
        faults.add(`not apart: ${text}`);
    }
    for (const name of root.querySelectorAll('bdi.name, button .name')) names.add(name.textContent ?? '');
  };
  look(document.body);
  const list = document.querySelector('.entries');
  const step = (list?.clientHeight ?? 1) * 0.8;
  const stops = Array.from({ length: Math.ceil((list?.scrollHeight ?? 0) / step) }, (_, at) => at * step);
  for (const top of stops) {
    list?.scrollTo({ top });
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    if (list !== null) look(list);
  }
  return { faults: [...faults], names: [...names] };
}

const openTrash = ({ view }: OpenView) => view.click('summary');
const nothing = async () => undefined;
const views: readonly (readonly [PageName, string, (given: OpenView) => Promise<unknown>])[] = [
  ['popup', 'nasty', nothing],
  ['options', 'nasty', openTrash],
  ['card', 'bind-choose-nasty', nothing],
  ['card', 'fill-offer-nasty', nothing],
];

describe(`${nastyNames} nasty names`, { timeout: 60_000 }, () => {
  it.each(views)('do nothing but stand there in %s %s', async (page, scene, prepare) => {
    const given = await browsing.open(page, { scene });
    await prepare(given);
    const { faults, names } = await given.view.evaluate(lookThrough);
    const { complaints } = given;
    await given.close();
    expect([...faults, ...complaints]).toEqual([]);
    // Those that hold nothing to see, or end alike where they are cut, look like others.
    expect(names.length).toBeGreaterThan(nastyNames * 0.7);
  });
});
