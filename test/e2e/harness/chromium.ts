// Chromium with the extension loaded, the mail hosts played by a server on this machine.
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import type { CDPSession, Page, Target, WebWorker } from 'puppeteer-core';
import { findBrowser } from '../../../scripts/browsers.ts';
import type { LaunchOptions, TestBrowser, Theme } from './browser.ts';
import { viewport } from './browser.ts';
import { callExpression } from './call-expression.ts';
import { playsUsually, startProxy } from './proxy.ts';

const quiet = [
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--ignore-certificate-errors',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,Translate',
];

export interface Chromium extends TestBrowser {
  /** The service worker, started when it sleeps. */
  worker(): Promise<WebWorker>;
  /** Clicks the toolbar button and gives the real popup. */
  openPopup(): Promise<Page>;
}

/** Ms; a worker that hangs, not one on a slow machine: the browser itself gives it five seconds. */
const stopMs = 20_000;

function isWorker(target: Target): boolean {
  return target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');
}

/** One line of its own to each page looked into; a line for every look would cost more than the look. */
const lines = new WeakMap<Page, CDPSession>();

async function lineTo(page: Page): Promise<CDPSession> {
  const known = lines.get(page);
  if (known !== undefined && !known.detached) return known;
  const line = await page.createCDPSession();
  lines.set(page, line);
  return line;
}

/** Starts Chromium and waits until the extension's service worker has run once. */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const proxy = await startProxy({ plays: playsUsually, ...options });
  const lang = options.lang ?? 'zh-CN';
  const raw = await launch({
    executablePath: findBrowser('chromium'),
    headless: options.headless ?? true,
    pipe: true,
    // Nobody asks puppeteer what went over the line, and being told of it is a good part of what a page costs.
    networkEnabled: false,
    enableExtensions: [options.extensionDir],
    ...(options.profileDir !== undefined && { userDataDir: options.profileDir }),
    defaultViewport: options.headless === false ? null : viewport,
    env: { ...process.env, LANGUAGE: lang.replace('-', '_') },
    args: [
      ...quiet,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--lang=${lang}`,
      `--accept-lang=${lang}`,
      `--proxy-server=127.0.0.1:${proxy.port}`,
      '--proxy-bypass-list=<-loopback>',
    ],
  });
  const origin = (await raw.waitForTarget(isWorker, { timeout: 20_000 })).url().split('/', 3).join('/');
  let theme: Theme | undefined = options.theme;
  const line = await raw.target().createCDPSession();
  let workerLine: CDPSession | null = null;

  async function dress(page: Page): Promise<Page> {
    if (theme !== undefined) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    return page;
  }

  const browser: Chromium = {
    name: 'chromium',
    raw,
    proxy,
    newPage: async () => dress(await raw.newPage()),
    extensionUrl: (path) => `${origin}/${path}`,
    async openExtensionPage(path) {
      const page = await browser.newPage();
      await page.goto(browser.extensionUrl(path));
      return page;
    },
    inExtension: (run, ...args) =>
      browser.openExtensionPage('manifest.json').then((page) => page.evaluate(run, ...args).finally(() => page.close())),
    async peek(page, run, ...args) {
      const session = await lineTo(page);
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: callExpression(run, args),
        awaitPromise: true,
        returnByValue: true,
        userGesture: false,
      });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    peekFrame(page, part, run, ...args) {
      const frame = page.frames().find((candidate) => candidate.url().includes(part));
      return frame === undefined ? Promise.resolve(null) : frame.evaluate(run, ...args);
    },
    answerInPopup: null,
    async worker() {
      if (!raw.targets().some(isWorker)) {
        await browser.inExtension(() => chrome.runtime.sendMessage(null).then(String, String));
      }
      const worker = await (await raw.waitForTarget(isWorker, { timeout: 10_000 })).worker();
      if (worker === null) throw new Error('the service worker has no handle');
      workerLine = worker.client;
      return worker;
    },
    async openPopup() {
      const url = browser.extensionUrl('popup.html');
      const worker = await browser.worker();
      const [target] = await Promise.all([
        raw.waitForTarget((candidate) => candidate.url().startsWith(url), { timeout: 10_000 }),
        worker.evaluate(() => chrome.action.openPopup()),
      ]);
      return dress(await target.asPage());
    },
    async killWorker() {
      const target = raw.targets().find(isWorker);
      if (target === undefined) return;
      // A worker that is being looked into keeps its target when it stops, and the next one may start under it: nobody looks while it stops.
      await workerLine?.detach().catch(() => undefined);
      workerLine = null;
      const { targetInfos } = await line.send('Target.getTargets');
      const failures: unknown[] = [];
      for (const { type, url, targetId } of targetInfos)
        if (type === 'service_worker' && url === target.url())
          await line.send('Target.closeTarget', { targetId }).catch((error: unknown) => failures.push(error));
      for (const deadline = Date.now() + stopMs; raw.targets().includes(target); await sleep(5))
        if (Date.now() > deadline) throw failures[0] ?? new Error('the service worker goes on');
    },
    isAwake: () => Promise.resolve(raw.targets().some(isWorker)),
    async setTheme(value) {
      theme = value;
      await Promise.all((await raw.pages()).map(dress));
    },
    async close() {
      await raw.close();
      await proxy.close();
    },
  };
  return browser;
}
