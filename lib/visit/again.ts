// A question that came to nothing is asked again: ever later, and not for ever.
import { makeWait } from './wait.ts';

export interface Again {
  /** Whether it is too early to ask, or has been asked often enough in this step. */
  readonly resting: boolean;
  /** It came to nothing. `byItself`: a look follows when the time has come, else whatever makes one leads to the next question. */
  failed(byItself: boolean): void;
  /** Another step begins: nothing has come to nothing yet. */
  reset(): void;
}

/** Before each further try. What lasts longer than all of these is no passing failure. */
const pausesMs: readonly number[] = [100, 500, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 60_000];

/** @param look asks for another look at the page */
export function makeAgain(look: () => void): Again {
  const wait = makeWait();
  let failures = 0;
  let restsUntil = 0;
  return {
    get resting() {
      return performance.now() < restsUntil;
    },
    failed(byItself) {
      const pauseMs = pausesMs[failures] ?? Number.POSITIVE_INFINITY;
      failures += 1;
      restsUntil = performance.now() + pauseMs;
      if (!byItself || pauseMs === Number.POSITIVE_INFINITY) return;
      wait.until(pauseMs, () => {
        // A timer may be a moment early.
        restsUntil = 0;
        look();
      });
    },
    reset() {
      wait.stop();
      failures = 0;
      restsUntil = 0;
    },
  };
}
