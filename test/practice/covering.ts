// Picks values for a record of open choices: the plain ones, by seed, or as a list in which every value comes up.

/** Every open choice with its values; the first value of each makes the plain variant. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** One value for every open choice. */
export type Picked<C extends Choices> = { readonly [K in keyof C]: C[K][number] };

/** How a start names its variant: by seed (without one the plain variant), with single choices laid over it. */
export interface Wish<C extends Choices> {
  readonly seed?: number;
  readonly variant?: Partial<Picked<C>>;
}

export interface Covering<C extends Choices> {
  readonly choices: C;
  /** Names of all choices, in a fixed order. */
  readonly names: readonly (keyof C & string)[];
  /** The first value of every choice. */
  readonly plain: Picked<C>;
  /** Fewest variants in which every value of every choice appears. */
  readonly least: number;
  /** The same variant for the same seed, always. */
  ofSeed(seed: number): Picked<C>;
  /**
   * A fixed list of `count` variants. Every round through the values of a choice takes them in another order, so with `count` of at
   * least `least` every value of every choice appears, and choices meet in many different pairs. 12 unless told.
   */
  list(count?: number): Picked<C>[];
  /** The variant of a wish. */
  wished(wish: Wish<C>): Picked<C>;
}

/** Small seeded generator (a linear congruential one, enough to pick variants); each call gives a number from 0 up to 1. */
function generator(seed: number): () => number {
  let state = (seed >>> 0) ^ 0x2545f491;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 8) ^ (state >>> 20)) / 2 ** 24;
  };
}

/** The numbers below `count` in an order fixed by the seed. */
function shuffled(count: number, seed: number): number[] {
  const next = generator(seed * 2654435761);
  next();
  const keyed = Array.from({ length: count }, (_, value) => ({ value, key: next() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ value }) => value);
}

/** The ways to pick from these choices. */
export function covering<const C extends Choices>(choices: C): Covering<C> {
  const names = Object.keys(choices) as (keyof C & string)[];
  const valuesOf = (name: keyof C & string) => choices[name] ?? [];
  const build = (pick: (count: number, index: number) => number): Picked<C> => {
    const entries = names.map((name, index) => [name, valuesOf(name)[pick(valuesOf(name).length, index)]]);
    return Object.fromEntries(entries) as Picked<C>;
  };
  const plain = build(() => 0);
  // A generator a choice: numbers drawn one after the other from neighbouring seeds run alike.
  const ofSeed = (seed: number) => build((count, index) => shuffled(count, seed * 7919 + index * 104_729)[0] ?? 0);
  return {
    choices,
    names,
    plain,
    least: Math.max(...names.map((name) => valuesOf(name).length)),
    ofSeed,
    wished: ({ seed, variant }) => ({ ...(seed === undefined ? plain : ofSeed(seed)), ...variant }),
    list: (count = 12) =>
      Array.from({ length: count }, (_, at) =>
        build((values, index) => shuffled(values, index * 97 + Math.floor(at / values))[at % values] ?? 0),
      ),
  };
}
