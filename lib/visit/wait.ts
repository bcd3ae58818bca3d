// One wait at a time, that ends when the page no longer needs it.

export interface Wait {
  readonly waiting: boolean;
  /** Calls `then` after `ms`, in place of an earlier wait. */
  until(ms: number, then: () => void): void;
  stop(): void;
}

export function makeWait(): Wait {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    get waiting() {
      return timer !== null;
    },
    until(ms, then) {
      stop();
      timer = setTimeout(() => {
        timer = null;
        then();
      }, ms);
    },
    stop,
  };
}
