// The three web mails with a mailbox open in each, and what the toolbar says of them.
import type { Page } from 'puppeteer-core';
import { beijingPassword } from '../../practice/beijing/member.ts';
import type { Practice } from '../../practice/practice.ts';
import type { TestBrowser } from '../harness/browser.ts';
import { student } from './fresh.ts';
import { Hand } from './hand.ts';
import { seeApplication, signIn } from './mailbox.ts';

export const member = '08203001@cumt.edu.cn';
export const official = 'bangong1@beijing.gov.cn';

export type Product = 'coremail' | 'exmail' | 'generic';

export const hostOf: Readonly<Record<Product, string>> = {
  coremail: 'mail.cqu.edu.cn',
  exmail: 'mail.cumt.edu.cn',
  generic: 'mail.beijing.gov.cn',
};

/** How many letters are unread on the server. */
export function unreadOn(practice: Practice, product: Product): number {
  if (product === 'exmail') return practice.exmail.unread(member);
  if (product === 'generic') return practice.beijing.state(official).mails.filter(({ read }) => !read).length;
  return practice.state(student.address).mails.filter(({ fid, read }) => fid === 1 && !read).length;
}

/** A letter arrives on the server. */
export function deliverTo(practice: Practice, product: Product): void {
  if (product === 'exmail') practice.exmail.deliver(member);
  else if (product === 'generic') practice.beijing.deliver(official, '选课');
  else practice.deliver(student.address, { from: 'a@b.cn', subject: '选课' });
}

/** Comes into a member's Exmail from the school's own sign-in. */
export async function enterExmail(page: Page, practice: Practice, address: string): Promise<void> {
  const ticket = practice.exmail.schoolTicket(address);
  await page.goto(`https://${hostOf.exmail}/cgi-bin/login?fun=bizopenssologin&method=bizauth&agent=&user=&ticket=${ticket}`);
}

/** Signs in as a user does, in a tab of its own. */
export async function openMailbox(browser: TestBrowser, practice: Practice, product: Product): Promise<Page> {
  const page = await browser.newPage();
  const hand = new Hand(browser, page);
  if (product === 'coremail') {
    await signIn(hand, practice, student.address, student.password);
    await seeApplication(hand);
  } else if (product === 'exmail') {
    await enterExmail(page, practice, member);
  } else {
    await page.goto(`https://${hostOf.generic}/`);
    // Whoever is still signed in is in his mailbox at once.
    if ((await hand.find({ selector: '[name=password]' })) === null) return page;
    await hand.type({ selector: '[name=address]' }, official);
    await hand.type({ selector: '[name=password]' }, beijingPassword);
    await hand.click({ selector: '[data-practice=send]' });
  }
  return page;
}

export interface Toolbar {
  readonly text: string;
  /** `#rrggbb` */
  readonly color: string;
  readonly title: string;
}

/** What the toolbar shows now. */
export function toolbar(browser: TestBrowser): Promise<Toolbar> {
  return browser.inExtension(async () => {
    const [text, color, title] = await Promise.all([
      chrome.action.getBadgeText({}),
      chrome.action.getBadgeBackgroundColor({}),
      chrome.action.getTitle({}),
    ]);
    const [red = 0, green = 0, blue = 0] = [...color];
    return { text, color: `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`, title };
  });
}

/** What is remembered of mailboxes, as far as a test changes or compares it. */
export type Remembered = {
  readonly proved: boolean;
  readonly state: string;
  readonly count: number;
  readonly countedAt: number;
  readonly dueAt: number;
  readonly failures: number;
};

/** What the extension remembers of the mailboxes. */
export function remembered(browser: TestBrowser): Promise<readonly Remembered[]> {
  return browser.inExtension(async () => {
    const { tallies } = await chrome.storage.session.get('tallies');
    return (tallies ?? []) as Remembered[];
  });
}

/**
 * Puts that back as it was, every reading (or only that of one place) due now and no host asked lately, and lets the alarm ring; a minute is not
 * waited for.
 */
export async function ring(browser: TestBrowser, as?: readonly Remembered[], only?: number): Promise<void> {
  const isDue = (place: number) => only === undefined || only === place;
  const known = as ?? (await remembered(browser));
  const tallies = known.map((tally, place) => ({ ...tally, dueAt: isDue(place) ? 0 : Date.now() + 3_600_000 }));
  await browser.inExtension(async (all) => {
    await chrome.storage.session.set({ askedAt: {}, tallies: all });
    await chrome.alarms.create('unread', { when: Date.now() });
  }, tallies);
}
