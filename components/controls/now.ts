// One clock for all countdowns of a page, so that a thousand codes cost one timer.
import { useSyncExternalStore } from 'react';

const tickMs = 250;
const heard = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const tell of heard) tell();
}

function listen(tell: () => void): () => void {
  if (heard.size === 0) {
    now = Date.now();
    timer = setInterval(tick, tickMs);
  }
  heard.add(tell);
  return () => {
    heard.delete(tell);
    if (heard.size === 0) clearInterval(timer);
  };
}

/** Whole seconds until `endAt` (ms since 1970), rounded up, never below 0. The component draws anew only when the number changes. */
export function useSecondsUntil(endAt: number): number {
  return useSyncExternalStore(listen, () => Math.max(0, Math.ceil((endAt - (heard.size === 0 ? Date.now() : now)) / 1000)));
}
