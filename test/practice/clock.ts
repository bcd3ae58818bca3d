// The server's own clock, which a test or the person at the console can shift.

/** Time of the practice server, in ms since 1970. */
export class Clock {
  /** Added to the real time, in ms. */
  offsetMs = 0;
  readonly #real: () => number;

  constructor(real: () => number) {
    this.#real = real;
  }

  /** Now, in ms, with the shift. */
  now(): number {
    return this.#real() + this.offsetMs;
  }
}
