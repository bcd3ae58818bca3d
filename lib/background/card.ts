// The card in the page: what it shows now, and what its buttons do.
import type { AnswerOf, CardView, InputOf, ProblemCode } from '../messaging/contract.ts';
import { sendToPage } from '../messaging/sender.ts';
import type { Caller } from '../messaging/serve.ts';
import { clockOffsets, type TabCard } from '../settings/session.ts';
import { noteAct } from './acts.ts';
import { liveOf } from './choose.ts';
import { openEntries } from './codes.ts';
import { type Desk, visitor } from './desk.ts';
import { tabInFront } from './mailboxes.ts';
import { rivalsOf } from './replaced.ts';
import { changeTab, tabMemory } from './tabs.ts';

type Wish = InputOf<'card:show'>;

/** The card is drawn in the top document, where it can be seen whole, whatever frame it speaks about. */
const topFrame = 0;
/** What is left to say when the dialog in a frame has gone, and the frame with it. */
const stays: ReadonlySet<CardView['kind']> = new Set(['bind-proved', 'bind-unknown', 'confirm-offer']);

/** Puts a view into the card of a tab, as that of one of its frames; null takes the card away. */
export async function showCard(
  tabId: number,
  frameId: number,
  view: CardView | null,
  pixels: string | null = null,
): Promise<void> {
  await changeTab(tabId, () => ({ card: view === null ? null : { view, pixels, frameId } }));
  await drawCard(tabId, frameId, view);
}

/** Has the card drawn for a frame, or taken away (null). */
export async function drawCard(tabId: number, frameId: number, view: CardView | null): Promise<void> {
  const endsWith = view === null || stays.has(view.kind) ? topFrame : frameId;
  await sendToPage(tabId, topFrame, 'page:card', { show: view !== null, frameId: endsWith });
}

/** `card:hide`: a frame needs its card no more. That of another frame stays. */
export async function cardHide(caller: Caller): Promise<Record<string, never>> {
  const { tabId } = visitor(caller);
  await takeCardAway(tabId, ({ frameId }) => frameId === caller.frameId);
  return {};
}

/** Takes a frame's card away if it is still the one that was meant: another may have come meanwhile. The top document takes its own away by itself. */
export async function takeCardAway(tabId: number, isMeant: (card: TabCard) => boolean): Promise<void> {
  const taken = { frameId: topFrame };
  await changeTab(tabId, ({ card }) => {
    if (card === null || !isMeant(card)) return {};
    taken.frameId = card.frameId;
    return { card: null };
  });
  if (taken.frameId !== topFrame) await drawCard(tabId, taken.frameId, null);
}

/** `card:show`: the content script says which kind; everything in it comes from here. The top document draws it by itself, for a frame it is told to. */
export async function cardWanted(desk: Desk, wish: Wish, caller: Caller): Promise<AnswerOf<'card:show'>> {
  const { tabId, institution } = visitor(caller);
  const host = new URL(caller.origin).host;
  const view = await viewOf(desk, wish, host, caller.origin, institution.id, tabId);
  await changeTab(tabId, ({ tries }) => ({
    card: { view, pixels: null, frameId: caller.frameId, documentId: caller.documentId },
    // A signed-in page that follows says nothing of a code which the user has left behind.
    ...(wish.kind === 'other-method' && {
      tries: tries.map((tried) => ({ ...tried, left: true as const })),
      choseOther: wish.chosen === true,
    }),
  }));
  if (wish.kind === 'other-method') await noteAct(institution.id, 'not-filled-other-kind', desk.now());
  if (caller.frameId !== topFrame) await drawCard(tabId, caller.frameId, view);
  return { shown: true };
}

async function viewOf(
  desk: Desk,
  wish: Wish,
  host: string,
  origin: string,
  institutionId: string,
  tabId: number,
): Promise<CardView> {
  switch (wish.kind) {
    case 'fill-waiting':
      return { kind: 'fill-waiting', host, waitMs: wish.waitMs ?? 0, isAhead: wish.isAhead === true };
    case 'bind-waiting':
      return { kind: 'bind-waiting', host, waitMs: wish.waitMs ?? 0 };
    case 'fill-refused': {
      const offset = (await clockOffsets.getValue())[origin]?.offsetMs;
      return { kind: 'fill-refused', host, clockOffsetMs: offset === undefined ? null : -offset };
    }
    case 'fill-offer': {
      const entries = liveOf(await openEntries(desk), institutionId);
      const choices = entries.map(({ id, issuer, account }) => ({ entryId: id, issuer, account }));
      if (choices.length === 0) return { kind: 'no-entry', host };
      return { kind: 'fill-offer', host, choices };
    }
    case 'other-method':
      return { kind: 'other-method', host, method: wish.method ?? 'sms', canSwitch: wish.canSwitch === true };
    case 'bind-filled':
      return { kind: 'bind-filled', host, confirmed: wish.confirmed === true };
    case 'bind-unknown':
      return { kind: 'bind-unknown', host, replaces: await isRebinding(desk, tabId) };
    case 'bind-problem':
      return { kind: 'bind-problem', host, problem: wish.problem ?? 'no-qr' };
    default:
      return { kind: wish.kind, host };
  }
}

/** Whether what this tab binds stands beside another secret of the same account; false also while that cannot be looked up. */
async function isRebinding(desk: Desk, tabId: number): Promise<boolean> {
  if ((await desk.vault.status()).state !== 'open') return false;
  const { bindingId } = await tabMemory(tabId);
  const entries = await openEntries(desk);
  const mine = entries.find(({ id }) => id === bindingId);
  return mine !== undefined && rivalsOf(mine, mine.institutionId, entries).length > 0;
}

/** `card:view`: only the card of that very tab gets its view; the popup gets that of the tab in front. */
export async function cardView(caller: Caller): Promise<AnswerOf<'card:view'>> {
  const tabId = await tabOfCard(caller);
  const card = tabId === null ? null : (await tabMemory(tabId)).card;
  return { view: card?.view ?? null, pixels: card?.pixels ?? null };
}

/** Whose card it is about: of the popup, that of the tab in front while one stands there. Null: none. */
export async function tabOfCard({ role, tabId }: Caller): Promise<number | null> {
  if (role === 'card') return tabId;
  const front = await tabInFront();
  return front !== null && (await isDrawn(front.tabId, null)) ? front.tabId : null;
}

/**
 * Asks the content script, which looks at the host element: is the card shown, untouched and uncovered in its page, and this its drawing? It is not
 * when another document stands there since. `drawn` null: is one shown at all?
 */
export async function isDrawn(tabId: number, drawn: string | null): Promise<boolean> {
  return (await sendToPage(tabId, topFrame, 'page:checkCard', { drawn })) === true;
}

export function problemView(host: string, problem: ProblemCode): CardView {
  return problem === 'locked' ? { kind: 'locked', host } : { kind: 'bind-problem', host, problem };
}
