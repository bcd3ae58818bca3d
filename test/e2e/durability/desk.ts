// A browser with two entries in the vault, for tests that break what is stored or stop who stores it.
import type { Page } from 'puppeteer-core';
import type { AnswerOf, InputOf, MessageName, Problem } from '../../../lib/messaging/contract.ts';
import { startHttpsServer } from '../harness/https-server.ts';
import type { BrowserName, LaunchOptions, TestBrowser } from '../harness/launch.ts';
import { launch } from '../harness/launch.ts';

export interface Desk {
  readonly browser: TestBrowser;
  /** A bare page of the extension: nothing runs in it that would ask the background for anything. */
  readonly bare: Page;
  close(): Promise<void>;
}

/** Runs inside a page of the extension. */
async function message(type: string, data: unknown): Promise<unknown> {
  const { res } = (await chrome.runtime.sendMessage({ id: Date.now(), type, data, timestamp: Date.now() })) as { res: unknown };
  return res;
}

/** One message from a page of the extension, and its answer; rejects when the background goes before it has answered. */
export async function askFrom<Name extends MessageName>(
  page: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<AnswerOf<Name> | Problem> {
  return (await page.evaluate(message, name, input ?? {})) as AnswerOf<Name> | Problem;
}

export const secrets = { first: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', second: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' } as const;

/** Call `close` whatever happens. */
export async function openDesk(name: BrowserName, options: Partial<LaunchOptions> = {}): Promise<Desk> {
  const server = await startHttpsServer((_, response) => response.end());
  const browser = await launch(name, { port: server.port, ...options });
  const bare = await browser.openExtensionPage('manifest.json');
  await bare.evaluate(() => chrome.storage.local.set({ language: 'zh_CN', welcomeDone: true }));
  const page = await browser.openExtensionPage('popup.html');
  for (const [account, secret] of Object.entries(secrets)) {
    const text = `otpauth://totp/CQU:${account}?secret=${secret}`;
    const added = await askFrom(page, 'entry:add', { text, institutionId: 'cqu' });
    if ('problem' in added) throw new Error(`no entry to test with: ${added.problem}`);
  }
  await page.close();
  return {
    browser,
    bare,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
