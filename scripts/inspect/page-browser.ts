// The headless browser pages are inspected in: offline, without the pages' own scripts.
import { launch } from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { findBrowser } from '../browsers.ts';

/** Starts the installed Chromium. The caller closes it. Throws what to install when there is none. */
export function openBrowser(): Promise<Browser> {
  return launch({
    executablePath: findBrowser('chromium'),
    headless: true,
    pipe: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--allow-file-access-from-files',
    ],
    defaultViewport: { width: 1280, height: 900 },
  });
}
