// Half an hour with three mailboxes, in both browsers at once: who is asked, how often, and that no letter is ever opened.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startPractice } from '../practice/practice.ts';
import { browserNames, launch } from './harness/launch.ts';
import type { BrowserName } from './harness/launch.ts';
import { Hand } from './journeys/hand.ts';
import { deliverTo, hostOf, openMailbox, type Product, ring, toolbar, unreadOn } from './journeys/unread.ts';

const minute = 60_000;
const halfAnHour = 30 * minute;
const products: readonly Product[] = ['coremail', 'exmail', 'generic'];
/** The browsers' own calls home, which the proxy refuses. */
const vendors =
  /(?:^|\.)(?:mozilla\.(?:org|com|net)|firefox\.com|google\.com|googleapis\.com|gstatic\.com|gvt1\.com|chromium\.org)$/;
const signingIn = /user:login|\/login$|logout|readMessage|readmail/;

async function watch(name: BrowserName): Promise<void> {
  const practice = await startPractice({ variant: { captcha: 'off' } });
  const browser = await launch(name, { port: practice.port });
  try {
    for (const product of products) await openMailbox(browser, practice, product);
    await browser.inExtension(async () => {
      await chrome.storage.local.set({ unreadMinutes: 1 });
      await chrome.storage.session.set({ 'told:unreadMinutes': 1 });
    });
    const begun = Date.now();
    const asked = browser.proxy.requests.length;
    for (let round = 0; Date.now() < begun + halfAnHour; round += 1) {
      const product = products[round % products.length];
      if (product !== undefined) deliverTo(practice, product);
      // Half of the time the tabs are closed.
      if (Date.now() > begun + halfAnHour / 2) for (const page of (await browser.raw.pages()).slice(1)) await page.close();
      await sleep(minute);
    }
    const hosts = new Set(browser.proxy.requests.slice(asked).map(({ host }) => host));
    expect([...hosts].filter((host) => !vendors.test(host)).toSorted()).toEqual(
      products.map((product) => hostOf[product]).toSorted(),
    );
    const ours = practice.journal.entries.filter(({ by, at }) => by === 'other' && at >= begun);
    expect(practice.journal.having('mail read')).toEqual([]);
    expect(ours.filter(({ path }) => signingIn.test(path))).toEqual([]);
    expect(ours.filter(({ host }) => host === hostOf.generic)).toEqual([]);
    for (const host of [hostOf.coremail, hostOf.exmail]) {
      const times = ours.filter((entry) => entry.host === host).map(({ at }) => at);
      // Jitter, and the pause of a computer that has nobody before it, leave at least every third minute.
      expect(times.length).toBeGreaterThanOrEqual(7);
      expect(Math.min(...times.slice(1).map((at, place) => at - (times[place] ?? 0)))).toBeGreaterThan(minute - 1_000);
    }
    await ring(browser);
    const hand = new Hand(browser, await browser.newPage());
    const sum = `${unreadOn(practice, 'coremail') + unreadOn(practice, 'exmail')}`;
    await hand.until('the sum of what is still read', async () => (await toolbar(browser)).text === sum);
  } finally {
    await browser.close();
    await practice.close();
  }
}

it('half an hour asks nobody but the mail hosts, at most once a minute each, and opens no letter', async () => {
  await Promise.all(browserNames.map(watch));
});
