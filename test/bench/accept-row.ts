// The whole second step: from the panel to the code taken by the practice server, which the extension confirms by itself.
import { Hand } from '../e2e/journeys/hand.ts';
import { seeApplication, signIn, signOut } from '../e2e/journeys/mailbox.ts';
import { forgetUse } from './fill-rows.ts';
import { type Pair, student } from './pair.ts';
import type { Row } from './row.ts';
import { limitRow, median } from './row.ts';

const key = 'bench-panel-at';

/** Runs inside the log-in page before its own scripts: notes when the code box is shown, also for the document after it. */
function notePanel(name: string): void {
  new MutationObserver(() => {
    if (document.querySelector('[data-practice=code]')?.checkVisibility() !== true || sessionStorage.getItem(name) !== null)
      return;
    sessionStorage.setItem(name, String(performance.timeOrigin + performance.now()));
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

export async function acceptRow({ ours, practice }: Pair): Promise<Row> {
  await ours.inExtension(() => chrome.storage.local.set({ fillMode: 'confirm', confirmOffered: true }));
  const page = await ours.newPage();
  await page.evaluateOnNewDocument(notePanel, key);
  const hand = new Hand(ours, page);
  const times: number[] = [];
  for (let run = 0; run < 10; run += 1) {
    await forgetUse(ours);
    practice.state(student.address).usedSteps.clear();
    const before = practice.state(student.address).attempts.length;
    await signIn(hand, practice, student.address, student.password);
    await seeApplication(hand);
    const attempt = practice.state(student.address).attempts[before];
    if (attempt?.outcome !== 'accepted') throw new Error('the code was not accepted');
    // What the server took is not part of it: this is when it began to look at the code.
    times.push(attempt.at - Number(await ours.peek(page, (name) => sessionStorage.getItem(name), key)));
    await ours.peek(page, (name) => sessionStorage.removeItem(name), key);
    await signOut(hand);
  }
  await page.close();
  await ours.inExtension(() => chrome.storage.local.remove(['fillMode', 'confirmOffered']));
  return limitRow('panel shown → code at the server, confirmed by itself', median(times.slice(1)), 'ms', 400, 'time');
}
