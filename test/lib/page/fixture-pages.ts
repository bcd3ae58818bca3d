// Opens the page fixtures in Chromium under their institution's https origin and runs the product beside the page's own world.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, HTTPRequest, Page } from 'puppeteer-core';
import { bundleForPage } from '../../../scripts/inspect/page-bundle.ts';
import { openBrowser } from '../../../scripts/inspect/page-browser.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/pages', import.meta.url));
const ORIGIN = 'https://mail.cqu.edu.cn';

/** One judged box; `selector` may step into frames and shadow roots with ` >>> `; `*` leaves the kind or action open. */
export type Expected = { selector: string; kind: string; action: 'fill' | 'offer' | 'never' | '*' };
export type Fixture = {
  file: string;
  group: 'shape' | 'own' | 'hidden' | 'hostile';
  host: string | null;
  fields: Expected[];
  expect?: 'right' | 'none';
};

export async function fixtures(): Promise<Fixture[]> {
  return JSON.parse(await readFile(path.join(FOLDER, 'manifest.json'), 'utf8')) as Fixture[];
}

export type World = { evaluate(expression: string): Promise<unknown> };

/** A browser with the product's code; `open` gives one world for each frame of the fixture, the top frame first. */
export class FixtureBrowser {
  private readonly browser: Browser;
  private readonly script: string;
  private readonly idle: { page: Page; session: CDPSession }[] = [];

  private constructor(browser: Browser, script: string) {
    this.browser = browser;
    this.script = script;
  }

  static async start(): Promise<FixtureBrowser> {
    const entry = fileURLToPath(new URL('in-page.ts', import.meta.url));
    const [script, browser] = await Promise.all([bundleForPage(entry), openBrowser()]);
    return new FixtureBrowser(browser, script);
  }

  /** Runs `use` with the worlds of the opened fixture. */
  async open<T>(file: string, use: (worlds: World[]) => Promise<T>): Promise<T> {
    const { page, session } = this.idle.pop() ?? (await this.newPage());
    await page.goto(`${ORIGIN}/${file}`, { waitUntil: 'load' });
    const { frameTree } = await session.send('Page.getFrameTree');
    const frames = [frameTree.frame.id, ...(frameTree.childFrames ?? []).map(({ frame }) => frame.id)];
    const result = await use(await Promise.all(frames.map((frame) => this.world(session, frame))));
    this.idle.push({ page, session });
    return result;
  }

  private async newPage(): Promise<{ page: Page; session: CDPSession }> {
    const page = await this.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => void answer(request));
    const session = await page.createCDPSession();
    // Several pages are open side by side; each must take itself for the one in front.
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    return { page, session };
  }

  private async world(session: CDPSession, frameId: string): Promise<World> {
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'mailkey' });
    const evaluate = async (expression: string) => {
      const reply = await session.send('Runtime.evaluate', {
        expression,
        contextId: executionContextId,
        returnByValue: true,
        awaitPromise: true,
      });
      if (reply.exceptionDetails) throw new Error(reply.exceptionDetails.exception?.description ?? reply.exceptionDetails.text);
      return reply.result.value as unknown;
    };
    await evaluate(this.script);
    return { evaluate };
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** The fixtures are all the network there is. */
async function answer(request: HTTPRequest): Promise<void> {
  if (request.url().startsWith('data:')) return request.continue();
  const { origin, pathname } = new URL(request.url());
  if (origin !== ORIGIN || !pathname.endsWith('.html')) return request.abort();
  return request.respond({ contentType: 'text/html; charset=utf-8', body: await readFile(path.join(FOLDER, pathname)) });
}

/** Splits a selector at its frame step: the index of the world it is asked in, and the rest. */
export function inWorld(selector: string): { world: number; selector: string } {
  const inner = /^iframe >>> (.*)$/.exec(selector)?.[1];
  return inner === undefined ? { world: 0, selector } : { world: 1, selector: inner };
}
