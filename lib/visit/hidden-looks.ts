// Looks at a box that could not take a code yet: often while it may be sliding or fading in, then, as behind a sheet that somebody closes, less often.

export interface HiddenLooks {
  /** Asks for the next look, unless there were enough: then whatever changes in the page makes one. */
  next(): void;
  /** The box can be filled, or has gone. */
  reset(): void;
}

const soonMs = 250;
const looksSoon = 20;
const laterMs = 2_000;
const mostLooks = 170;

/** @param lookSoon asks for a look after so many ms */
export function makeHiddenLooks(lookSoon: (afterMs: number) => void): HiddenLooks {
  let looks = 0;
  return {
    next() {
      looks += 1;
      if (looks <= mostLooks) lookSoon(looks <= looksSoon ? soonMs : laterMs);
    },
    reset() {
      looks = 0;
    },
  };
}
