// @vitest-environment jsdom
// Notices of new mail are off until the user wants them and the browser has his permission; what stands in the way is said.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NewMailNotices } from '../../../components/options/new-mail-notices.tsx';
import { institutions } from '../../../lib/institutions/index.ts';
import { announced, announceHeads } from '../../../lib/settings/unread.ts';
import { draw, type Drawn } from '../harness/draw.tsx';
import { fakePermission } from './fake-permission.ts';

let page: Drawn;
let browserSays = fakePermission();
const start = async () => {
  page = await draw(<NewMailNotices listed={institutions} />);
};
const tick = (name = 'Chongqing University') => page.named<HTMLInputElement>(name);
beforeEach(() => {
  fakeBrowser.reset();
  browserSays = fakePermission();
});
afterEach(() => page.remove());

const refused = 'The browser did not get your permission';
const withdrawn = 'was withdrawn';

describe('notices of new mail', () => {
  it('are off, and nobody is asked until the user ticks a mailbox', async () => {
    await start();
    expect([tick().checked, browserSays.asked.length, document.querySelector('.notice')]).toEqual([false, 0, null]);
    await page.press(tick());
    expect(browserSays.asked).toEqual([{ permissions: ['notifications'] }]);
    expect([tick().checked, await announced.getValue(), document.querySelector('.notice')]).toEqual([true, ['cqu'], null]);
  });
  it('are asked for by the click itself, before anything is waited for', async () => {
    await start();
    await page.after(() => {
      tick().click();
      expect(browserSays.asked).toHaveLength(1);
    });
  });
  it('stay off when the user refuses, which is said where it is heard, and can be asked for again', async () => {
    browserSays.says = false;
    await start();
    await page.press(tick());
    expect([tick().checked, await announced.getValue()]).toEqual([false, []]);
    expect(document.querySelector('[aria-live=polite]')?.textContent).toContain(refused);
    browserSays.says = true;
    await page.press(page.named('Ask again'));
    expect(page.text()).not.toContain(refused);
  });
  it('stay off when the browser does not even ask', async () => {
    browserSays.says = 'nothing';
    await start();
    await page.press(tick());
    expect([await announced.getValue(), page.text().includes(refused)]).toEqual([[], true]);
  });
  it('keep the user’s wish when the permission is withdrawn, say that none is shown, and come back when it is given', async () => {
    browserSays = fakePermission(true);
    await announced.setValue(['cqu']);
    await start();
    expect(page.text()).not.toContain(withdrawn);
    await page.after(() => browserSays.change(false));
    expect([tick().checked, page.text().includes(withdrawn)]).toEqual([true, true]);
    await page.press(page.named('Ask again'));
    expect([browserSays.allowed, page.text().includes(withdrawn)]).toEqual([true, false]);
  });
  it('that were given in the browser’s own settings after a refusal are no longer called refused', async () => {
    browserSays.says = false;
    await start();
    await page.press(tick());
    await page.after(() => browserSays.change(true));
    expect(page.text()).not.toContain(refused);
  });
  it('are switched off without asking, each mailbox by itself', async () => {
    browserSays.says = false;
    await announced.setValue(['cqu', 'cumt']);
    await start();
    await page.press(tick());
    expect([await announced.getValue(), browserSays.asked.length]).toEqual([['cumt'], 0]);
  });
  it('keep what was switched while the browser asked', async () => {
    await start();
    await page.after(async () => {
      tick().click();
      await announced.setValue(['cumt']);
    });
    expect((await announced.getValue()).toSorted()).toEqual(['cqu', 'cumt']);
  });
  it('name neither sender nor subject until the user says so', async () => {
    await start();
    expect(tick('Name sender').checked).toBe(false);
    await page.press(tick('Name sender'));
    expect([await announceHeads.getValue(), tick('Name sender').checked]).toEqual([true, true]);
  });
  it('listen to the browser only while they are on the page', async () => {
    await start();
    expect(browserSays.heard()).toBe(2);
    await page.remove();
    expect(browserSays.heard()).toBe(0);
    await start();
  });
});
