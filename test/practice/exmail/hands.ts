// A person's hands on the pages of the practice Exmail, for scenarios in a real browser.
import type { Frame, Page } from 'puppeteer-core';
import { mark } from '../hands.ts';
import type { Practice } from '../practice.ts';

/** Opens the mailbox with a session that was made on the server. */
export async function openMailbox(page: Page, practice: Practice, address: string): Promise<void> {
  const { cookie, path } = practice.exmail.open(address);
  const url = practice.url('mail.cumt.edu.cn', path);
  await page.browserContext().setCookie({ name: 'qm_sid', value: cookie, domain: 'mail.cumt.edu.cn', secure: true });
  await page.goto(url);
}

/** The frame the settings stand in. */
export async function inner(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('#mainFrame'))?.contentFrame();
  if (frame === null || frame === undefined) throw new Error('the mailbox has no frame');
  return frame;
}

/** Follows a link that changes the document of the frame. */
async function follow(page: Page, home: Page | Frame, words: string): Promise<Frame> {
  const frame = await inner(page);
  const link = await home.waitForSelector(`a::-p-text(${words})`, { visible: true });
  await Promise.all([frame.waitForNavigation(), link?.click()]);
  return frame;
}

/** Opens 设置 and the tabs named, one after the other. */
export async function openSettings(page: Page, ...tabs: readonly string[]): Promise<Frame> {
  let frame = await follow(page, page, '设置');
  for (const tab of tabs) frame = await follow(page, frame, tab);
  return frame;
}

/** Clicks what a test's mark names, once the document's scripts have run: before that nothing answers a click. */
export async function press(home: Page | Frame, hook: string): Promise<void> {
  await home.waitForFunction(() => document.readyState === 'complete');
  await (await home.waitForSelector(mark(hook), { visible: true }))?.click();
}

/** Types into what a test's mark names. */
export async function type(home: Page | Frame, hook: string, text: string): Promise<void> {
  await (await home.waitForSelector(mark(hook), { visible: true }))?.type(text);
}
