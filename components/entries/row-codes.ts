// Codes for rows that came without one or whose code has ended: asked for together, and only while a row is in sight.
import { useEffect, useSyncExternalStore } from 'react';
import type { EntryView, RowCode } from '../../lib/messaging/contract.ts';
import { ask, isProblem } from '../controls/ask.ts';
import { useClock } from '../controls/now.ts';
import { liveCode, type LiveCode, phaseOf, type Timed } from './live-code.ts';

const codes = new Map<string, RowCode>();
const heard = new Set<() => void>();
let wanted = new Set<string>();

/** All rows that ask in one go are asked for in one message. */
function want(id: string): void {
  if (wanted.size === 0) queueMicrotask(() => void askForWanted());
  wanted.add(id);
}

async function askForWanted(): Promise<void> {
  const ids = [...wanted];
  wanted = new Set();
  const answer = await ask('otp:codes', { ids });
  // Without an answer the rows stay as they are until the list itself is asked for anew.
  if (isProblem(answer)) return;
  for (const row of answer.codes) codes.set(row.id, row);
  for (const tell of heard) tell();
}

function listen(tell: () => void): () => void {
  heard.add(tell);
  return () => void heard.delete(tell);
}

/** Which of both was made later; null: the list's own. */
export function laterOf(listed: Timed, asked: RowCode | undefined): RowCode | null {
  return asked !== undefined && asked.expiresAt > (listed.expiresAt ?? 0) ? asked : null;
}

/** Whether a row must ask: it has no code yet, or only the one after the one it was given. */
export function mustAsk({ type }: Pick<EntryView, 'type'>, timed: Timed, now: number): boolean {
  if (type === 'hotp') return false;
  return timed.code === null || ['next', 'over'].includes(phaseOf(timed, now));
}

/** The code of an entry in sight as of now; draws anew when it changes. */
export function useLiveCode(entry: EntryView): LiveCode {
  const asked = useSyncExternalStore(listen, () => codes.get(entry.id));
  const { period } = entry;
  const later = laterOf(entry, asked);
  const timed = later === null ? entry : { ...later, period };
  const asks = useClock((now) => (mustAsk(entry, timed, now) ? 1 : 0)) === 1;
  useEffect(() => {
    if (asks) want(entry.id);
  }, [asks, entry]);
  return liveCode(
    timed,
    useClock((now) => phaseOf(timed, now)),
  );
}
