// A picture the fast reader could not read: kept for the card, which has the second reader.
import type { AnswerOf, InputOf } from '../messaging/contract.ts';
import type { Caller } from '../messaging/serve.ts';
import { showCard } from './card.ts';
import { codeVisitor } from './desk.ts';

/** `bind:pixels`: shows the card in its reading state; it answers with `card:texts`. */
export async function pixelsSeen(picture: InputOf<'bind:pixels'>, caller: Caller): Promise<AnswerOf<'bind:pixels'>> {
  const { tabId } = codeVisitor(caller);
  await showCard(tabId, caller.frameId, { kind: 'reading', host: new URL(caller.origin).host }, picture.png);
  return { shown: true };
}
