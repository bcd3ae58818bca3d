// The built pages in a real Chromium, for a test file: open a page in a scene, look at it, close everything at the end.
import puppeteer, { type Frame, type Page } from 'puppeteer-core';
import type { MessageName } from '../../../lib/messaging/contract.ts';
import { findBrowser } from '../../../scripts/browsers.ts';
import { type PageName, serveViews, type Views } from './serve-views.ts';

export interface Look {
  readonly scene: string;
  readonly lang?: 'zh_CN' | 'en';
  readonly theme?: 'light' | 'dark' | 'contrast';
  /** `covered`: the card's acts are answered with that. */
  readonly act?: 'covered';
  /** As in a browser that cannot tell what is covered. */
  readonly blind?: 'yes';
  /** This message is refused: the disk is full. */
  readonly fail?: MessageName;
}

export interface OpenView {
  readonly page: Page;
  /** The document of the view; the card stands in a frame. */
  readonly view: Page | Frame;
  /** Errors and refusals of the browser since the page was opened. */
  readonly complaints: readonly string[];
  /** Names of the messages sent so far, or what was sent with one of them. */
  readonly sent: () => Promise<readonly { readonly name: string; readonly input: unknown }[]>;
  readonly close: () => Promise<void>;
}

export interface Browsing {
  readonly views: Views;
  readonly open: (name: PageName, look: Look) => Promise<OpenView>;
  readonly close: () => Promise<void>;
}

/** Chromium's advice about forms without a user name: a vault has none. */
const advice = /Password forms should have/;

export async function openViews(): Promise<Browsing> {
  const views = await serveViews();
  const browser = await puppeteer.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  return {
    views,
    async open(name, look) {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() !== 'debug' && !advice.test(message.text())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.setViewport(name === 'popup' ? { width: 360, height: 560 } : { width: 800, height: 700 });
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      if (look.blind === 'yes') {
        await page.evaluateOnNewDocument(() => Reflect.deleteProperty(IntersectionObserverEntry.prototype, 'isVisible'));
      }
      await page.goto(views.address(name, { lang: 'zh_CN', theme: 'light', ...look }));
      const frame = name === 'card' ? await (await page.waitForSelector('#card'))?.contentFrame() : page;
      if (frame === undefined || frame === null) throw new Error('the card has no frame');
      // A view is complete when everything it asked for first has been answered and drawn.
      const drawn = frame.waitForSelector('main > *, .card', { timeout: 10_000 });
      await drawn.catch(() => {
        throw new Error(`${name} ${look.scene} was not drawn: ${complaints.join('; ')}`);
      });
      return {
        page,
        view: frame,
        complaints,
        sent: () => frame.evaluate(() => (globalThis as unknown as { sent: { name: string; input: unknown }[] }).sent),
        close: () => page.close(),
      };
    },
    async close() {
      await browser.close();
      await views.close();
    },
  };
}
