// The user's mailboxes for the popup: what their open tabs show, and opening one.
import { browser } from 'wxt/browser';
import { type Institution, institutionById, institutionOfOrigin, originsOf } from '../institutions/index.ts';
import type { AnswerOf, MailboxView } from '../messaging/contract.ts';
import { liveOf } from './choose.ts';
import { clockVerdict } from '../otp/clock.ts';
import { unreadReaderOf } from '../providers/unread-readers.ts';
import { mailboxes } from '../settings/items.ts';
import { clockOffsets, lastActs, type TabMemory, tabs } from '../settings/session.ts';
import { tallies } from '../settings/unread.ts';
import type { Entry } from '../vault/entry.ts';
import { openEntries } from './codes.ts';
import { type Desk, Refusal } from './desk.ts';
import { unreadViews } from './tallies.ts';

/** `mailbox:list`: the picked mailboxes, and any other institution that an entry is bound to. */
export async function mailboxList(desk: Desk): Promise<AnswerOf<'mailbox:list'>> {
  const [picked, memories, offsets, acts] = await Promise.all([
    mailboxes.getValue(),
    tabs.getValue(),
    clockOffsets.getValue(),
    lastActs.getValue(),
  ]);
  const entries = await entriesOrNone(desk);
  const ids = new Set([...picked, ...entries.flatMap(({ institutionId }) => (institutionId === null ? [] : [institutionId]))]);
  const known = [...ids].map(institutionById).filter((institution) => institution !== null);
  const unread = await Promise.all(known.map((institution) => unreadViews(institution, desk.now())));
  return {
    mailboxes: known.map((institution, place) => ({
      ...viewOf(institution, { entries, memories: Object.values(memories), offsets, acts }),
      unread: unread[place] ?? [],
    })),
  };
}

async function entriesOrNone(desk: Desk): Promise<readonly Entry[]> {
  try {
    return await openEntries(desk);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

interface Known {
  readonly entries: readonly Entry[];
  readonly memories: readonly TabMemory[];
  readonly offsets: Readonly<Record<string, { readonly offsetMs: number }>>;
  readonly acts: Readonly<Record<string, MailboxView['last']>>;
}

function viewOf(institution: Institution, { entries, memories, offsets, acts }: Known): Omit<MailboxView, 'unread'> {
  const origin = new URL(institution.signInUrl).origin;
  const mine = liveOf(entries, institution.id);
  const offset = offsets[institution.origins[0] ?? origin]?.offsetMs;
  const open = memories.filter((memory) => originsOf(institution).includes(memory.origin));
  const order: readonly MailboxView['page'][] = ['second-factor', 'bind', 'login', 'signed-in'];
  return {
    institutionId: institution.id,
    origin,
    page: order.find((page) => open.some((memory) => memory.page === page)) ?? 'unknown',
    entries: mine.length,
    proved: mine.filter((entry) => entry.state === 'proved').length,
    clockOffsetMs: offset === undefined ? null : -offset,
    clock: offset === undefined ? 'unknown' : clockVerdict(offset),
    last: acts[institution.id] ?? null,
  };
}

/** `mailbox:open`: goes to the open tab of that mailbox, or opens one: where the unread letters are while its session lives, else where the user signs in. */
export async function mailboxOpen(institutionId: string): Promise<Record<string, never>> {
  const institution = institutionById(institutionId);
  if (institution === null) throw new Refusal('not-found');
  const open = await browser.tabs.query({ url: originsOf(institution).map((origin) => `${origin}/*`) });
  const [tab] = open;
  if (tab?.id === undefined) {
    await browser.tabs.create({ url: (await unreadUrl(institutionId)) ?? institution.signInUrl });
    return {};
  }
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  return {};
}

async function unreadUrl(id: string): Promise<string | null> {
  const mine = (await tallies.getValue()).find(({ institutionId, state }) => institutionId === id && state === 'count');
  return mine === undefined ? null : unreadReaderOf(mine.product).openUnreadUrl(mine);
}

/** Whose mailbox the tab in front shows, or the one that a popup in a tab of its own was opened from; null: none of ours. */
export async function tabInFront(): Promise<{
  readonly tabId: number;
  readonly origin: string;
  readonly institution: Institution;
} | null> {
  const [front] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const opener = front?.url === browser.runtime.getURL('/popup.html') ? front.openerTabId : undefined;
  const tab = opener === undefined ? front : await browser.tabs.get(opener);
  if (tab?.id === undefined || tab.url === undefined || !URL.canParse(tab.url)) return null;
  const { origin } = new URL(tab.url);
  const institution = institutionOfOrigin(origin);
  return institution === null ? null : { tabId: tab.id, origin, institution };
}
