// The product's own code inside a page of the measured browser.
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { bundleForPage } from '../../scripts/inspect/page-bundle.ts';

const bundles = new Map<string, Promise<string>>();

/** Calls a function of `in-page/<file>.ts` in the page and gives its answer; arguments and answer are plain data. */
export async function inPage(page: Page, file: 'codes' | 'vault', name: string, ...args: readonly unknown[]): Promise<unknown> {
  const bundle = bundles.get(file) ?? bundleForPage(fileURLToPath(new URL(`in-page/${file}.ts`, import.meta.url)));
  bundles.set(file, bundle);
  return page.evaluate(`(() => { ${await bundle}; return mailkeyPage.${name}(...${JSON.stringify(args)}); })()`);
}
