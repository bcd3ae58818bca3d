// `npm run inspect -- page`: the product's own look at saved pages, one line a page.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TimeoutError } from 'puppeteer-core';
import type { Page } from 'puppeteer-core';
import { openBrowser } from './page-browser.ts';
import { bundleForPage } from './page-bundle.ts';
import type { PageReport } from './page-look.ts';

/** Where the lines go, and the institution's host the pages are taken to come from. */
export interface InspectOptions {
  readonly host: string | null;
  /** Takes one line of JSON, without its line end. */
  write(line: string): void;
}

/** One answer of `inspectPages`. */
export type PageLine = ({ file: string } & PageReport) | { file: string; error: { code: string; message: string } };

const PAGES_AT_ONCE = 3;
const LOAD_MS = 2000;

/** Inspects files and folders (every .html and .htm below them), in the order given. Rejects only when no browser can be started. */
export async function inspectPages(inputs: readonly string[], options: InspectOptions): Promise<void> {
  const files: (string | PageLine)[] = [];
  for (const input of inputs) files.push(...(await filesOf(input)));
  const [script, browser] = await Promise.all([
    bundleForPage(fileURLToPath(new URL('page-look.ts', import.meta.url))),
    openBrowser(),
  ]);
  try {
    const lines = files.map(() => Promise.withResolvers<PageLine>());
    let next = 0;
    const work = async () => {
      const page = await openPage(await browser.newPage());
      for (let index = next++; index < files.length; index = next++) {
        const file = files[index];
        if (file === undefined) continue;
        lines[index]?.resolve(typeof file === 'string' ? await inspect(page, file, script, options.host) : file);
      }
    };
    const workers = Promise.all(Array.from({ length: Math.min(PAGES_AT_ONCE, files.length) }, work));
    for (const { promise } of lines) options.write(JSON.stringify(await Promise.race([promise, workers.then(() => promise)])));
    await workers;
  } finally {
    await browser.close();
  }
}

async function openPage(page: Page): Promise<Page> {
  await page.setJavaScriptEnabled(false);
  return page;
}

async function inspect(page: Page, file: string, script: string, host: string | null): Promise<PageLine> {
  try {
    if (!(await stat(file)).isFile()) return failure(file, 'not-a-file', 'Neither a file nor a folder.');
    await load(page, pathToFileURL(path.resolve(file)).href);
    await page.evaluate(script);
    const report = await page.evaluate((name) => globalThis.mailkeyLook(name), host);
    return { file, ...report };
  } catch (error) {
    return failure(file, codeOf(error), error instanceof Error ? error.message : String(error));
  }
}

/** A page whose parts never finish loading is looked at as far as it came. */
async function load(page: Page, address: string): Promise<void> {
  try {
    await page.goto(address, { waitUntil: 'load', timeout: LOAD_MS });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
  }
}

async function filesOf(input: string): Promise<(string | PageLine)[]> {
  try {
    if (!(await stat(input)).isDirectory()) return [input];
    const names = await readdir(input, { recursive: true });
    return names
      .filter((name) => /\.html?$/i.test(name))
      .toSorted()
      .map((name) => path.join(input, name));
  } catch (error) {
    return [failure(input, codeOf(error), error instanceof Error ? error.message : String(error))];
  }
}

function failure(file: string, code: string, message: string): PageLine {
  return { file, error: { code, message } };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unreadable';
}
