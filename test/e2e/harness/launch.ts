// The two browsers by name, for scenarios that run in both.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserName, LaunchOptions, TestBrowser } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

export type { BrowserName, LaunchOptions, TestBrowser, Theme } from './browser.ts';
export { launchChromium } from './chromium.ts';
export { launchFirefox } from './firefox.ts';

export const browserNames: readonly BrowserName[] = ['chromium', 'firefox'];

const builds: Record<BrowserName, string> = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' };

/** Folder of the shipped build for a browser; `npm run build` fills it. */
export function buildDir(name: BrowserName): string {
  return fileURLToPath(new URL(`../../../.output/${builds[name]}`, import.meta.url));
}

/** Waits for the page that opens by itself after the installation: later it would take the front from the page under test. */
async function closeWelcome(browser: TestBrowser): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(20)) {
    for (const page of await browser.raw.pages()) {
      // Firefox's driver is not told where pages of an extension are; a tab that is just opening answers nothing.
      const where = await browser.peek(page, () => location.href).catch(() => null);
      if (where === browser.extensionUrl('welcome.html')) return page.close();
    }
  }
  throw new Error('the welcome page did not open by itself');
}

/**
 * Starts either browser with the shipped build, or another folder when the options name one. In a fresh profile the page that welcomes the user
 * has opened and is closed again.
 */
export async function launch(
  name: BrowserName,
  options: Omit<LaunchOptions, 'extensionDir'> & Partial<LaunchOptions>,
): Promise<TestBrowser> {
  const complete = { extensionDir: buildDir(name), ...options };
  const browser = name === 'firefox' ? await launchFirefox(complete) : await launchChromium(complete);
  if (options.profileDir !== undefined || !existsSync(join(complete.extensionDir, 'welcome.html'))) return browser;
  await closeWelcome(browser).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  return browser;
}
