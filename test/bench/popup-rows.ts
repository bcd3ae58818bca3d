// From the wish to see a code until one is painted: the popup page in a tab, and the real popup at the toolbar.
import type { Chromium } from '../e2e/harness/chromium.ts';
import type { Pair } from './pair.ts';
import { send } from './pair.ts';
import type { Row } from './row.ts';
import { limitRow, median, paired, quantile, ratioRow } from './row.ts';

type Probed = { codeAt?: number };

/** Runs inside the page before its own scripts: notes when the frame with the first code has been painted. */
function noteFirstCode(): void {
  const probed = globalThis as Probed;
  const look = () => {
    if (!/\d/.test(document.querySelector('.digits')?.textContent ?? '')) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      probed.codeAt = performance.now();
    });
    port1.start();
    return port2.postMessage(0);
  };
  requestAnimationFrame(look);
}

async function openInTab(browser: Chromium): Promise<number> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(noteFirstCode);
  await page.goto(browser.extensionUrl('popup.html'));
  const handle = await page.waitForFunction(() => (globalThis as Probed).codeAt, { polling: 20 });
  const ms = Number(await handle.jsonValue());
  await page.close();
  return ms;
}

/** Runs inside the popup, which may be ready before we get hold of it: when its first code was painted, ms since 1970. */
function whenPainted(): Promise<number> {
  const isThere = () => /\d/.test(document.querySelector('.digits')?.textContent ?? '');
  const late = !isThere();
  return new Promise((resolve) => {
    const look = () => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      if (paint === undefined || !isThere()) requestAnimationFrame(look);
      else resolve(performance.timeOrigin + (late ? performance.now() : paint.startTime));
    };
    look();
  });
}

async function openAtToolbar(browser: Chromium): Promise<number> {
  await browser.worker();
  const startedAt = performance.timeOrigin + performance.now();
  const popup = await browser.openPopup();
  const paintedAt = await popup.evaluate(whenPainted);
  await popup.close();
  return paintedAt - startedAt;
}

export async function popupPageRow(pair: Pair, count: number, budget: number): Promise<Row> {
  const times = await paired(
    15,
    () => openInTab(pair.ours),
    () => openInTab(pair.empty),
  );
  return ratioRow(`popup page: first code painted, ${count} ${count === 1 ? 'entry' : 'entries'}`, times, budget);
}

export async function toolbarRow(pair: Pair, count: number): Promise<Row> {
  const times = await paired(
    15,
    () => openAtToolbar(pair.ours),
    () => openAtToolbar(pair.empty),
  );
  return ratioRow(`toolbar popup: press → first code, ${count} entries`, times, 1.15);
}

/** Runs inside the popup: types one letter as React hears it, and waits until the result is painted. */
async function typeLetter(text: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('input[type=search]');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  if (box === null || setValue === undefined) throw new Error('the popup has no search box');
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 30));
  });
  const startedAt = performance.now();
  setValue.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  // React draws in a microtask after the event.
  await new Promise<void>((resolve) => {
    queueMicrotask(() => queueMicrotask(resolve));
  });
  // What is left of the frame is the screen's own rhythm; style and layout are forced, so that they count.
  document.body.getBoundingClientRect();
  return performance.now() - startedAt;
}

export async function searchRows(pair: Pair, count: number): Promise<readonly Row[]> {
  const page = await pair.ours.openExtensionPage('popup.html');
  await page.waitForSelector('input[type=search]');
  const typed = 'bench123 bench45 user9 bench7'.split('');
  const times: number[] = [];
  let text = '';
  for (const letter of typed) {
    text = letter === ' ' ? '' : text + letter;
    times.push(await page.evaluate(typeLetter, text));
  }
  await page.close();
  return [
    limitRow(`search: one letter, ${count} entries, median`, median(times), 'ms', 8, 'time'),
    limitRow(`search: one letter, ${count} entries, p95`, quantile(times, 0.95), 'ms', 16, 'time'),
  ];
}

/** Sealing, journal, reading back and mirror of a whole vault, the message there and back included. */
export async function saveRow(pair: Pair, count: number): Promise<Row> {
  const { answer } = await send(pair.desk, 'entry:list', {});
  const last = answer.entries.at(-1);
  if (last === undefined) throw new Error('the vault is empty');
  const times: number[] = [];
  for (let run = 0; run < 16; run += 1) {
    const { id, issuer, account } = last;
    const input = { id, issuer, account: `${account}${run}`, login: '', institutionId: null };
    times.push((await send(pair.desk, 'entry:edit', input)).ms);
  }
  return limitRow(`vault save, ${count} entries, read back and mirrored`, median(times.slice(1)), 'ms', 60, 'time');
}
