// "Fill here" in the popup: a code into the page in front, when it is a page of the entry's own institution.
import type { AnswerOf } from '../messaging/contract.ts';
import { sendToPage } from '../messaging/sender.ts';
import { fillFrom } from './card-acts.ts';
import { takesCodes } from '../institutions/index.ts';
import { entryForTab } from './codes.ts';
import { type Desk, Refusal } from './desk.ts';
import { tabInFront } from './mailboxes.ts';
import { changeTab, tabMemory } from './tabs.ts';

/** The frame that asked last, while it is there. */
async function frameOf(tabId: number, frameId: number): Promise<number> {
  return frameId !== 0 && (await sendToPage(tabId, frameId, 'page:since', {})) === null ? 0 : frameId;
}

/** `fill:here`: null takes the entry the page would get. The user's own click wipes earlier refusals. */
export async function fillHere(desk: Desk, entryId: string | null): Promise<AnswerOf<'fill:here'>> {
  const front = await tabInFront();
  if (front === null || !takesCodes(front.origin)) throw new Refusal('no-page');
  const { tabId, origin, institution } = front;
  await changeTab(tabId, () => ({ tries: [] }));
  const memory = await tabMemory(tabId);
  const id = entryId ?? (await entryForTab(desk, institution, memory)).id;
  const filled = await fillFrom(desk, id, { tabId, frameId: await frameOf(tabId, memory.frameId), origin });
  if (typeof filled === 'object' && filled !== null && 'problem' in filled) return filled as AnswerOf<'fill:here'>;
  if (filled !== true) throw new Refusal('no-field');
  return { filled: true };
}
