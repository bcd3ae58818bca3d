// The mailboxes' tallies: changed one at a time, and what the user's choices make of them at this moment.
import { browser } from 'wxt/browser';
import { type Institution, institutionById } from '../institutions/index.ts';
import type { UnreadView } from '../messaging/contract.ts';
import { previewMails, quietHours, type Tally, tallies, unreadMinutes, unreadPaused } from '../settings/unread.ts';
import { unreadView } from '../unread/mailbox-state.ts';
import { quietUntil } from '../unread/quiet.ts';
import { inTurn } from './tabs.ts';

/** Changes the tally with this key, if it is still there, and gives what it has become. */
export function changeTally(key: string, change: (tally: Tally) => Tally): Promise<Tally | null> {
  return inTurn(async () => {
    const all = await tallies.getValue();
    const old = all.find((tally) => tally.key === key);
    if (old === undefined) return null;
    const next = change(old);
    if (next !== old) await tallies.setValue(all.map((tally) => (tally === old ? next : tally)));
    return next;
  });
}

/** ms between two readings, as the user has chosen. */
export async function periodMs(): Promise<number> {
  return (await unreadMinutes.getValue()) * 60_000;
}

/** When the user's quiet hours are over, ms since 1970; 0: there are none now. */
export async function quietEnd(now: number): Promise<number> {
  return quietUntil(await quietHours.getValue(), now);
}

/** Whether the browser lets us ask this host; the user may have taken that back. */
export function isPermitted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`${origin}/*`] });
}

/** The mailboxes of an institution as they stand now; one without a tally where no page was open yet. */
export async function unreadViews(institution: Institution, now: number): Promise<readonly UnreadView[]> {
  const mine = (await tallies.getValue()).filter(({ institutionId }) => institutionId === institution.id);
  const paused = (await unreadPaused.getValue()).includes(institution.id);
  const [period, showsMails, isQuiet] = [await periodMs(), await previewMails.getValue(), (await quietEnd(now)) > 0];
  return Promise.all(
    (mine.length === 0 ? [null] : mine).map(async (tally) => {
      const permitted = await isPermitted(tally?.origin ?? new URL(institution.signInUrl).origin);
      return unreadView(tally, { now, periodMs: period, isPaused: paused, isQuiet, isPermitted: permitted, showsMails });
    }),
  );
}

/** The institution's name in the language of a text tag (`zh-CN` or another); its id when it is none we know. */
export function nameOf(institutionId: string, tag: string): string {
  return institutionById(institutionId)?.name[tag === 'zh-CN' ? 'zh_CN' : 'en'] ?? institutionId;
}
