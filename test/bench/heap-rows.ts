// Memory that stays: of the popup, of the background, and what a mail page holds on top of its own.
import type { CDPSession } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import type { Pair } from './pair.ts';
import type { Row } from './row.ts';
import { boxPage } from './page-rows.ts';
import { limitRow } from './row.ts';

const megabyte = 1024 * 1024;

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / megabyte;
}

async function pageHeap(browser: Chromium, address: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(address);
  await new Promise((resolve) => {
    setTimeout(resolve, 1000);
  });
  const heap = await heapOf(await page.createCDPSession());
  await page.close();
  return heap;
}

/** The desk lives in the popup's process: with it the popup's heap would be that of the settings too, and of all that was run in the desk before. */
async function popupHeap({ ours, desk }: Pair): Promise<number> {
  const deskAddress = desk.url();
  await desk.goto('about:blank');
  const heap = await pageHeap(ours, ours.extensionUrl('popup.html'));
  await desk.goto(deskAddress);
  return heap;
}

export async function heapRows(pair: Pair, count: number): Promise<readonly Row[]> {
  const { ours, practice } = pair;
  practice.page(boxPage.path, boxPage.html);
  const popup = await popupHeap(pair);
  const background = await heapOf((await ours.worker()).client);
  const [here, alone] = [
    await pageHeap(ours, `https://mail.cqu.edu.cn${boxPage.path}`),
    await pageHeap(ours, `https://elsewhere.cn${boxPage.path}`),
  ];
  return [
    limitRow(`heap: popup, ${count} entries`, popup, 'MB', 5, 'time'),
    limitRow(`heap: background, ${count} entries`, background, 'MB', 1, 'time'),
    limitRow('heap: added to a page with a code box', here - alone, 'MB', 0.4, 'time'),
  ];
}
