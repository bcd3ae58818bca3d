// A code on its way into a page because the user asked for it, or had to unlock first.
import type { PageCode } from '../messaging/contract.ts';
import { sendToPage } from '../messaging/sender.ts';
import { changeTab } from './tabs.ts';

/** Where a code goes. */
export interface Place {
  readonly origin: string;
  readonly tabId: number;
  readonly frameId: number;
  /** Only into this document; null or left out: whichever of that origin stands in the frame. */
  readonly documentId?: string | null;
}

/** What the page made of it: true when the code is in its box; a problem; null: nobody there (any more), or no answer in time. */
export async function handOver(code: PageCode, { origin, tabId, frameId, documentId = null }: Place): Promise<unknown> {
  const filled = await sendToPage(tabId, frameId, 'page:fill', { code, origin }, documentId);
  if (filled !== true && !('problem' in code)) await leaveTry(tabId, code.entryId, false);
  return filled;
}

/**
 * The last code of this entry went nowhere, or was typed over: no page tells any more what became of it.
 * @param isBind whether it is the last one of a binding; what is told late of that says nothing of the log-in that followed, nor the other way round
 */
export async function leaveTry(tabId: number, entryId: string, isBind: boolean): Promise<void> {
  await changeTab(tabId, ({ tries }) => {
    const last = tries.findLastIndex((tried) => tried.entryId === entryId && (tried.purpose === 'bind') === isBind);
    return { tries: tries.map((tried, at) => (at === last ? { ...tried, left: true as const } : tried)) };
  });
}
