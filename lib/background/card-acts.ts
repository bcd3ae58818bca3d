// What the buttons of the card do. Every one of them first asks the page's content script whether the card is really seen, unless the popup was pressed.
import { browser } from 'wxt/browser';
import type { AnswerOf, CardAct, InputOf, Problem } from '../messaging/contract.ts';
import { sendToPage } from '../messaging/sender.ts';
import type { Caller } from '../messaging/serve.ts';
import { confirmOffered, fillMode, hostChoices } from '../settings/items.ts';
import { saveOffered } from './bind.ts';
import { drawCard, isDrawn, showCard, tabOfCard } from './card.ts';
import { codeOf, openEntries, purposeIn } from './codes.ts';
import { type Desk, Refusal } from './desk.ts';
import { handOver, type Place } from './hand-over.ts';
import { institutionOfOrigin } from '../institutions/index.ts';
import { toProblem } from './problems.ts';
import { changeTab, inTurn, tabMemory } from './tabs.ts';
import type { TabCard } from '../settings/session.ts';

/** `card:act`. Throws `covered` when the card that was pressed is not seen, or not there any more; `not-allowed` when the popup showed something else. */
export async function cardAct(desk: Desk, { act, to }: InputOf<'card:act'>, caller: Caller): Promise<AnswerOf<'card:act'>> {
  const tabId = await tabOfCard(caller);
  if (tabId === null) throw new Refusal('not-allowed');
  const { origin, card } = await tabMemory(tabId);
  if (card === null) throw new Refusal('not-allowed');
  if (act.act === 'close') {
    await showCard(tabId, card.frameId, null);
    return {};
  }
  if (act.act === 'open-popup') {
    await openPopup(tabId);
    return {};
  }
  // Pressed once more while the first press is still at work.
  if (acting.has(tabId)) return {};
  acting.add(tabId);
  try {
    if (caller.role === 'popup') {
      if (JSON.stringify(card.view) !== to) throw new Refusal('not-allowed');
    } else if (!(await isDrawn(tabId, to))) throw new Refusal('covered');
    await perform(desk, act, tabId, card, origin);
  } finally {
    acting.delete(tabId);
  }
  return {};
}

/** Tabs in which a press is at work. */
const acting = new Set<number>();

/** The act comes first: a background that is stopped halfway leaves the question there to be answered again. */
async function perform(desk: Desk, act: CardAct, tabId: number, card: TabCard, origin: string): Promise<void> {
  const { view, frameId, documentId = null } = card;
  switch (act.act) {
    case 'save':
      if (view.kind !== 'bind-found' && view.kind !== 'bind-choose') throw new Refusal('not-allowed');
      return save(desk, act.index, tabId, frameId, origin);
    case 'fill':
      if (isNowhere(await fillFrom(desk, act.entryId, { tabId, frameId, documentId, origin }))) throw new Refusal('no-field');
      break;
    case 'confirm-from-now-on':
      await fillMode.setValue('confirm');
      await confirmOffered.setValue(true);
      break;
    case 'not-here':
      await turnOff(new URL(origin).host);
      break;
    case 'point-at-box':
      await sendToPage(tabId, frameId, 'page:pointAtBox', {});
      break;
    case 'switch-to-otp':
      await sendToPage(tabId, frameId, 'page:switchToOtp', {});
      break;
  }
  await takeAway(tabId, card);
}

/** No page has taken the code, and none says what to wait for. */
function isNowhere(filled: unknown): boolean {
  const said = filled as Problem | true | null;
  return said === null || (said !== true && said.problem === 'no-field');
}

/** The page may have come to show another card by now. */
async function takeAway(tabId: number, { view, frameId }: TabCard): Promise<void> {
  const question = JSON.stringify(view);
  let isSame = false;
  await changeTab(tabId, ({ card }) => {
    isSame = JSON.stringify(card?.view) === question;
    return isSame ? { card: null } : {};
  });
  if (isSame) await drawCard(tabId, frameId, null);
}

/** A save that fails leaves the card there to say so and to be pressed again; behind a locked vault it is offered again after the unlock. */
async function save(desk: Desk, index: number, tabId: number, frameId: number, origin: string): Promise<void> {
  if ((await desk.vault.status()).state === 'locked') {
    return showCard(tabId, frameId, { kind: 'locked', host: new URL(origin).host });
  }
  await saveOffered(desk, index, tabId, origin);
}

/** A code of one picked entry into the frame that waits for it; only an entry bound to that very institution. */
export async function fillFrom(desk: Desk, entryId: string, place: Place): Promise<unknown> {
  const { origin, tabId } = place;
  const institution = institutionOfOrigin(origin);
  const entry = (await openEntries(desk)).find(({ id }) => id === entryId);
  if (entry === undefined) throw new Refusal('not-found');
  if (institution === null || entry.institutionId !== institution.id || entry.trashedAt !== null)
    throw new Refusal('not-allowed');
  // A code that has to be waited for is asked for by the page again, when the user's choice must still hold.
  await changeTab(tabId, () => ({ picked: { entryId, at: desk.now() } }));
  const code = await codeOf(desk, entry, origin, tabId, purposeIn(await tabMemory(tabId))).catch(toProblem);
  return handOver(code, place);
}

async function turnOff(host: string): Promise<void> {
  await inTurn(async () => {
    const all = await hostChoices.getValue();
    await hostChoices.setValue({ ...all, [host]: { off: true, box: all[host]?.box ?? null } });
  });
}

/** The browser draws the popup itself, so no page can fake or cover it. Where the browser wants a gesture first, a tab does. */
async function openPopup(openerTabId: number): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    await browser.tabs.create({ url: browser.runtime.getURL('/popup.html'), openerTabId });
  }
}
