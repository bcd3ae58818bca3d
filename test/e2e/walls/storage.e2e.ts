// Content scripts get nothing out of the stores, and the loss of either store is healed from the other.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../harness/launch.ts';
import type { Ground } from './ground.ts';
import { breakGround, canary } from './ground.ts';
import { codePage } from './pages.ts';

/** Runs inside a page of the extension: asks both stores from a content script in the listed tab. */
async function askAsContentScript(): Promise<{ readonly local: string; readonly session: string }> {
  const [tab] = await chrome.tabs.query({ url: 'https://mail.cqu.edu.cn/*' });
  const [first] = await chrome.scripting.executeScript({
    target: { tabId: tab?.id ?? -1 },
    func: async () => {
      const read = async (area: { get(keys: null): Promise<object> } | undefined) => {
        if (area === undefined) return 'absent';
        try {
          return JSON.stringify(await area.get(null));
        } catch {
          return 'refused';
        }
      };
      return { local: await read(chrome.storage.local), session: await read(chrome.storage.session) };
    },
  });
  return first?.result as { local: string; session: string };
}

/** Runs inside a page of the extension. */
async function wipeIndexedDb(): Promise<number> {
  const all = await indexedDB.databases();
  for (const { name } of all) {
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name ?? '');
      request.addEventListener('success', resolve);
      request.addEventListener('error', reject);
    });
  }
  return all.length;
}

/** Runs inside a page of the extension. */
async function wipeLocal(): Promise<number> {
  const keys = Object.keys(await chrome.storage.local.get(null));
  await chrome.storage.local.clear();
  return keys.length;
}

const passphrase = 'correct horse battery staple';

describe.each(browserNames)('stores in %s', (name) => {
  let ground: Ground;
  let listed: Page;
  beforeAll(async () => {
    ground = await breakGround(name, { desk: 'options.html' });
    listed = await ground.browser.newPage();
    await listed.goto(ground.serve('/coremail/walls/listed', codePage()), { waitUntil: 'load' });
  });
  afterAll(() => ground.close());

  async function accounts(): Promise<unknown> {
    const { entries } = await ground.ask('entry:list');
    return (entries as { account: string }[]).map(({ account }) => account);
  }

  it('are shut to content scripts, after every start of the background', { timeout: 60_000 }, async () => {
    for (let start = 0; start < 3; start += 1) {
      if (start > 0) await ground.browser.killWorker();
      await ground.ask('vault:status');
      const { local, session } = await ground.desk.evaluate(askAsContentScript);
      if (name === 'chromium') expect([local, session]).toEqual(['refused', 'refused']);
      else {
        expect(session).toBe('absent');
        expect(local).not.toBe('refused');
        for (const part of [canary, Buffer.from('12345678901234567890').toString('base64').slice(0, 24), '12345678901234567890'])
          expect(local).not.toContain(part);
      }
    }
  });

  it.each(['device', 'passphrase'] as const)(
    'heal each other when one is wiped, under the %s key',
    { timeout: 90_000 },
    async (protection) => {
      if (protection === 'passphrase') expect(await ground.ask('vault:protect', { passphrase })).not.toHaveProperty('problem');
      for (const wipe of [wipeIndexedDb, wipeLocal]) {
        await ground.browser.killWorker();
        expect(await ground.desk.evaluate(wipe)).toBeGreaterThan(0);
        const { state } = await ground.ask('vault:status');
        if (state === 'locked') expect(await ground.ask('vault:unlock', { passphrase })).not.toHaveProperty('problem');
        expect(await accounts()).toEqual(['student1']);
        await ground.browser.killWorker();
        const after = await ground.ask('vault:status');
        expect(after['protection']).toBe(protection);
        expect(
          await ground.desk.evaluate(() => chrome.storage.local.get(null).then((all) => Object.keys(all).length)),
        ).toBeGreaterThan(0);
        expect(await ground.desk.evaluate(() => indexedDB.databases().then((all) => all.length))).toBeGreaterThan(0);
        await ground.ask('vault:heal');
      }
    },
  );
});
