// The ground the wall tests stand on: one browser with an open vault and one proved entry, and a look at whether any code left the background.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { startPractice } from '../../practice/practice.ts';
import type { Practice } from '../../practice/practice.ts';
import type { BrowserName, LaunchOptions, TestBrowser } from '../harness/launch.ts';
import { launch } from '../harness/launch.ts';
import { codePage } from './pages.ts';

/** The proved entry's secret; nothing that reaches a page may hold it. */
export const canary = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
/** A long step, so that no test meets its end and takes a wait for a refusal. */
const periodMs = 300_000;
const uri = `otpauth://totp/CQU:student1?secret=${canary}&issuer=CQU&period=300`;
const host = 'https://mail.cqu.edu.cn';
/** Where the pages have nothing but ground. */
const freeSpot = { x: 560, y: 480 };
const leastPatienceMs = 500;
const looks = 3;

/** What came of a visit: every six-digit value by the `data-wall` mark of its box, and whether the background gave out a code at all. */
export interface Seen {
  readonly values: readonly string[];
  readonly given: boolean;
}

export interface Ground {
  readonly browser: TestBrowser;
  readonly practice: Practice;
  /** A page of the extension that stays open for messages and storage. */
  readonly desk: Page;
  /** One message as the popup (or another page named as `desk`) sends it; its answer. */
  ask(type: string, data?: unknown): Promise<Readonly<Record<string, unknown>>>;
  /** Forgets used codes and all tabs. */
  forget(): Promise<void>;
  /** Whether any code was given out since `forget`. */
  given(): Promise<boolean>;
  /** Serves a page and gives its address on the listed host. */
  serve(path: string, html: string, headers?: Readonly<Record<string, string>>): string;
  /** Opens a page in the tab all visits share, runs `act` in it and waits long enough for a fill; leaves it and says what was seen. */
  visit(url: string, act?: (page: Page) => Promise<unknown>): Promise<Seen>;
  /** The same in a tab without a past. */
  visitAnew(url: string, act?: (page: Page) => Promise<unknown>): Promise<Seen>;
  /** Clicks and looks as `visit` does, from a world the page cannot change. */
  visitHostile(url: string): Promise<Seen>;
  /** Waits as long as a fill may take, ends early once a code was given out. */
  settle(page: Page, read?: (page: Page) => Promise<string[]>): Promise<Seen>;
  close(): Promise<void>;
}

/** A real press of the mouse where the page has nothing. */
export function pressGround(page: Page): Promise<void> {
  return page.mouse.click(freeSpot.x, freeSpot.y);
}

/** Runs inside the page: the values of all boxes in it and in the frames it can look into, each as `mark:value`, empty ones left out. */
function readBoxes(): string[] {
  const found: string[] = [];
  const walk = (root: Document | ShadowRoot) => {
    for (const box of root.querySelectorAll<HTMLInputElement>('input, textarea'))
      if (/\d{6}/.test(box.value)) found.push(`${box.dataset['wall'] ?? 'unmarked'}:${box.value}`);
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot !== null) walk(element.shadowRoot);
    for (const frame of root.querySelectorAll('iframe')) if (frame.contentDocument !== null) walk(frame.contentDocument);
  };
  walk(document);
  return found;
}

/** Runs inside a page of the extension. */
async function sendMessage(type: string, data: unknown): Promise<Readonly<Record<string, unknown>>> {
  const message = { id: Date.now(), type, ...(data !== undefined && { data }), timestamp: Date.now() };
  const { res, err } = (await chrome.runtime.sendMessage(message)) as { res?: Readonly<Record<string, unknown>>; err?: unknown };
  if (res === undefined) throw new Error(`no answer: ${JSON.stringify(err)}`);
  return res;
}

/** Runs `readBoxes` where no script of the page reaches. Counts as an act of the user, so only for pages that were clicked already. */
function readApart(page: Page): Promise<string[]> {
  const frame = page.mainFrame() as unknown as { isolatedRealm(): { evaluate(run: () => string[]): Promise<string[]> } };
  return frame.isolatedRealm().evaluate(readBoxes);
}

/** Starts a browser with an open vault and the proved entry in place. Call `close` whatever happens. */
export async function breakGround(
  name: BrowserName,
  { desk: file = 'popup.html', ...options }: Pick<LaunchOptions, 'httpPort'> & { readonly desk?: string } = {},
): Promise<Ground> {
  const practice = await startPractice();
  const browser = await launch(name, { port: practice.port, ...options });
  const desk = await browser.openExtensionPage(file);
  let patienceMs = 8_000;

  let tab: Page | null = null;

  /** Runs `use` in the tab all visits share, and leaves the tab empty; a tab of its own for each would cost more than the visit. */
  async function inTab<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
    const page = tab ?? (await browser.newPage());
    // One that something went wrong in is not used again.
    tab = null;
    const result = await use(page);
    await page.goto('about:blank');
    // A document that left under a press may have kept its end.
    await page.mouse.reset();
    tab = page;
    return result;
  }

  /** Runs `use` in a tab without a past. */
  async function inNewTab<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
    const page = await browser.newPage();
    try {
      return await use(page);
    } finally {
      await page.close();
    }
  }

  const lookAt =
    (url: string, act: (page: Page) => Promise<unknown>, read?: (page: Page) => Promise<string[]>) =>
    async (page: Page): Promise<Seen> => {
      await ground.forget();
      await page.goto(url, { waitUntil: 'load' });
      await page.bringToFront();
      await act(page);
      return ground.settle(page, read);
    };

  const ground: Ground = {
    browser,
    practice,
    desk,
    ask: (type, data) => desk.evaluate(sendMessage, type, data),
    forget: async () => {
      const left = periodMs - (Date.now() % periodMs);
      if (left < 20_000) await sleep(left + 100);
      await desk.evaluate(() => chrome.storage.session.set({ usedSteps: {}, tabs: {} }));
    },
    given: () =>
      desk.evaluate(async () => {
        const { usedSteps } = await chrome.storage.session.get('usedSteps');
        return Object.keys(usedSteps ?? {}).length > 0;
      }),
    serve(path, html, headers) {
      practice.page(path, html, headers);
      return `${host}${path}`;
    },
    visit: (url, act = pressGround) => inTab(lookAt(url, act)),
    visitAnew: (url, act = pressGround) => inNewTab(lookAt(url, act)),
    visitHostile: (url) => inTab(lookAt(url, pressGround, readApart)),
    async settle(page, read = (seen) => browser.peek(seen, readBoxes)) {
      for (let look = 0; look < looks; look += 1) {
        await sleep(patienceMs / looks);
        const values = await read(page).catch(() => []);
        if (values.length > 0) return { values, given: true };
      }
      return { values: [], given: await ground.given() };
    },
    async close() {
      await browser.close();
      await practice.close();
    },
  };
  const added = await ground.ask('entry:add', { text: uri, institutionId: 'cqu' });
  if ('problem' in added) throw new Error(`no entry to test with: ${String(added['problem'])}`);
  // The first fill of a browser's life is slower than all that follow: measured apart, and not taken.
  await inTab((page) => measure(ground, page));
  const tookMs: number[] = [];
  while (tookMs.length < 3) {
    await ground.forget();
    tookMs.push(await inTab((page) => measure(ground, page)));
  }
  // The middle one: a single moment in which the machine is busy must not be waited for at every visit.
  patienceMs = Math.max(leastPatienceMs, 3 * (tookMs.toSorted((one, other) => one - other)[1] ?? leastPatienceMs));
  return ground;
}

/** What a fill takes here and now, ms: "no fill" has to be waited for three times as long. */
async function measure(ground: Ground, page: Page): Promise<number> {
  const url = ground.serve('/coremail/walls/measure', codePage());
  await page.goto(url, { waitUntil: 'load' });
  await page.bringToFront();
  const pressedAt = performance.now();
  await pressGround(page);
  while ((await ground.browser.peek(page, readBoxes)).length === 0) {
    if (performance.now() - pressedAt > 20_000) throw new Error('the plain box was not filled after a real click');
    await sleep(20);
  }
  return performance.now() - pressedAt;
}
