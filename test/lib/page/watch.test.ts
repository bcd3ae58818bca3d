// @vitest-environment jsdom
// The page is looked at again when boxes may have changed, and not more often than needed.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOOK_GAP_MS, watchPage } from '../../../lib/page/watch.ts';
import { part, show } from './html.ts';

let looks = 0;
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  show('<div id="p"></div>');
  looks = 0;
  stop = watchPage(document, () => (looks += 1));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Lets observers speak, then time pass. */
async function pass(ms: number): Promise<void> {
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(ms);
}

describe('a watch', () => {
  it('does not look by itself', async () => {
    await pass(10_000);
    expect(looks).toBe(0);
  });

  it.each([
    ['a part comes', () => part('#p').append(document.createElement('p'))],
    ['a class changes', () => (part('#p').className = 'shown')],
    ['a style changes', () => (part('#p').style.display = 'none')],
    ['a dialog opens', () => part('#p').setAttribute('open', '')],
    ['a transition ends', () => part('#p').dispatchEvent(new Event('transitionend', { bubbles: true }))],
    ['the user chooses', () => part('#p').dispatchEvent(new Event('change', { bubbles: true }))],
  ])('looks once when %s', async (_what, act) => {
    act();
    await pass(LOOK_GAP_MS);
    expect(looks).toBe(1);
    await pass(10_000);
    expect(looks).toBe(1);
  });

  it.each([
    ['itself', () => part('#p').append(document.createElement('input'))],
    [
      'in a part of the page',
      () => part('#p').append(Object.assign(document.createElement('p'), { innerHTML: '<b><input></b>' })),
    ],
    ['drawn as a picture', () => part('#p').append(document.createElement('canvas'))],
  ])('looks at once, and once, when a box is put in %s', async (_what, act) => {
    act();
    await pass(0);
    expect(looks).toBe(1);
    await pass(10_000);
    expect(looks).toBe(1);
  });

  it('looks at once at a box that comes right after a look', async () => {
    part('#p').className = 'a';
    await pass(LOOK_GAP_MS);
    part('#p').append(document.createElement('input'));
    await pass(0);
    expect(looks).toBe(2);
  });

  it('searches no crowd of changes for a box', async () => {
    const search = vi.spyOn(Element.prototype, 'querySelectorAll');
    for (let one = 0; one < 30; one += 1) part('#p').append(document.createElement('p'));
    const crowd = document.createDocumentFragment();
    for (let one = 0; one < 30; one += 1) crowd.append(document.createElement('p'));
    await pass(0);
    part('#p').append(crowd);
    await pass(0);
    expect(search).not.toHaveBeenCalled();
    await pass(LOOK_GAP_MS);
    expect(looks).toBe(1);
    search.mockRestore();
  });

  it('spends a sixteenth of the time on looks, however often boxes come', async () => {
    stop();
    stop = watchPage(document, () => {
      looks += 1;
      vi.advanceTimersByTime(10);
    });
    for (let box = 0; box < 500; box += 1) {
      part('#p').replaceChildren(document.createElement('input'));
      await pass(10);
    }
    expect(looks).toBeGreaterThanOrEqual(20);
    expect(looks * 10).toBeLessThanOrEqual(100 + (500 * 10 + looks * 10) / 16);
  });

  it('looks at most once in its gap however busy the page is', async () => {
    for (let burst = 0; burst < 100; burst += 1) {
      part('#p').append(document.createElement('i'));
      await pass(10);
    }
    expect(looks).toBeGreaterThanOrEqual(5);
    expect(looks).toBeLessThanOrEqual(1000 / LOOK_GAP_MS);
  });

  it('sees changes in open shadow roots that came later', async () => {
    const shadow = part('#p').attachShadow({ mode: 'open' });
    part('#p').className = 'made';
    await pass(LOOK_GAP_MS);
    shadow.append(document.createElement('input'));
    await pass(LOOK_GAP_MS);
    expect(looks).toBe(2);
  });

  it('does not wake itself by what a look changes', async () => {
    stop();
    stop = watchPage(document, () => {
      looks += 1;
      part('#p').className = `look-${looks}`;
    });
    part('#p').append(document.createElement('input'));
    await pass(5_000);
    expect(looks).toBe(1);
  });

  it('rests longer after a slow look', async () => {
    stop();
    stop = watchPage(document, () => {
      looks += 1;
      vi.advanceTimersByTime(80);
    });
    part('#p').className = 'a';
    await pass(LOOK_GAP_MS);
    part('#p').className = 'b';
    await pass(300);
    expect(looks).toBe(1);
    await pass(400);
    expect(looks).toBe(2);
  });

  it('ends when told', async () => {
    stop();
    part('#p').append(document.createElement('input'));
    await pass(1_000);
    expect(looks).toBe(0);
  });
});
