// @vitest-environment jsdom
// The settings of unread mail: what each control stores, and what the page says of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { UnreadSection } from '../../../components/options/unread-section.tsx';
import { mailboxes } from '../../../lib/settings/items.ts';
import { keepAlive, unreadMinutes, unreadPaused } from '../../../lib/settings/unread.ts';
import { draw, type Drawn } from '../harness/draw.tsx';
import { fakePermission } from './fake-permission.ts';

let page: Drawn;
const start = async () => {
  page = await draw(<UnreadSection />);
};
beforeEach(async () => {
  fakeBrowser.reset();
  fakePermission();
  await mailboxes.setValue(['cqu']);
});
afterEach(() => page.remove());

const cqu = 'Chongqing University';
const pause = 'Do not count for now';

describe('the settings of unread mail', () => {
  it('show the period in use, and store another one as a number', async () => {
    await start();
    const select = page.named<HTMLSelectElement>('How often the number is read');
    expect([select.value, select.selectedOptions[0]?.text]).toEqual(['5', 'Every 5 min']);
    await page.choose(select, '15');
    expect([await unreadMinutes.getValue(), select.value]).toEqual([15, '15']);
  });
  it('keep no session alive until the user says so, and again not when he takes it back', async () => {
    await start();
    expect(page.named<HTMLInputElement>('Stop counting after 30 minutes').checked).toBe(true);
    await page.press(page.named('Go on counting'));
    expect([await keepAlive.getValue(), page.named<HTMLInputElement>('Go on counting').checked]).toEqual([true, true]);
    await page.press(page.named('Stop counting'));
    expect(await keepAlive.getValue()).toBe(false);
  });
  it('say what becomes of the session either way, and how an old number is shown', async () => {
    await start();
    expect(page.text()).toContain('From then on it says "Not read for a while"');
    expect(page.text()).toContain('stay signed in');
  });
  it('pause one mailbox and leave the others', async () => {
    await mailboxes.setValue(['cqu', 'cumt']);
    await start();
    await page.press(page.named(cqu, pause));
    expect(await unreadPaused.getValue()).toEqual(['cqu']);
    await page.press(page.named('China University', pause));
    await page.press(page.named(cqu, pause));
    expect(await unreadPaused.getValue()).toEqual(['cumt']);
  });
  it('follow a pause that was set elsewhere', async () => {
    await start();
    expect(page.named<HTMLInputElement>(cqu, pause).checked).toBe(false);
    await page.after(() => unreadPaused.setValue(['cqu']));
    expect(page.named<HTMLInputElement>(cqu, pause).checked).toBe(true);
  });
  it('keep a paused mailbox in sight that is picked no more, so that it can go on', async () => {
    await mailboxes.setValue([]);
    await unreadPaused.setValue(['cumt']);
    await start();
    expect(page.named<HTMLInputElement>('China University', pause).checked).toBe(true);
    expect(() => page.named(cqu, pause)).toThrow('0 controls');
  });
  it('ask for a mailbox first where there is none', async () => {
    await mailboxes.setValue([]);
    await start();
    expect(page.text()).toContain('Tick a mailbox above first.');
    expect(page.text()).not.toContain(pause);
  });
});
