// One clock for everything on a page that changes with time, so that a thousand codes cost one timer.
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

/**
 * What `read` makes of the time, in ms since 1970. The component draws anew only when that changes.
 * @param read a number or a text, never a new object each time
 */
export function useClock<Value extends number | string>(read: (now: number) => Value): Value {
  return useSyncExternalStore(listen, () => read(heard.size === 0 ? Date.now() : now));
}

/** Whole seconds until `endAt` (ms since 1970), rounded up, never below 0. */
export function useSecondsUntil(endAt: number): number {
  return useClock((at) => Math.max(0, Math.ceil((endAt - at) / 1000)));
}
