// Every change of a mailbox's tally, and the notice that may follow from it.
import { unreadReaderOf } from '../providers/unread-readers.ts';
import type { UnreadSaid } from '../messaging/contract.ts';
import type { MailHead, Reading } from '../providers/unread.ts';
import { announceHeads, previewMails, type Tally } from '../settings/unread.ts';
import { cleanHead } from '../unread/clean.ts';
import { announcing, type Chance } from '../unread/tally.ts';
import type { Desk } from './desk.ts';
import { changeTally, periodMs } from './tallies.ts';
import { announce, isAnnounced } from './unread-notice.ts';

/** Chance and times for a change now. */
export async function chanceOf(desk: Desk, isIdle = false): Promise<Chance> {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return { now: desk.now(), random: random / 2 ** 32, periodMs: await periodMs(), isIdle };
}

/** What a page said, as a reading. */
export function readingOf({ reading }: UnreadSaid): Reading | null {
  return reading?.state === 'count' ? { ...reading, mails: reading.mails ?? null } : reading;
}

/** The letters that came with a number; null: none did. */
export function mailsOf(reading: Reading | null): readonly MailHead[] | null {
  return reading?.state === 'count' ? reading.mails : null;
}

/**
 * Changes a tally, and announces what is new in it.
 * @param now ms since 1970
 * @param mails what the page said of the newest letters; null: nothing
 */
export async function numberChanged(
  key: string,
  now: number,
  change: (tally: Tally) => Tally,
  mails: readonly MailHead[] | null = null,
): Promise<void> {
  let news = 0;
  let isOther = false;
  const [shows, named] = await Promise.all([previewMails.getValue(), announceHeads.getValue()]);
  const next = await changeTally(key, (old) => {
    const { tally, fresh } = announcing(change(old));
    news = fresh;
    isOther = tally.count !== old.count || old.countedAt === 0;
    // What was read of another number, or of none, is no longer what is there.
    const kept =
      shows && tally.state === 'count' && tally.count > 0 ? (mails?.map(cleanHead) ?? (isOther ? [] : tally.mails)) : [];
    return { ...tally, mails: kept };
  });
  if (next === null) return;
  const reads = unreadReaderOf(next.product).readMails !== null;
  const isTold = news > 0 && (await isAnnounced(next, now));
  const wanted = isTold && named ? news : 0;
  if (reads && (wanted > 0 || (shows && isOther && next.state === 'count' && next.count > 0)))
    await changeTally(key, (tally) => ({ ...tally, headsWanted: tally.headsWanted + wanted, mailsDue: true, dueAt: 0 }));
  if (isTold && !(reads && named)) await announce(next, news, named ? mails : null);
}
