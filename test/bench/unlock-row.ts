// From the passphrase to the first code on the screen, beside the key derivation alone.
import type { Page } from 'puppeteer-core';
import { inPage } from './in-page.ts';
import { type Pair, send } from './pair.ts';
import type { Row } from './row.ts';
import { median } from './row.ts';

const passphrase = 'a passphrase for the bench alone';
const budgetMs = 80;
const runs = 7;

/** Runs inside the locked popup: types the passphrase as React hears it, sends it, and gives the ms until a code is painted. */
async function unlock(text: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('form input');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  if (box === null || setValue === undefined) throw new Error('the popup asks for no passphrase');
  setValue.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 30));
  });
  const startedAt = performance.now();
  box.form?.requestSubmit();
  return new Promise((resolve) => {
    const look = () => {
      if (!/\d/.test(document.querySelector('.digits')?.textContent ?? '')) return requestAnimationFrame(look);
      return requestAnimationFrame(() => resolve(performance.now() - startedAt));
    };
    look();
  });
}

async function inFreshPage(pair: Pair, path: string, measure: (page: Page) => Promise<number>): Promise<number> {
  const page = await pair.ours.openExtensionPage(path);
  const ms = await measure(page);
  await page.close();
  return ms;
}

/** The vault is under its device key before and afterwards. */
export async function unlockRow(pair: Pair, count: number): Promise<Row> {
  const { desk } = pair;
  await send(desk, 'vault:protect', { passphrase });
  // Every other page of ours that is open would derive the key as well, at the same time and in the same process.
  await desk.goto(pair.ours.extensionUrl('manifest.json'));
  for (const page of await pair.ours.raw.pages()) if (page.url().includes('welcome.html')) await page.close();
  const times = { ours: [] as number[], kdf: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    await desk.evaluate(() => chrome.storage.session.remove('vault:open'));
    times.kdf.push(
      await inFreshPage(pair, 'manifest.json', async (page) => (await inPage(page, 'vault', 'kdfMs', passphrase)) as number),
    );
    times.ours.push(
      await inFreshPage(pair, 'popup.html', async (page) => {
        await page.waitForSelector('form input');
        return page.evaluate(unlock, passphrase);
      }),
    );
  }
  await desk.goto(pair.ours.extensionUrl('options.html'));
  await send(desk, 'vault:protect', { passphrase: null });
  const [mine, kdf] = [median(times.ours), median(times.kdf)];
  return {
    what: `unlock → first code, ${count} entries`,
    measured: `${mine.toFixed(0)} ms, KDF alone ${kdf.toFixed(0)} ms`,
    ratio: null,
    budget: `≤ KDF + ${budgetMs} ms`,
    ok: mine <= kdf + budgetMs,
    kind: 'time',
  };
}
