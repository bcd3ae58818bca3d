// A browser that serves one scenario after the other: each starts with no live entry, the settings of the first day and a new tab.
import type { Page } from 'puppeteer-core';
import type { Practice } from '../../practice/practice.ts';
import type { AnswerOf, EntryView, InputOf, MessageName } from '../../../lib/messaging/contract.ts';
import type { BrowserName, LaunchOptions, TestBrowser } from '../harness/launch.ts';
import { launch } from '../harness/launch.ts';
import { student } from './fresh.ts';
import { Hand } from './hand.ts';

/** What a user can choose in the options, as it is stored. */
export type Settings = {
  readonly fillMode?: 'fill' | 'confirm' | 'click';
  readonly trustDevice?: boolean;
  readonly hostChoices?: Readonly<Record<string, { readonly off: boolean; readonly box: unknown }>>;
};

const firstDay: Settings & Readonly<Record<string, unknown>> = {
  language: 'zh_CN',
  welcomeDone: true,
  mailboxes: ['cqu'],
  fillMode: 'fill',
  confirmOffered: true,
  trustDevice: false,
  hostChoices: {},
};

/** Runs inside a page of the extension: one message to the background, as our own pages send it. */
async function message(type: string, data: unknown): Promise<unknown> {
  const { res } = (await chrome.runtime.sendMessage({ id: Date.now(), type, data, timestamp: Date.now() })) as { res: unknown };
  return res;
}

export class Stage {
  readonly browser: TestBrowser;
  readonly practice: Practice;
  readonly #popup: Page;
  readonly #options: Page;
  readonly #tabs: Page[] = [];

  private constructor(browser: TestBrowser, practice: Practice, popup: Page, options: Page) {
    this.browser = browser;
    this.practice = practice;
    this.#popup = popup;
    this.#options = options;
  }

  /** With the shipped build unless the options name another folder. */
  static async open(name: BrowserName, practice: Practice, options: Partial<LaunchOptions> = {}): Promise<Stage> {
    const browser = await launch(name, { port: practice.port, ...options });
    const popup = await browser.openExtensionPage('popup.html');
    return new Stage(browser, practice, popup, await browser.openExtensionPage('options.html'));
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Ends what the scenario before has left behind and begins a new one in a new tab. */
  async begin(settings: Settings = {}): Promise<Hand> {
    this.browser.proxy.setOffline(false);
    this.practice.reset();
    for (const page of this.#tabs.splice(0)) if (!page.isClosed()) await page.close();
    await this.set({ ...firstDay, ...settings });
    const blank = { tabs: {}, usedSteps: {}, lastActs: {}, clockOffsets: {} };
    await this.#options.evaluate((values) => chrome.storage.session.set(values), blank);
    for (const { id, trashedAt } of await this.entries()) if (trashedAt === null) await this.ask('entry:trash', { id });
    return this.newTab();
  }

  async newTab(): Promise<Hand> {
    const page = await this.browser.newPage();
    this.#tabs.push(page);
    await page.bringToFront();
    return new Hand(this.browser, page);
  }

  /** Changes settings in the middle of a scenario. */
  async set(settings: Settings): Promise<void> {
    await this.#options.evaluate(async (values) => {
      await chrome.storage.local.set(values);
      // As the product does it: a setting is told to whoever watches it.
      const told = Object.entries(values).map(([key, value]) => [`told:${key}`, value]);
      await chrome.storage.session.set(Object.fromEntries(told) as Record<string, unknown>);
    }, settings);
  }

  /** What is stored of the hosts' choices. */
  hostChoices(): Promise<unknown> {
    return this.#options.evaluate(async () => (await chrome.storage.local.get('hostChoices'))['hostChoices']);
  }

  /** As if the rest of the step had been waited for: neither side remembers that a code of it was used. */
  async skipStep(address: string = student.address): Promise<void> {
    this.practice.state(address).usedSteps.clear();
    await this.#options.evaluate(() => chrome.storage.session.set({ usedSteps: {} }));
  }

  /** One message from the popup, or another page of ours; the tab in front stays in front. */
  async ask<Name extends MessageName>(
    name: Name,
    input: InputOf<Name>,
    from: 'popup' | 'options' = 'popup',
  ): Promise<AnswerOf<Name>> {
    const page = from === 'popup' ? this.#popup : this.#options;
    return (await page.evaluate(message, name, input ?? {})) as AnswerOf<Name>;
  }

  /** Every entry with its code now, those in the trash included; empty while there is no vault. */
  async entries(): Promise<readonly EntryView[]> {
    const answer = await this.ask('entry:list', undefined);
    return 'entries' in answer ? answer.entries : [];
  }

  /** What the popup says happened last at an institution; null: nothing. */
  async lastAct(institutionId: string): Promise<string | null> {
    const { mailboxes } = await this.ask('mailbox:list', undefined);
    return mailboxes.find((mailbox) => mailbox.institutionId === institutionId)?.last?.act ?? null;
  }

  /** Entries that are neither retired nor in the trash. */
  async live(): Promise<readonly EntryView[]> {
    return (await this.entries()).filter(({ state, trashedAt }) => state !== 'retired' && trashedAt === null);
  }

  /** Binds a new secret to an account on the server and adds it to the vault, as if that had been done another day. Answers the entry's id. */
  async bound(
    address: string,
    { period = 30 }: { readonly period?: number } = {},
  ): Promise<{ readonly id: string; readonly secret: string }> {
    const { secret } = this.practice.bindOtp(address, { secret: newSecret(), period });
    const text = `otpauth://totp/${encodeURIComponent(`重庆大学邮箱:${address}`)}?secret=${secret}&period=${period}`;
    const added = await this.ask('entry:add', { text, institutionId: 'cqu' });
    if (!('id' in added)) throw new Error(`the entry was not added: ${added.problem}`);
    return { id: added.id, secret };
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A secret no other scenario has, so that the vault never knows it from before. */
export function newSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => letters[byte % 32]).join('');
}
