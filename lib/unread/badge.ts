// The badge: one short mark for all mailboxes. The number is the sum of what was really read, the colour the worst state of all.
import type { UnreadView } from '../messaging/contract.ts';

export interface Badge {
  readonly text: string;
  /** `#rrggbb`, dark enough for white text. */
  readonly color: string;
  /** The state the colour stands for. */
  readonly worst: BadgeState;
}

/** `locked`: the vault is, so no code can be filled; it hides no number. `nothing`: no mailbox to speak of. */
export type BadgeState = 'error' | 'changed' | 'signed-out' | 'no-permission' | 'stale' | 'locked' | 'count' | 'zero' | 'nothing';

/** From the worst to the best: what the badge says when there is no number, and its colour in any case. */
const looks: Readonly<Record<BadgeState, Pick<Badge, 'text' | 'color'>>> = {
  error: { text: '×', color: '#b3261e' },
  changed: { text: '≠', color: '#a0185c' },
  'signed-out': { text: '!', color: '#8a5300' },
  'no-permission': { text: '?', color: '#6a3fa0' },
  stale: { text: '…', color: '#5f6368' },
  locked: { text: '–', color: '#5f6368' },
  count: { text: '', color: '#0b57d0' },
  zero: { text: '0', color: '#5f6368' },
  nothing: { text: '', color: '#5f6368' },
};
const order = Object.keys(looks) as readonly BadgeState[];
const most = 99;

function badgeState({ state, count }: UnreadView): BadgeState {
  if (state === 'paused' || state === 'quiet' || state === 'waiting') return 'nothing';
  return state === 'count' && count === 0 ? 'zero' : state;
}

/** The badge of these mailboxes. */
export function badgeOf(mailboxes: readonly UnreadView[], isLocked: boolean): Badge {
  const states = new Set<BadgeState>([...mailboxes.map(badgeState), ...(isLocked ? (['locked'] as const) : [])]);
  const worst = order.find((state) => states.has(state)) ?? 'nothing';
  const read = mailboxes.filter(({ state }) => state === 'count');
  const { color, text } = looks[worst];
  if (read.length === 0) return { text, color, worst };
  const sum = read.reduce((all, { count }) => all + count, 0);
  const more = sum > most || read.some(({ exact }) => !exact);
  return { text: `${Math.min(sum, most)}${more ? '+' : ''}`, color, worst };
}
