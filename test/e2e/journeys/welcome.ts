// The first run of the extension, as a user goes through it: pick the mailbox, keep the device key, done.
import type { TestBrowser } from '../harness/browser.ts';
import { Hand } from './hand.ts';

/** Goes through the welcome page and closes it. */
export async function firstRun(browser: TestBrowser): Promise<void> {
  const page = await browser.openExtensionPage('welcome.html');
  const hand = new Hand(browser, page);
  await hand.click({ selector: 'legend + label.choice' });
  await hand.until('a ticked mailbox', () => browser.peek(page, () => document.querySelector('input:checked') !== null));
  await hand.click({ selector: 'button.primary' });
  await hand.see({ selector: 'input[type=radio]' });
  await hand.click({ selector: 'button.primary' });
  await hand.see({ selector: 'ol.steps' });
  await page.close();
}
