// A Chromium without any extension at the practice systems, one for a test file: for the tests of their own pages.
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { findBrowser } from '../../scripts/browsers.ts';
import { startPractice, type Practice, type PracticeOptions } from './practice.ts';

/** What a test has while it runs; read anew in each test. */
export interface BareBrowser {
  readonly practice: Practice;
  /** A fresh tab without cookies. */
  readonly page: Page;
}

/** Starts both for a test file and gives each test a reset server and a fresh tab; a test whose page threw an error fails. */
export function bareBrowser(options: PracticeOptions = {}): BareBrowser {
  let practice: Practice;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    practice = await startPractice(options);
    const rules = `--host-resolver-rules=MAP *:443 127.0.0.1:${practice.port}`;
    browser = await puppeteer.launch({
      executablePath: findBrowser('chromium'),
      networkEnabled: false,
      args: ['--no-sandbox', '--disable-gpu', '--ignore-certificate-errors', rules],
    });
  });
  afterAll(async () => {
    await browser.close();
    await practice.close();
  });
  beforeEach(async () => {
    practice.reset();
    errors = [];
    context = await browser.createBrowserContext();
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => errors.push(String(error)));
  });
  afterEach(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });

  return {
    get practice() {
      return practice;
    },
    get page() {
      return page;
    },
  };
}

/** Waits until the server knows something. */
export async function until(known: () => boolean): Promise<void> {
  await expect.poll(known, { timeout: 5000, interval: 20 }).toBe(true);
}
