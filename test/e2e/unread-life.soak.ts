// What a mailbox's number goes through in a day: mail comes with the tab open and closed, the background is stopped, the session and the permission go, the browser is closed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/practice.ts';
import { startPractice } from '../practice/practice.ts';
import type { TestBrowser } from './harness/launch.ts';
import { browserNames, launch } from './harness/launch.ts';
import { student } from './journeys/fresh.ts';
import { Hand } from './journeys/hand.ts';
import {
  deliverTo,
  enterExmail,
  hostOf,
  member,
  openMailbox,
  type Product,
  remembered,
  ring,
  toolbar,
  unreadOn,
} from './journeys/unread.ts';
import { firstRun } from './journeys/welcome.ts';

const atOnceMs = 1_000;
const colors = {
  count: '#0b57d0',
  zero: '#5f6368',
  'signed-out': '#8a5300',
  error: '#b3261e',
  permission: '#6a3fa0',
  none: '#5f6368',
};

/** Runs inside a page of the extension: one question to the background. */
async function ask(type: string, data: object): Promise<unknown> {
  return chrome.runtime.sendMessage({ id: Date.now(), type, data, timestamp: Date.now() });
}

/** Runs inside a page of the extension that may be hidden, where a timer rests for a second: when the badge has this text, ms since 1970. */
function seeBadge(text: string): Promise<number> {
  return new Promise((resolve) => {
    const { onChanged } = chrome.storage.session;
    const look = async () => {
      for (let tries = 0; tries < 5_000; tries += 1)
        if ((await chrome.action.getBadgeText({})) === text) {
          onChanged.removeListener(look);
          resolve(Date.now());
          return;
        }
    };
    onChanged.addListener(look);
  });
}

/** Takes the permission for the Coremail host away as the user can in the browser's own pages; Chromium gives it back there too. */
async function setHostAccess(browser: TestBrowser, on: boolean): Promise<void> {
  if (browser.name === 'firefox') {
    await browser.inExtension(() => chrome.permissions.remove({ origins: ['https://mail.cqu.edu.cn/*'] }));
    return;
  }
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async (extensionId, hostAccess) => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: { updateExtensionConfiguration(update: object): Promise<void> };
      };
      await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess });
    },
    new URL(browser.extensionUrl('')).host,
    on ? 'ON_ALL_SITES' : 'ON_CLICK',
  );
  await page.close();
}

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice({ pagePollMs: 200, variant: { captcha: 'off' } });
});
afterAll(() => practice.close());

describe.each(browserNames)('in %s', (name) => {
  let browser: TestBrowser;
  let profileDir = '';
  const start = async () => {
    browser = await launch(name, { port: practice.port, profileDir, plays: (host) => practice.faults.reachable(host) });
  };
  beforeAll(async () => {
    practice.reset();
    practice.setVariant({ captcha: 'off' });
    profileDir = await mkdtemp(join(tmpdir(), 'mailkey-unread-'));
    await start();
    await firstRun(browser);
  });
  afterAll(async () => {
    await browser.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  });

  const until = async <Seen>(what: string, look: () => Promise<Seen | false>, limitMs?: number) =>
    new Hand(browser, (await browser.raw.pages())[0] ?? (await browser.newPage())).until(what, look, limitMs);
  const is = async (text: string, color: string) => {
    const now = await toolbar(browser);
    return now.text === text && now.color === color;
  };
  const shows = (text: string, color: string) =>
    until(`${text} in ${color}`, () => is(text, color)).catch(async (error: unknown) => {
      throw new Error(`the toolbar shows ${JSON.stringify(await toolbar(browser))}`, { cause: error });
    });
  /** Closes tabs, and sees them gone: a page that is being closed goes on asking for a moment. */
  const close = async (product: Product, ...pages: readonly Page[]) => {
    for (const page of pages) await page.close();
    await until('closed tabs', async () => {
      const url = `https://${hostOf[product]}/*`;
      return (await browser.inExtension(async (there) => (await chrome.tabs.query({ url: there })).length, url)) === 0;
    });
  };
  /** After the next reading. A reading under way when it is rung for may end as if it had not been: rung for again then. */
  const readShows = async (text: string, color: string) => {
    let rungAt = 0;
    await until(`${text} in ${color}, read`, async () => {
      if (await is(text, color)) return true;
      if (Date.now() < rungAt + 3_000) return false;
      await ring(browser);
      rungAt = Date.now();
      return false;
    });
  };
  const sum = (...products: readonly Product[]) =>
    `${products.map((product) => unreadOn(practice, product)).reduce((all, one) => all + one, 0)}`;

  it.each(['coremail', 'exmail', 'generic'] as const)(
    'a letter is on the badge within a second of its page’s showing it: %s',
    async (product) => {
      const page = await openMailbox(browser, practice, product);
      await shows(sum(product), colors.count);
      const waits: number[] = [];
      for (let letters = 0; letters < 5; letters += 1) {
        const shownAt = browser.inExtension(seeBadge, `${Number(sum(product)) + 1}`);
        // The page that looks has to be there first.
        await sleep(500);
        await page.bringToFront();
        const begun = Date.now();
        deliverTo(practice, product);
        waits.push((await shownAt) - begun);
      }
      // The page's own question, every fifth of a second, is among it.
      expect(waits.toSorted((a, b) => a - b)[2]).toBeLessThan(atOnceMs);
      await page.close();
      await browser.inExtension(() => chrome.storage.session.remove(['tallies', 'askedAt']));
      await ring(browser, []);
    },
  );

  it.each(['exmail', 'generic', 'coremail'] as const)('two tabs of one mailbox are one number: %s', async (product) => {
    await browser.inExtension(() => chrome.storage.session.remove(['tallies', 'askedAt']));
    const page = await openMailbox(browser, practice, product);
    await shows(sum(product), colors.count);
    const second = await browser.newPage();
    await second.goto(page.url());
    deliverTo(practice, product);
    await shows(sum(product), colors.count);
    expect(await remembered(browser)).toHaveLength(1);
    await close(product, page, second);
  });

  it('with its tab closed a letter is counted at the next reading', async () => {
    const page = await openMailbox(browser, practice, 'coremail');
    await shows(sum('coremail'), colors.count);
    await close('coremail', page);
    const before = sum('coremail');
    deliverTo(practice, 'coremail');
    await shows(before, colors.count);
    await readShows(sum('coremail'), colors.count);
    expect(practice.journal.having('mail read')).toEqual([]);
  });

  it('a background that was stopped comes back by its alarm, with the number and the plan', async () => {
    await browser.killWorker();
    deliverTo(practice, 'coremail');
    await readShows(sum('coremail'), colors.count);
    const [alarm] = await browser.inExtension(async () => (await chrome.alarms.getAll()).filter((one) => one.name === 'unread'));
    expect(alarm?.scheduledTime).toBeGreaterThan(Date.now() + 60_000);
  });

  it('an alarm that was lost comes back with the background, and soon', async () => {
    const alarm = () => browser.inExtension(async () => (await chrome.alarms.get('unread')) ?? null);
    for (let round = 0; round < 20; round += 1) {
      await browser.inExtension(async () => void (await chrome.alarms.clearAll()));
      await browser.killWorker();
      const popup = await browser.openExtensionPage('popup.html');
      await until('the alarm', async () => ((await alarm())?.scheduledTime ?? Infinity) < Date.now() + 7 * 60_000);
      await popup.close();
    }
  });

  it('everything read is a 0 of its own colour, and more than 99 are said to be that', async () => {
    practice.markRead(student.address);
    await readShows('0', colors.zero);
    for (let letters = 0; letters < 100; letters += 1) deliverTo(practice, 'coremail');
    await readShows('99+', colors.count);
    practice.markRead(student.address);
    deliverTo(practice, 'coremail');
    await readShows('1', colors.count);
  });

  it('a number that could not be read again is not shown as if it were new', async () => {
    const known = await remembered(browser);
    practice.faults.set(hostOf.coremail, '500');
    await readShows('×', colors.error);
    practice.faults.clear();
    const old = known.map((tally) => ({ ...tally, countedAt: Date.now() - 11 * 60_000 }));
    await browser.inExtension(async (tallies) => {
      await chrome.storage.session.set({ tallies, askedAt: { 'https://mail.cqu.edu.cn': [Date.now(), Date.now(), Date.now()] } });
      await chrome.alarms.create('unread', { when: Date.now() });
    }, old);
    await shows('…', colors.none);
    await readShows('1', colors.count);
  });

  it('the session’s end on the server is told, and a new log-in counts again', async () => {
    practice.expireSessions();
    await readShows('!', colors['signed-out']);
    expect((await toolbar(browser)).title).toMatch(/未登录|Signed out/);
    const page = await openMailbox(browser, practice, 'coremail');
    await shows('1', colors.count);
    await page.close();
  });

  it('two mailboxes of two schools are one number, and the worse of them gives the colour', async () => {
    const page = await openMailbox(browser, practice, 'exmail');
    await shows(sum('coremail', 'exmail'), colors.count);
    practice.expireSessions();
    await readShows(sum('exmail'), colors['signed-out']);
    await page.close();
  });

  it('two accounts of one web mail are both counted while the site lets both live, and one is signed out where it does not', async () => {
    const [one, other] = [member, '08203003@cumt.edu.cn'];
    await browser.inExtension(() => chrome.storage.session.remove(['tallies', 'askedAt']));
    practice.exmail.setVariant({ secondSession: 'both live' });
    const pages = [await browser.newPage(), await browser.newPage()] as const;
    await enterExmail(pages[0], practice, one);
    await enterExmail(pages[1], practice, other);
    const both = () => `${practice.exmail.unread(one) + practice.exmail.unread(other)}`;
    await shows(both(), colors.count);
    // One host is asked for one of them at a time.
    const readBoth = async () => {
      for (const place of [0, 1]) {
        await ring(browser, undefined, place);
        await until('the end of the reading', async () => (await remembered(browser))[place]?.dueAt !== 0);
      }
      return remembered(browser);
    };
    await until('both proved', async () => (await readBoth()).every(({ proved }) => proved));
    await close('exmail', ...pages);
    practice.exmail.deliver(one);
    await readBoth();
    await shows(both(), colors.count);
    practice.exmail.setVariant({ secondSession: 'one cookie' });
    const page = await browser.newPage();
    await enterExmail(page, practice, other);
    await until(
      'one of them signed out',
      async () => {
        await readBoth();
        const { text, color } = await toolbar(browser);
        return text === `${practice.exmail.unread(other)}` && color === colors['signed-out'];
      },
      60_000,
    );
    await page.close();
    practice.exmail.setVariant({ secondSession: 'both live' });
    await browser.inExtension(() => chrome.storage.session.remove(['tallies', 'askedAt']));
    const again = await openMailbox(browser, practice, 'exmail');
    const back = await openMailbox(browser, practice, 'coremail');
    await shows(sum('exmail', 'coremail'), colors.count);
    await again.close();
    await back.close();
  });

  it('without the permission for its host says so, and one press in the popup gives it back', async () => {
    await setHostAccess(browser, false);
    // Chromium takes all hosts away at once.
    await readShows(name === 'firefox' ? sum('exmail') : '?', colors.permission);
    const popup = await browser.openExtensionPage('popup.html');
    const hand = new Hand(browser, popup);
    const allow = { selector: 'li.mailbox [aria-label^="Allow Mailkey"], li.mailbox [aria-label^="允许邮钥"]' };
    await hand.see(allow);
    if (name === 'firefox') await hand.click(allow);
    else await setHostAccess(browser, true);
    await ring(browser);
    await until('the permission', async () => (await toolbar(browser)).color !== colors.permission);
    await popup.close();
  });

  it('a locked vault hides no number, and is what the badge shows where there is none', async () => {
    const page = await browser.openExtensionPage('options.html');
    await page.evaluate(ask, 'vault:protect', { passphrase: 'a long passphrase of a test' });
    await page.evaluate(ask, 'vault:lock', {});
    await ring(browser);
    await until('the word for it', async () => /密钥库已锁定|vault is locked/.test((await toolbar(browser)).title));
    const { text } = await toolbar(browser);
    expect(text).toBe(sum('exmail', 'coremail'));
    await ring(browser, []);
    await shows('–', colors.none);
    await page.evaluate(ask, 'vault:unlock', { passphrase: 'a long passphrase of a test' });
    await page.close();
  });

  it('after the browser was closed nothing is shown that is not known any more, until a page is open again', async () => {
    if (name === 'chromium') {
      await browser.close();
      await start();
    } else {
      // Firefox forgets an add-on of a driver's, and all it has stored, with its end: begun anew it stands as after that, with the session's store empty.
      await browser.inExtension(() => void setTimeout(() => chrome.runtime.reload(), 200));
      await until('a new beginning', async () => (await remembered(browser)).length === 0);
    }
    await until('the word for it', async () => /打开邮箱|Counted once/.test((await toolbar(browser)).title));
    // The vault has its passphrase by now, and is locked with the browser's end.
    expect([(await toolbar(browser)).text, await remembered(browser)]).toEqual(['–', []]);
    practice.setVariant({ captcha: 'off' });
    await openMailbox(browser, practice, 'coremail');
    await shows('1', colors.none);
  });
});
