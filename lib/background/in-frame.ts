// Between a frame and the top document around it: neither can speak to the other without the page hearing it.
import type { AnswerOf, InputOf } from '../messaging/contract.ts';
import { sendToPage } from '../messaging/sender.ts';
import type { Caller } from '../messaging/serve.ts';
import { visitor } from './desk.ts';

/** `visit:inFrame`: handed on to the top document. */
export async function toldInFrame(told: InputOf<'visit:inFrame'>, caller: Caller): Promise<Record<string, never>> {
  const { tabId } = visitor(caller);
  await sendToPage(tabId, 0, 'page:inFrame', { ...told, frameId: caller.frameId });
  return {};
}

/** `visit:frame`: null where no visit of ours answers in that frame. */
export async function frameSince(frameId: number, caller: Caller): Promise<AnswerOf<'visit:frame'>> {
  const { tabId } = visitor(caller);
  const since = await sendToPage(tabId, frameId, 'page:since', {});
  return { since: typeof since === 'number' ? since : null };
}
