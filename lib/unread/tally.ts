// What is known of one mailbox after each thing that is heard of it. Pure: times and chance are handed in.
import type { ProviderId } from '../institutions/index.ts';
import type { MailSession, Read, Reading } from '../providers/unread.ts';
import type { Tally } from '../settings/unread.ts';
import { backOffMs, jittered, restMs } from './pace.ts';

/** A mailbox is read this long after its page was last open, unless the user wants its session kept alive. */
const afterUseMs = 30 * 60_000;
const againMs = 60_000;
/** So many times the open page is believed when it shows a number and the host says that the session is over. */
const doubtsGiven = 2;
/** A session that is over rests as after so many more failures: 8 minutes and longer. */
const signedOutRest = 3;
/** Not before its page is open again. */
export const never = Number.MAX_SAFE_INTEGER;

export interface Chance {
  readonly now: number;
  /** From 0 to 1. */
  readonly random: number;
  readonly periodMs: number;
  readonly isIdle: boolean;
}

/** Whose session it is, as far as is known. */
export interface Owner {
  readonly institutionId: string;
  readonly product: ProviderId;
  readonly account: string | null;
}

/** A session that was not known: nothing is read yet, and the first reading is due at once. */
export function begun(session: MailSession, owner: Owner, key: string, now: number): Tally {
  return {
    ...session,
    ...owner,
    key,
    proved: false,
    tabId: null,
    state: 'waiting',
    count: 0,
    exact: true,
    countedAt: 0,
    failures: 0,
    dueAt: now,
    usedAt: now,
    announcedCount: null,
    headsWanted: 0,
    mails: [],
    mailsDue: false,
    noticed: 0,
    letter: '',
  };
}

/** After what the open page says. */
export function withShown(tally: Tally, reading: Reading | null, chance: Chance): Tally {
  const used = { ...tally, usedAt: chance.now };
  // A number that has gone from the page may be none or another: the host knows.
  if (reading === null) return tally.state === 'count' ? { ...used, dueAt: Math.min(tally.dueAt, chance.now) } : used;
  if (reading.state === 'unreachable') return used;
  // That the page does not show its number matters where the host was not heard to tell it either; when that is asked does not hang on it.
  if (reading.state === 'changed') {
    const isOpen = !tally.proved && (tally.state === 'waiting' || tally.state === 'count');
    return isOpen ? { ...used, state: 'changed' } : used;
  }
  const said = withState(used, reading, chance);
  // Where sessions cannot be told apart, the next one may be another person's.
  if (reading.state !== 'count') return tally.sid === '' ? { ...said, announcedCount: null } : said;
  // The page says how much is unread, not that the host answers us; only a number that moves shows that its session lives.
  const isBack = tally.state === 'signed-out' && reading.count !== tally.count;
  const dueAt = tally.dueAt === never || isBack ? chance.now : tally.dueAt;
  return { ...said, failures: isBack ? 0 : tally.failures, dueAt };
}

/**
 * After a reading in the background.
 * @param begunAt when its request was sent: what the page has told since is newer
 * @param isShown the page showed a number just before
 */
export function withRead(
  tally: Tally,
  { reading, route, proved, again }: Read,
  chance: Chance,
  begunAt = chance.now,
  isShown = false,
): Tally {
  const next = { ...tally, route, proved };
  const rest = chance.now + restMs(chance.periodMs, chance.isIdle, chance.random);
  if (tally.countedAt > begunAt || (tally.state === 'signed-out' && tally.usedAt > begunAt))
    return { ...next, dueAt: Math.max(tally.dueAt, rest) };
  // The page of that very session shows its number: it is believed, though not for ever, since a dead page shows one too.
  if (reading?.state === 'signed-out' && isShown && tally.failures < doubtsGiven) {
    const failures = tally.failures + 1;
    return { ...next, failures, dueAt: chance.now + backOffMs(failures, null, chance.random) };
  }
  if (reading === null) {
    // That the number is nowhere to be found is still so.
    const state = tally.state === 'unreachable' ? (tally.countedAt > 0 ? 'count' : 'waiting') : tally.state;
    return { ...next, state, failures: 0, dueAt: rest };
  }
  // A session's end that may be something else is believed the second time running.
  const isDoubted =
    reading.state === 'signed-out' && tally.state !== 'signed-out' && (tally.failures === 0 || tally.route !== route);
  if (again && (isDoubted || reading.state === 'changed')) {
    const failures = isDoubted ? tally.failures + 1 : tally.failures;
    return { ...next, failures, dueAt: chance.now + jittered(againMs, 0.5 + chance.random / 2) };
  }
  return withState(next, reading, chance);
}

function withState(tally: Tally, reading: Reading, { now, random, periodMs, isIdle }: Chance): Tally {
  const { state } = reading;
  if (state === 'count') {
    const { count, exact } = reading;
    const dueAt = now + restMs(periodMs, isIdle, random);
    return { ...tally, state, count, exact, countedAt: now, failures: 0, dueAt };
  }
  if (state === 'signed-out') {
    // It may have been said in error: asked again, after a longer rest than for any other trouble.
    const times = tally.state === 'signed-out' ? tally.failures + 1 : Math.max(1, tally.failures);
    const dueAt = now + backOffMs(times + signedOutRest, null, random);
    return { ...tally, state, failures: times, headsWanted: 0, dueAt };
  }
  const failures = tally.failures + 1;
  const retryAfterMs = state === 'unreachable' ? reading.retryAfterMs : null;
  return { ...tally, state, failures, dueAt: now + backOffMs(failures, retryAfterMs, random) };
}

/** After the clock was set back: how old its number is nobody knows, and what was put off is due. The same tally where it was not. */
export function rebased(tally: Tally, now: number): Tally {
  const { countedAt, usedAt, dueAt } = tally;
  if (Math.max(countedAt, usedAt) <= now + againMs) return tally;
  return {
    ...tally,
    countedAt: countedAt > now ? 0 : countedAt,
    usedAt: Math.min(usedAt, now),
    dueAt: dueAt === never ? never : now,
  };
}

/** Whether asking its host would keep a session alive that the user may have left: not before its page is open again, unless he wants that. */
export function isLeft(tally: Tally, keepAlive: boolean, now: number): boolean {
  return !keepAlive && now > tally.usedAt + afterUseMs;
}

/** Whether its host is asked for something it has not given yet, or gave last time and now does not. */
export function isFailing({ state, failures }: Tally): boolean {
  return failures > 0 || state !== 'count';
}

/** The mailbox a session belongs to among those known: the same session, else the same account, else the same host with no account to tell it by. */
export function tallyOf(known: readonly Tally[], session: MailSession, { institutionId, account }: Owner): Tally | null {
  const mine = known.filter((tally) => tally.institutionId === institutionId);
  const byAccount = mine.find((tally) => account !== null && tally.account === account);
  const unnamed = mine.find((tally) => tally.origin === session.origin && (account === null || tally.account === null));
  return mine.find(({ sid, origin }) => sid === session.sid && origin === session.origin) ?? byAccount ?? unnamed ?? null;
}

/**
 * New letters to announce after the number has changed, and the tally that will not announce them again. The first number announces nothing.
 */
export function announcing(tally: Tally): { readonly tally: Tally; readonly fresh: number } {
  const { state, count, announcedCount } = tally;
  if (state !== 'count' || count === announcedCount) return { tally, fresh: 0 };
  return { tally: { ...tally, announcedCount: count }, fresh: announcedCount === null ? 0 : Math.max(0, count - announcedCount) };
}
