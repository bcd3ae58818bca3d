// What a mailbox is called at this moment: only a number that is young enough is a number.
import type { UnreadView } from '../messaging/contract.ts';
import type { Tally } from '../settings/unread.ts';

export interface Moment {
  readonly now: number;
  readonly periodMs: number;
  readonly isPaused: boolean;
  /** In the user's quiet hours. */
  readonly isQuiet: boolean;
  /** The browser lets us ask the host. */
  readonly isPermitted: boolean;
  /** The user wants to see the newest letters. */
  readonly showsMails: boolean;
}

/** No number older than this many periods is shown as if it were true now. */
const periodsFresh = 2;

/** When a tally's number stops being shown, ms since 1970; null: it shows none. */
export function staleAt({ state, countedAt }: Tally, periodMs: number): number | null {
  return state === 'count' ? countedAt + periodsFresh * periodMs : null;
}

/** How one mailbox is shown. @param tally null: its page was not open since the browser started */
export function unreadView(
  tally: Tally | null,
  { now, periodMs, isPaused, isQuiet, isPermitted, showsMails }: Moment,
): UnreadView {
  const state = (): UnreadView['state'] => {
    if (!isPermitted) return 'no-permission';
    if (isPaused) return 'paused';
    if (tally === null) return 'waiting';
    if (tally.state === 'unreachable') return 'error';
    if (tally.state !== 'count') return tally.state;
    // A number from the future is one whose age nobody knows.
    const isOld = now > (staleAt(tally, periodMs) ?? 0) || tally.countedAt > now + periodMs;
    return isOld ? (isQuiet ? 'quiet' : 'stale') : 'count';
  };
  return {
    key: tally?.key ?? '',
    account: tally?.account ?? null,
    state: state(),
    count: tally?.count ?? 0,
    exact: tally?.exact ?? true,
    countedAt: tally === null || tally.countedAt === 0 ? null : tally.countedAt,
    mails:
      showsMails && state() === 'count'
        ? (tally?.mails ?? []).map(({ from, subject }, place) => ({ key: `${place}`, from, subject }))
        : [],
  };
}
