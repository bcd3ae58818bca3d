// Firefox with the extension installed, the mail hosts played by a server on this machine.
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { findBrowser } from '../../../scripts/browsers.ts';
import type { LaunchOptions, TestBrowser, Theme } from './browser.ts';
import { viewport } from './browser.ts';
import { callExpression } from './call-expression.ts';
import { once } from './once.ts';
import { playsUsually, startProxy } from './proxy.ts';

/** puppeteer names no way to send a WebDriver BiDi command of one's own, its Firefox handle has one. */
type BidiConnection = {
  send(method: string, params: object): Promise<{ result: Record<string, unknown> }>;
};

export interface Firefox extends TestBrowser {
  /** Runs an expression in the browser's own window (not a page); awaits a promise; plain data back. */
  inChrome(expression: string): Promise<unknown>;
}

/** Ms; a background that hangs, not one on a slow machine. */
const stopMs = 20_000;

const themeValue: Record<Theme, number> = { dark: 0, light: 1 };
const themePreference = 'layout.css.prefers-color-scheme.content-override';

function preferences(options: LaunchOptions, proxyPort: number, uuids: Record<string, string>): Record<string, unknown> {
  return {
    'extensions.webextensions.uuids': JSON.stringify(uuids),
    'dom.security.https_first': false,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    'intl.accept_languages': options.lang ?? 'zh-CN',
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'devtools.jsonview.enabled': false,
    // What a press in our own pages asks for is given; the question itself is the browser's.
    'extensions.webextOptionalPermissionPrompts': false,
    ...(options.theme !== undefined && { [themePreference]: themeValue[options.theme] }),
  };
}

async function geckoId(extensionDir: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
}

function connectionOf(raw: Browser): BidiConnection {
  return (raw as unknown as { connection: BidiConnection }).connection;
}

function contextOf(page: Page): string {
  return (page.mainFrame() as unknown as { _id: string })._id;
}

/** The plain data an expression comes to, a promise awaited; gives no user activation. */
async function evaluateJson(raw: Browser, context: string, expression: string): Promise<ReturnType<typeof JSON.parse>> {
  const { result } = await connectionOf(raw).send('script.evaluate', {
    expression: `(async () => JSON.stringify(await (${expression})))()`,
    target: { context },
    awaitPromise: true,
    userActivation: false,
  });
  if (result['type'] !== 'success') throw new Error(JSON.stringify(result['exceptionDetails']));
  const text = (result['result'] as { value?: string }).value;
  return text === undefined ? undefined : JSON.parse(text);
}

type Context = { readonly context: string; readonly url: string; readonly children: readonly Context[] | null };

/** The context below `context` whose address holds `part`, null when there is none. */
async function frameContext(raw: Browser, context: string, part: string): Promise<string | null> {
  const { result } = await connectionOf(raw).send('browsingContext.getTree', { root: context });
  const search = (contexts: readonly Context[]): string | null => {
    for (const { context: id, url, children } of contexts) {
      const found = url.includes(part) ? id : search(children ?? []);
      if (found !== null) return found;
    }
    return null;
  };
  return search(result['contexts'] as Context[]);
}

async function chromeContext(raw: Browser): Promise<string> {
  const { result } = await connectionOf(raw).send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const [window] = result['contexts'] as { context: string }[];
  if (window === undefined) throw new Error('Firefox has no window');
  return window.context;
}

/** What of Firefox's own window is used to reach into the popup, which no driver names. */
type PopupFrame = Element & {
  readonly messageManager: {
    addMessageListener(name: string, heard: (message: { readonly data: unknown }) => void): void;
    loadFrameScript(address: string, later: boolean): void;
  };
};

/** Runs in the browser's own window: a function of the popup's document and one more value, called there. Null while no popup is open. */
function runInPopup(run: string, value: unknown): Promise<unknown> | null {
  const popup = document.querySelector<PopupFrame>('.webextension-popup-browser');
  if (popup === null) return null;
  const name = `answer-${Math.random()}`;
  const script = `sendAsyncMessage('${name}', (${run})(content.document, ${JSON.stringify(value)}))`;
  return new Promise((done) => {
    // A popup that closes meanwhile says nothing any more.
    setTimeout(done, 1_000, false);
    popup.messageManager.addMessageListener(name, ({ data }) => done(data));
    popup.messageManager.loadFrameScript(`data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
  });
}

/** Runs in the popup. */
function answer(popup: Document, label: string | null): boolean {
  const button = [...popup.querySelectorAll<HTMLButtonElement>('.asked button')].find((one) =>
    label === null ? one.matches('.primary') : one.textContent.trim() === label,
  );
  button?.click();
  return button !== undefined;
}

/** Navigates without waiting for the load event, which Firefox never reports for pages of an extension. */
async function goToExtension(raw: Browser, page: Page, url: string): Promise<void> {
  await connectionOf(raw).send('browsingContext.navigate', { context: contextOf(page), url, wait: 'none' });
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(20)) {
    const where = await page.evaluate(() => `${document.readyState} ${location.href}`).catch(() => 'between two documents');
    if (where.startsWith(`complete ${url}`)) return;
  }
  throw new Error(`${url} did not open in Firefox`);
}

/**
 * A profile that was used once, without the extension: Firefox starts in it in half the time, for it finds its own compiled scripts there.
 * Null outside a run of the scenarios.
 */
async function usedProfile(options: LaunchOptions): Promise<string | null> {
  const used = await once('firefox-profile', async (folder) => {
    const first = await startFirefox({ ...options, profileDir: folder });
    await first.openExtensionPage('popup.html');
    await first.close();
  });
  if (used === null) return null;
  const profileDir = await mkdtemp(join(tmpdir(), 'mailkey-firefox-'));
  await cp(used, profileDir, { recursive: true });
  return profileDir;
}

/** Starts Firefox and installs the extension for the session. */
export async function launchFirefox(options: LaunchOptions): Promise<Firefox> {
  const profileDir = options.profileDir === undefined ? await usedProfile(options) : null;
  if (profileDir === null) return startFirefox(options);
  const browser = await startFirefox({ ...options, profileDir });
  return {
    ...browser,
    async close() {
      await browser.close();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function startFirefox(options: LaunchOptions): Promise<Firefox> {
  const proxy = await startProxy({ plays: playsUsually, ...options });
  const id = await geckoId(options.extensionDir);
  const uuid = randomUUID();
  const raw = await launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    // Nobody asks puppeteer what went over the line, and being told of it is a good part of what a page costs.
    networkEnabled: false,
    ...(options.profileDir !== undefined && { userDataDir: options.profileDir }),
    defaultViewport: options.headless === false ? null : viewport,
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: preferences(options, proxy.port, { [id]: uuid }),
  });
  await raw.installExtension(options.extensionDir);
  const inChrome: Firefox['inChrome'] = async (expression) => evaluateJson(raw, await chromeContext(raw), expression);
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension`;

  const browser: Firefox = {
    name: 'firefox',
    raw,
    proxy,
    inChrome,
    newPage: () => raw.newPage(),
    extensionUrl: (path) => `moz-extension://${uuid}/${path}`,
    async openExtensionPage(path) {
      const page = await raw.newPage();
      await goToExtension(raw, page, browser.extensionUrl(path));
      return page;
    },
    inExtension: (run, ...args) =>
      browser.openExtensionPage('manifest.json').then((page) => page.evaluate(run, ...args).finally(() => page.close())),
    peek: (page, run, ...args) => evaluateJson(raw, contextOf(page), callExpression(run, args)),
    async peekFrame(page, part, run, ...args) {
      const context = await frameContext(raw, contextOf(page), part);
      return context === null ? null : evaluateJson(raw, context, callExpression(run, args));
    },
    async answerInPopup(label) {
      const run = `(${runInPopup.toString()})(${JSON.stringify(answer.toString())}, ${JSON.stringify(label)})`;
      const isAnswered = await inChrome(run);
      if (isAnswered === null) return 'closed';
      return isAnswered === true ? 'answered' : 'waiting';
    },
    async killWorker() {
      // What runs is told from what a page has woken right after: a document has its number for life.
      const running = () => inChrome(`[...${extension}.views].find((view) => view.viewType === 'background')?.contextId ?? null`);
      const state = () => inChrome(`${extension}.backgroundState`);
      const stop = `${extension}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`;
      const first = await running();
      // Without the second word Firefox spares a background that has not answered yet. One that is just starting is waited for by Firefox itself.
      for (const deadline = Date.now() + stopMs; (await state()) !== 'stopped'; await sleep(5)) {
        if (first !== null && (await running()) !== first) return;
        if (Date.now() > deadline) throw new Error(`the background goes on: ${String(await state())}`);
        await inChrome(stop);
      }
    },
    isAwake: async () => (await inChrome(`${extension}.backgroundState`)) === 'running',
    async setTheme(theme) {
      await inChrome(`Services.prefs.setIntPref(${JSON.stringify(themePreference)}, ${themeValue[theme]})`);
      const query = `(prefers-color-scheme: ${theme})`;
      for (const page of await raw.pages()) {
        const follows = () => browser.peek(page, (media) => matchMedia(media).matches, query).catch(() => true);
        for (const deadline = Date.now() + 2_000; Date.now() < deadline && !(await follows());) await sleep(10);
      }
    },
    async close() {
      await raw.close();
      await proxy.close();
    },
  };
  return browser;
}
