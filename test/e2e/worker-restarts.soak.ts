// The background is stopped again and again, as browsers do it all day: nothing is lost and nothing grows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice } from '../practice/practice.ts';
import type { Practice } from '../practice/practice.ts';
import type { Chromium } from './harness/chromium.ts';
import { buildDir, launchChromium } from './harness/launch.ts';
import { firstRun } from './journeys/welcome.ts';

const restarts = 1_000;
const allowedGrowth = 1.1;

async function heapAfterCollection(browser: Chromium): Promise<number> {
  const { client } = await browser.worker();
  await client.send('HeapProfiler.enable');
  await client.send('HeapProfiler.collectGarbage');
  return (await client.send('Runtime.getHeapUsage')).usedSize;
}

/** Runs inside the options page: the state of the vault, as the background says it. */
async function vaultState(): Promise<string> {
  const message = { id: Date.now(), type: 'vault:status', data: {}, timestamp: Date.now() };
  const { res } = (await chrome.runtime.sendMessage(message)) as { res: { state: string } };
  return res.state;
}

describe('a background that is stopped all the time', () => {
  let practice: Practice;
  let browser: Chromium;

  beforeAll(async () => {
    practice = await startPractice();
    browser = await launchChromium({ port: practice.port, extensionDir: buildDir('chromium') });
    await firstRun(browser);
  });
  afterAll(async () => {
    await browser.close();
    await practice.close();
  });

  it(`answers after each of ${restarts} stops, with the vault open and no larger heap`, async () => {
    const page = await browser.openExtensionPage('options.html');
    await browser.worker();
    const before = await heapAfterCollection(browser);
    for (let run = 0; run < restarts; run += 1) {
      await browser.killWorker();
      expect(await page.evaluate(vaultState)).toBe('open');
    }
    expect(await heapAfterCollection(browser)).toBeLessThan(before * allowedGrowth);
  });
});
