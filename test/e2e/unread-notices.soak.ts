// Notices of new mail as a user switches them on: what they say, that none comes twice, and their sound. In Firefox the permission can be given by a test.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/practice.ts';
import { startPractice } from '../practice/practice.ts';
import type { TestBrowser } from './harness/launch.ts';
import { browserNames, launch } from './harness/launch.ts';
import { Hand } from './journeys/hand.ts';
import { deliverTo, member, openMailbox, toolbar, unreadOn } from './journeys/unread.ts';
import { firstRun } from './journeys/welcome.ts';

const failed = /没能播放|could not be played/;

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice({ pagePollMs: 200, variant: { captcha: 'off' } });
});
afterAll(() => practice.close());

/** Runs inside a page: sets a control as a user's choice would. */
function choose(selector: string, value: string): void {
  const select = document.querySelector<HTMLSelectElement>(selector);
  if (select === null) throw new Error(`no ${selector}`);
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, value);
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe.each(browserNames)('the sounds of notices in %s', (name) => {
  it('can be heard before one is chosen', async () => {
    const browser = await launch(name, { port: practice.port });
    try {
      await firstRun(browser);
      const page = await browser.openExtensionPage('options.html');
      const hand = new Hand(browser, page);
      await hand.until('the choice of sounds', () =>
        browser.peek(page, () => document.querySelector('option[value=chime]') !== null),
      );
      for (const sound of ['chime', 'drop', 'knock']) {
        await browser.peek(page, choose, 'select:has(option[value=chime])', sound);
        await hand.click({ selector: '.row:has(option[value=chime]) button' });
        if (name === 'chromium')
          await hand.until('the page that sounds', () =>
            browser.inExtension(async (wanted) => {
              const [lent] = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT' as never] });
              return lent?.documentUrl?.endsWith(`#${wanted}`) === true;
            }, sound),
          );
      }
      // Longer than the longest sound: what could not be played would be said by now.
      await sleep(1_500);
      expect(await browser.peek(page, () => document.body.innerText)).not.toMatch(failed);
    } finally {
      await browser.close();
    }
  });
});

describe('notices in firefox', () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await launch('firefox', { port: practice.port });
    await firstRun(browser);
  });
  afterAll(() => browser.close());

  /** How much the last notice told of; a browser without a screen keeps none to be looked at. */
  const noticed = () =>
    browser.inExtension(async () => {
      const { tallies } = await chrome.storage.session.get('tallies');
      const [{ noticed: told, announcedCount, count } = { noticed: -1, announcedCount: -1, count: -2 }] = tallies as {
        noticed: number;
        announcedCount: number;
        count: number;
      }[];
      return { told, isAnnounced: announcedCount === count };
    });

  it('come only after the user’s tick, and once for what is new', async () => {
    await browser.inExtension(() => chrome.storage.local.set({ mailboxes: ['cqu', 'cumt'] }));
    const options = await browser.openExtensionPage('options.html');
    const hand = new Hand(browser, options);
    const page = await openMailbox(browser, practice, 'exmail');
    const counted = () =>
      hand.until('the number', async () => (await toolbar(browser)).text === `${unreadOn(practice, 'exmail')}`);
    await counted();
    deliverTo(practice, 'exmail');
    await counted();
    expect(await browser.inExtension(() => typeof chrome.notifications)).toBe('undefined');
    await options.bringToFront();
    await hand.click({
      selector: 'fieldset:has(option[value=chime]) label.choice',
      text: 'China University of Mining and Technology',
    });
    await hand.until('the permission', () =>
      browser.inExtension(() => chrome.permissions.contains({ permissions: ['notifications'] })),
    );
    expect(await noticed()).toEqual({ told: 0, isAnnounced: true });
    practice.exmail.deliver(member, { subject: '选课通知' });
    await counted();
    await hand.until('a notice', async () => (await noticed()).told === 1);
    practice.exmail.deliver(member);
    practice.exmail.deliver(member);
    await counted();
    await hand.until('a notice of the two that came', async () => (await noticed()).told > 0 && (await noticed()).isAnnounced);
    expect(practice.journal.having('mail read')).toEqual([]);
    await page.close();
  });
});
