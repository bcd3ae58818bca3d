// The two browsers by name, for scenarios that run in both.
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

/** Starts either browser with the shipped build, or another folder when the options name one. */
export function launch(
  name: BrowserName,
  options: Omit<LaunchOptions, 'extensionDir'> & Partial<LaunchOptions>,
): Promise<TestBrowser> {
  const complete = { extensionDir: buildDir(name), ...options };
  return name === 'firefox' ? launchFirefox(complete) : launchChromium(complete);
}
