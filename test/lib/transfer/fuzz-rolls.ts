// Dice with a seed, and what they do to a JSON value or to bytes: the mutations of the fuzz runs.

export interface Rolls {
  /** 0 to `below` - 1. */
  readonly whole: (below: number) => number;
  readonly pick: <One>(list: readonly [One, ...One[]]) => One;
  readonly chance: (oneIn: number) => boolean;
}

/** The same numbers for the same seed, always (mulberry32). */
export function rollsOf(seed: number): Rolls {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return { whole, pick: (list) => list[whole(list.length)] ?? list[0], chance: (oneIn) => whole(oneIn) === 0 };
}

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Values that readers stumble over. */
function odd(rolls: Rolls): unknown {
  return rolls.pick([
    () => null,
    () => undefined,
    () => true,
    () => rolls.pick([0, -1, 0.5, 1e308, 2 ** 53, -(2 ** 31), Number.NaN]),
    () => rolls.pick(['', ' ', '\u0000', '0', '-1', '1e9', 'NaN', '__proto__', '=1', 'otpauth://', 'AAAA', '!']),
    () => 'A'.repeat(rolls.pick([1, 100, 5000])),
    () => String.fromCharCode(0xd800 + rolls.whole(0x800)),
    () => [],
    () => ({}),
    () => nested(rolls.pick([2, 50])),
    () => Array.from({ length: rolls.whole(20) }, () => null),
  ])();
}

/** Of what JSON can say; several times as fast as `structuredClone`. */
function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

type Holder = Record<string, unknown> | unknown[];
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** Every place in a value that holds something. */
function placesIn(value: unknown, places: [Holder, string][] = []): [Holder, string][] {
  if (!isHolder(value)) return places;
  for (const key of Object.keys(value)) {
    places.push([value, key]);
    placesIn(Reflect.get(value, key), places);
  }
  return places;
}

function mutatePlace(rolls: Rolls, [holder, key]: [Holder, string], places: readonly [Holder, string][]): void {
  const kind = rolls.whole(6);
  const old: unknown = Reflect.get(holder, key);
  if (kind === 0) Reflect.deleteProperty(holder, key);
  else if (kind === 1 && Array.isArray(holder)) holder.push(old, copied(old));
  else if (kind === 2) {
    // Something of the right looks in the wrong place.
    const [other, at] = places[rolls.whole(places.length)] ?? [holder, key];
    Reflect.set(holder, key, copied(Reflect.get(other, at)));
  } else if (kind === 3 && typeof old === 'string') {
    const at = rolls.whole(old.length + 1);
    Reflect.set(holder, key, old.slice(0, at) + rolls.pick(['', 'A', '%', '=', '\uFFFF', old]) + old.slice(at + rolls.whole(3)));
  } else Reflect.set(holder, key, odd(rolls));
}

/** A copy with one to four places changed. */
export function mutated(rolls: Rolls, value: unknown): unknown {
  const copy = copied(value);
  for (let times = 1 + rolls.whole(4); times > 0; times--) {
    const places = placesIn(copy);
    const place = places[rolls.whole(places.length)];
    if (place !== undefined) mutatePlace(rolls, place, places);
  }
  return copy;
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(head.length + tail.length);
  both.set(head);
  both.set(tail, head.length);
  return both;
}

/** A copy with some bytes flipped, cut out, or doubled. */
export function mutatedBytes(rolls: Rolls, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let copy = Uint8Array.from(bytes);
  for (let times = 1 + rolls.whole(3); times > 0; times--) {
    const at = rolls.whole(copy.length);
    const to = at + rolls.whole(40);
    const kind = rolls.whole(4);
    if (kind === 0) copy = copy.slice(0, at);
    else if (kind === 1) copy = joined(copy.subarray(0, at), copy.subarray(to));
    else if (kind === 2) copy = joined(copy.subarray(0, to), copy.subarray(at));
    else if (at < copy.length) copy[at] = rolls.whole(256);
  }
  return copy;
}
