// From the bind dialog to what its QR code says, each time in a fresh document, as a user binds.
import { Hand } from '../e2e/journeys/hand.ts';
import { openSecondFactorSettings, pressInOtpRow, seeApplication, signIn } from '../e2e/journeys/mailbox.ts';
import { type Pair, student } from './pair.ts';
import type { Row } from './row.ts';
import { limitRow, median } from './row.ts';

type Noted = { qrAt?: number; textAt?: number };

/** Runs inside the mailbox: notes when the QR picture is there, ms since 1970. */
function noteQr(): void {
  const noted = globalThis as Noted;
  new MutationObserver(() => {
    if (document.querySelector('.u-dialog canvas, .u-dialog img, .u-dialog svg') !== null)
      noted.qrAt ??= performance.timeOrigin + performance.now();
  }).observe(document, { childList: true, subtree: true });
}

/** Runs inside the background: notes when it is told what the QR code says, ms since 1970. */
function noteText(): void {
  const noted = globalThis as Noted;
  chrome.runtime.onMessage.addListener((message: unknown) => {
    if ((message as { type?: string }).type === 'bind:found') noted.textAt = performance.timeOrigin + performance.now();
    return undefined;
  });
}

export async function bindRow({ ours, practice }: Pair): Promise<Row> {
  const page = await ours.newPage();
  const hand = new Hand(ours, page);
  await signIn(hand, practice, student.address, student.password);
  await seeApplication(hand);
  const home = page.url();
  const worker = await ours.worker();
  await worker.evaluate(noteText);
  const times: number[] = [];
  for (let run = 0; run < 12; run += 1) {
    // The address differs only behind its #, which would not load it anew.
    await page.goto('about:blank');
    await page.goto(home);
    await seeApplication(hand);
    await openSecondFactorSettings(hand);
    await ours.peek(page, noteQr);
    await worker.evaluate(() => delete (globalThis as Noted).textAt);
    await pressInOtpRow(hand, '绑定');
    const textAt = await hand.until('the text', () => worker.evaluate(() => (globalThis as Noted).textAt ?? null));
    const qrAt = await ours.peek(page, () => (globalThis as Noted).qrAt ?? Number.NaN);
    times.push(textAt - qrAt);
  }
  await page.close();
  return limitRow('bind dialog shown → QR text known', median(times.slice(1)), 'ms', 50, 'time');
}
