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

const words = {
  chromium: { sound: '通知的声音', listen: '试听', failed: '没能播放。' },
  firefox: { sound: 'Sound of a notice', listen: 'Listen', failed: 'It could not be played.' },
} as const;

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
      const page = await browser.openExtensionPage('options.html');
      const hand = new Hand(browser, page);
      await hand.until('the choice of sounds', () =>
        browser.peek(page, () => document.querySelector('option[value=chime]') !== null),
      );
      for (const sound of ['chime', 'drop', 'knock']) {
        await browser.peek(page, choose, 'select:has(option[value=chime])', sound);
        await hand.click({ selector: 'button', text: words[name].listen });
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
      expect(await browser.peek(page, () => document.body.innerText)).not.toContain(words[name].failed);
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

  const shown = () => browser.inExtension(async () => Object.keys(await chrome.notifications.getAll()));

  it('come only after the user’s tick, once for what is new, and add up', async () => {
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
    expect(await shown()).toEqual([]);
    practice.exmail.deliver(member, { subject: '选课通知' });
    await hand.until('a notice', async () => (await shown()).length === 1);
    await counted();
    practice.exmail.deliver(member);
    await counted();
    expect(await shown()).toHaveLength(1);
    const noticed = await browser.inExtension(async () => {
      const { tallies } = await chrome.storage.session.get('tallies');
      return (tallies as { noticed: number }[])[0]?.noticed;
    });
    expect(noticed).toBe(2);
    expect(practice.journal.having('mail read')).toEqual([]);
    await page.close();
  });
});
