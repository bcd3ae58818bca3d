// Nothing but a real act of the user lets a code into a page: no event a script makes, no load, no way back, no hidden tab.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Hand } from '../journeys/hand.ts';
import type { GivenGround } from './each-wall.ts';
import type { Ground, Seen } from './ground.ts';
import { pressGround } from './ground.ts';
import { codePage, emptyPage } from './pages.ts';

const nothing: Seen = { values: [], given: false };
const path = '/coremail/walls/gesture';

/** What a script can do to look like a person, ten kinds to a page. `box` is the code box. */
const pretended: readonly string[] = [
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseenter'].map(
    (type) => `on(new MouseEvent('${type}', all))`,
  ),
  ...['pointerdown', 'pointerup', 'pointermove', 'pointercancel', 'gotpointercapture'].map(
    (type) => `on(new PointerEvent('${type}', all))`,
  ),
  ...['keydown', 'keypress', 'keyup'].map((type) => `on(new KeyboardEvent('${type}', { key: 'Enter', code: 'Enter', ...all }))`),
  ...['focus', 'focusin', 'blur'].map((type) => `on(new FocusEvent('${type}', all))`),
  ...['input', 'beforeinput'].map((type) => `on(new InputEvent('${type}', { data: '1', inputType: 'insertText', ...all }))`),
  ...['change', 'select', 'submit', 'reset', 'touchstart', 'touchend', 'visibilitychange'].map(
    (type) => `on(new Event('${type}', all))`,
  ),
  `on(new WheelEvent('wheel', all))`,
  `on(new DragEvent('drop', all))`,
  `on(new ClipboardEvent('paste', all))`,
  `on(new CompositionEvent('compositionend', { data: '1', ...all }))`,
  'box.click()',
  'box.focus()',
  'box.select()',
  'document.querySelector("button").click()',
  'window.focus()',
  'document.execCommand("insertText", false, "")',
  'box.dispatchEvent(Object.defineProperty(new MouseEvent("click", all), "isTrusted", { get: () => true }) ?? new Event("x"))',
  'Object.defineProperty(navigator, "userActivation", { value: { hasBeenActive: true, isActive: true } })',
  'Object.defineProperty(UserActivation.prototype, "hasBeenActive", { get: () => true })',
];
const perPage = 10;

function pretendPage(acts: readonly string[]): string {
  const script = `addEventListener('load', () => {
    const box = document.getElementById('code');
    const all = { bubbles: true, cancelable: true, composed: true, view: window };
    const on = (event) => { for (const at of [box, document.body, document, window]) at.dispatchEvent(new event.constructor(event.type, event)); box.dispatchEvent(event); };
    for (let i = 1; i < 5; i += 1) setTimeout(() => {
      ${acts.map((act) => `try { ${act} } catch (error) { document.title = String(error); }`).join('\n      ')}
    }, i * 60);
  });`;
  return codePage(undefined, `<script>${script}</script>`);
}

/** Tells these walls where a ground is given. */
export function tellGestures(here: GivenGround): void {
  describe('acts', () => {
    let ground: Ground;
    beforeAll(() => {
      ({ ground } = here);
    });
    const noAct = () => Promise.resolve();
    const open = (): string => ground.serve(path, codePage());

    it('fills after a real click, and after a real key', { timeout: 60_000 }, async () => {
      expect((await ground.visitAnew(open())).values).toHaveLength(1);
      expect(
        (await ground.visitAnew(open(), (page) => page.keyboard.press('Shift').then(() => page.keyboard.press('a')))).values,
      ).toHaveLength(1);
    });

    it('fills nothing when a page has only loaded', { timeout: 60_000 }, async () => {
      expect(await ground.visitAnew(open(), noAct)).toEqual(nothing);
    });

    it(`fills nothing for ${pretended.length} kinds of pretended acts`, { timeout: 120_000 }, async () => {
      const filled: string[][] = [];
      for (let from = 0; from < pretended.length; from += perPage) {
        const acts = pretended.slice(from, from + perPage);
        const url = ground.serve(path, pretendPage(acts));
        const { values, given } = await ground.visitAnew(url, () => sleep(350));
        if (given || values.length > 0) filled.push(acts);
      }
      expect(filled).toEqual([]);
    });

    it(
      'fills nothing when the way leads back, forward, or anew to a page that was not touched',
      { timeout: 120_000 },
      async () => {
        const url = open();
        const away = ground.serve('/coremail/walls/away', emptyPage('<p>away</p>'));
        const seen = (page: Page, part: string) =>
          new Hand(ground.browser, page).until(part, () =>
            ground.browser.peek(page, (text) => location.pathname.endsWith(text), part).catch(() => false),
          );
        const travel = async (page: Page) => {
          await page.goto(away, { waitUntil: 'load' });
          for (const step of [-1, 1, -1]) {
            await ground.browser.peek(page, (by) => history.go(by), step).catch(() => undefined);
            await seen(page, step < 0 ? '/gesture' : '/away');
          }
        };
        expect(await ground.visitAnew(url, travel)).toEqual(nothing);
        expect(await ground.visitAnew(url, (page) => page.reload({ waitUntil: 'load' }))).toEqual(nothing);
      },
    );

    it('fills nothing in a page that follows a clicked page without an account typed', { timeout: 60_000 }, async () => {
      const url = open();
      const before = ground.serve('/coremail/walls/before', emptyPage('<p>before</p>'));
      const follow = async (page: Page) => {
        await pressGround(page);
        await page.goto(url, { waitUntil: 'load' });
      };
      expect(await ground.visitAnew(before, follow)).toEqual(nothing);
    });

    it('fills nothing in a tab that is hidden, until it is shown', { timeout: 60_000 }, async () => {
      const url = ground.serve(
        path,
        emptyPage(
          '<div id="place"></div>',
          `<script>document.addEventListener('visibilitychange', () => { if (document.hidden) setTimeout(() => document.getElementById('place').innerHTML = ${JSON.stringify(codePage())}, 100); })</script>`,
        ),
      );
      await ground.forget();
      const page = await ground.browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      await pressGround(page);
      const hand = new Hand(ground.browser, page);
      // A browser may bring a tab to the front late, or bring one back: asked for until the page itself says it is hidden.
      const until = (look: () => boolean, other: Page) =>
        hand.until('the tab in front to change', () => other.bringToFront().then(() => ground.browser.peek(page, look)));
      await until(() => document.hidden && document.getElementById('code') !== null, ground.desk);
      const hidden = await ground.settle(page);
      const stillHidden = await ground.browser.peek(page, () => document.hidden);
      await until(() => !document.hidden, page);
      const shown = await ground.settle(page);
      await page.close();
      expect(stillHidden).toBe(true);
      expect(hidden).toEqual(nothing);
      expect(shown.values).toHaveLength(1);
    });
  });
}
