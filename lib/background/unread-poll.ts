// Reads the mailboxes that are due, each host at most once a minute, and sets the alarm for the next time. Survives a stop at any point.
import { browser } from 'wxt/browser';
import { unreadSaidIn } from '../messaging/contract.ts';
import { sendToPage } from '../messaging/sender.ts';
import { sessionAt, unreadReaderOf } from '../providers/unread-readers.ts';
import type { Shown } from '../providers/unread.ts';
import { askedAt, keepAlive, previewMails, type Tally, tallies, unreadPaused } from '../settings/unread.ts';
import { cleanHead } from '../unread/clean.ts';
import { fetcherFor } from '../unread/fetcher.ts';
import { staleAt } from '../unread/mailbox-state.ts';
import { allowedAt, withAsked } from '../unread/pace.ts';
import { isFailing, isLeft, never, rebased, withRead, withShown } from '../unread/tally.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './tabs.ts';
import { changeTally, isPermitted, periodMs, quietEnd } from './tallies.ts';
import { announce } from './unread-notice.ts';
import { chanceOf, mailsOf, numberChanged, readingOf } from './unread-change.ts';
import { drawBadge } from './unread-badge.ts';

/** Name of the alarm. */
export const unreadAlarm = 'unread';
/** Without the user at the computer for so long, mail is read less often. */
const idleSeconds = 300;
const soonMs = 1_000;
/** Letters that the popup shows. */
const mailsShown = 3;

let running: Promise<void> | null = null;
let again = false;

/** Reads what is due, draws the badge, plans the next time. One run at a time; a call during a run leads to one more. */
export function pollDue(desk: Desk): Promise<void> {
  again = true;
  running ??= run(desk);
  return running;
}

async function run(desk: Desk): Promise<void> {
  try {
    while (again) {
      again = false;
      for (const tally of await tallies.getValue())
        if (rebased(tally, desk.now()) !== tally) await changeTally(tally.key, (old) => rebased(old, desk.now()));
      const paused = await unreadPaused.getValue();
      const isQuiet = (await quietEnd(desk.now())) > 0;
      const due = (await tallies.getValue()).filter(
        ({ dueAt, institutionId }) => dueAt <= desk.now() && !isQuiet && !paused.includes(institutionId),
      );
      await drawBadge(desk);
      await Promise.all(due.map((tally) => readOne(desk, tally)));
      if (due.length > 0) await drawBadge(desk);
      await plan(desk);
    }
  } finally {
    // In the same breath as the last look at `again`: no call falls between.
    running = null;
  }
}

async function readOne(desk: Desk, { key, origin }: Tally): Promise<void> {
  if (!(await isPermitted(origin))) return wait(key, desk.now() + (await periodMs()));
  const shown = await askPage(desk, key);
  const wanted = await keepAlive.getValue();
  const tally = await changeTally(key, (now) => (isLeft(now, wanted, desk.now()) ? { ...now, dueAt: never } : now));
  if (tally === null || tally.dueAt === never) return;
  const reader = unreadReaderOf(tally.product);
  if (reader.read === null) return wait(key, shown === null ? never : desk.now() + (await periodMs()));
  if (!(await mayAsk(desk, tally))) return;
  const get = fetcherFor(origin, fetch);
  if (tally.mailsDue && reader.readMails !== null) {
    const heads = await reader.readMails(tally, get);
    const mails = heads.state === 'count' ? heads.mails : null;
    const [chance, shows] = await Promise.all([chanceOf(desk), previewMails.getValue()]);
    await changeTally(key, (old) => ({
      ...old,
      headsWanted: 0,
      mailsDue: false,
      mails: shows ? (mails ?? []).slice(0, mailsShown).map(cleanHead) : [],
      dueAt: chance.now + chance.periodMs,
    }));
    if (tally.headsWanted > 0) await announce(tally, tally.headsWanted, mails);
    return;
  }
  const begunAt = desk.now();
  const read = await reader.read(tally, get, { shown, proved: tally.proved });
  const isIdle = (await browser.idle.queryState(idleSeconds)) !== 'active';
  const chance = await chanceOf(desk, isIdle);
  // A session that began meanwhile has nothing to do with this answer.
  await numberChanged(key, chance.now, (old) =>
    old.sid === tally.sid ? withRead(old, read, chance, begunAt, shown !== null) : old,
  );
}

async function wait(key: string, dueAt: number): Promise<void> {
  await changeTally(key, (tally) => ({ ...tally, dueAt }));
}

/** Asks the tab that showed the mailbox what it shows now. Null: it is gone, shows something else, or no number. */
async function askPage(desk: Desk, key: string): Promise<Shown | null> {
  const tally = (await tallies.getValue()).find((one) => one.key === key);
  if (tally?.tabId === undefined || tally.tabId === null) return null;
  const said = unreadSaidIn(await sendToPage(tally.tabId, 0, 'page:unread', {}));
  const session = said === null ? null : sessionAt(said.address)?.session;
  if (said === null || session?.sid !== tally.sid || session.origin !== tally.origin) return null;
  const chance = await chanceOf(desk);
  const reading = readingOf(said);
  await numberChanged(key, chance.now, (old) => withShown(old, reading, chance), mailsOf(reading));
  return said.reading?.state === 'count' ? { count: said.reading.count, at: chance.now } : null;
}

/** Takes the host's turn for one request, on record before it is sent; false: not yet, and the tally waits for its turn. */
function mayAsk(desk: Desk, tally: Tally): Promise<boolean> {
  return inTurn(async () => {
    const asked = await askedAt.getValue();
    const now = desk.now();
    // Times of a clock that was set back since count as now, this once.
    const before = (asked[tally.origin] ?? []).map((at) => Math.min(at, now));
    const may = allowedAt(before, isFailing(tally), now) <= now;
    await askedAt.setValue({ ...asked, [tally.origin]: may ? withAsked(before, now) : before });
    return may;
  });
}

/** The alarm for the next reading, or for the moment a number becomes too old to be shown. Made anew at every start, since alarms may be lost. */
async function plan(desk: Desk): Promise<void> {
  const [all, paused, asked, period, now] = [
    await tallies.getValue(),
    await unreadPaused.getValue(),
    await askedAt.getValue(),
    await periodMs(),
    desk.now(),
  ];
  const quiet = await quietEnd(now);
  const times = all
    .filter(({ institutionId }) => !paused.includes(institutionId))
    .flatMap((tally) => {
      const turn = allowedAt(asked[tally.origin] ?? [], isFailing(tally), now);
      const stale = (staleAt(tally, period) ?? 0) + 1;
      return [...(tally.dueAt === never ? [] : [Math.max(tally.dueAt, turn, quiet)]), ...(stale > now ? [stale] : [])];
    });
  if (times.length === 0) await browser.alarms.clear(unreadAlarm);
  else await browser.alarms.create(unreadAlarm, { when: Math.max(Math.min(...times), now + soonMs) });
}
