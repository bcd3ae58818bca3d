// After an unlock: what open tabs were waiting for goes on by itself.
import { sendToPage } from '../messaging/sender.ts';
import { tabs } from '../settings/session.ts';
import { writeKept } from './accepted.ts';
import { offerAgain } from './bind.ts';
import { showCard } from './card.ts';
import { codeForPage } from './codes.ts';
import type { Desk } from './desk.ts';
import { handOver } from './hand-over.ts';
import { institutionOfOrigin } from '../institutions/index.ts';
import { toProblem } from './problems.ts';

/** What was accepted meanwhile is written down; a bind dialog gets its question, or the code after it; a log-in that showed "locked" gets its code. */
export async function resumeWaiting(desk: Desk): Promise<void> {
  await writeKept(desk);
  for (const [id, memory] of Object.entries(await tabs.getValue())) {
    const tabId = Number(id);
    const institution = institutionOfOrigin(memory.origin);
    if (institution === null || memory.card?.view.kind !== 'locked') continue;
    const isBind = memory.page === 'bind';
    if (memory.offered.length > 0 && isBind) {
      await offerAgain(desk, tabId, memory.origin);
      continue;
    }
    await showCard(tabId, memory.card.frameId, null);
    if (memory.bindingId !== null && isBind) {
      await sendToPage(tabId, memory.frameId, 'page:bindGo', {});
      continue;
    }
    const code = await codeForPage(desk, institution, memory.origin, tabId).catch(toProblem);
    const { origin, frameId, card } = memory;
    await handOver(code, { tabId, frameId, origin, ...(card.frameId === frameId && { documentId: card.documentId ?? null }) });
  }
}
