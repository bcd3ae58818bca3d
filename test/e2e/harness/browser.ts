// What a scenario may ask of a browser; Chromium and Firefox answer alike.
import type { Browser, EvaluateFunc, Page } from 'puppeteer-core';
import type { Proxy } from './proxy.ts';

export type BrowserName = 'chromium' | 'firefox';

export type Theme = 'light' | 'dark';

/** A small laptop's window, when there is no display to take the size from. */
export const viewport = { width: 1280, height: 800 };

export type LaunchOptions = {
  /** Port of the HTTPS server on 127.0.0.1 that plays the mail hosts. */
  readonly port: number;
  /** Folder of the built extension (with its manifest.json). */
  readonly extensionDir: string;
  /** Port of a plain HTTP server for `http:` addresses; without it they are refused. */
  readonly httpPort?: number | null;
  /** Which hosts are played; `playsUsually` when left out. */
  readonly plays?: (host: string) => boolean;
  /** Language the pages are told, `zh-CN` when left out. */
  readonly lang?: string;
  readonly theme?: Theme;
  /** True when left out. */
  readonly headless?: boolean;
  /** A profile folder to keep; a fresh one that is deleted at the end when left out. */
  readonly profileDir?: string;
};

export interface TestBrowser {
  readonly name: BrowserName;
  /** puppeteer's own handle, for what this interface does not name. */
  readonly raw: Browser;
  readonly proxy: Proxy;
  newPage(): Promise<Page>;
  /** Address of a file of the extension, `popup.html` for example. */
  extensionUrl(path: string): string;
  /** A file of the extension in a tab, its script having run. */
  openExtensionPage(path: string): Promise<Page>;
  /** Runs a function in a bare page of the extension, where `chrome` is whole; arguments and result are plain data. */
  inExtension<Args extends unknown[], Run extends EvaluateFunc<Args>>(run: Run, ...args: Args): Promise<Awaited<ReturnType<Run>>>;
  /**
   * Looks into a page without touching it. Everything else puppeteer evaluates (`evaluate`, `$eval`, `waitForSelector` …)
   * counts as a click of the user and would give the document user activation.
   */
  peek<Args extends unknown[], Run extends EvaluateFunc<Args>>(
    page: Page,
    run: Run,
    ...args: Args
  ): Promise<Awaited<ReturnType<Run>>>;
  /** The same in a frame of the page whose address holds `part`; null while there is none. Such a look may count as a click in Chromium. */
  peekFrame<Args extends unknown[], Run extends EvaluateFunc<Args>>(
    page: Page,
    part: string,
    run: Run,
    ...args: Args
  ): Promise<Awaited<ReturnType<Run>> | null>;
  /**
   * Answers what the toolbar popup asks in the card's place, by its main button or the one with this label. `waiting`: it has no such button yet;
   * `closed`: there is no popup. Null in Chromium, where the card is answered itself.
   */
  readonly answerInPopup: ((label: string | null) => Promise<'answered' | 'waiting' | 'closed'>) | null;
  /** Stops the service worker (Chromium) or the event page (Firefox); the next event starts it again. */
  killWorker(): Promise<void>;
  /** Whether it runs; asking does not start it. */
  isAwake(): Promise<boolean>;
  /** Every page, open or to come. */
  setTheme(theme: Theme): Promise<void>;
  close(): Promise<void>;
}
