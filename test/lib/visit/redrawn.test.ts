// A picture drawn anew: the same size, other pixels, standing still.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchRedrawn } from '../../../lib/visit/redrawn.ts';

const pictureOf = (shade: number, side = 4) =>
  ({ width: side, height: side, data: new Uint8ClampedArray(side * side * 4).fill(shade) }) as ImageData;
const before = pictureOf(0);
const wait = (ms: number) => vi.advanceTimersByTime(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('is told once it has stood still, and a look is asked for until then', () => {
  const lookSoon = vi.fn();
  const isRedrawn = watchRedrawn(lookSoon);
  expect(isRedrawn(before, pictureOf(1))).toBe(false);
  wait(1_400);
  expect(isRedrawn(before, pictureOf(1))).toBe(false);
  expect(lookSoon.mock.calls).toEqual([[200], [200]]);
  wait(100);
  expect(isRedrawn(before, pictureOf(1))).toBe(true);
});

it.each([
  ['none', null],
  ['the same', pictureOf(0)],
  ['one of another size', pictureOf(1, 5)],
])('%s in its place is none, and what stood there before it does not count', (_what, now) => {
  const lookSoon = vi.fn();
  const isRedrawn = watchRedrawn(lookSoon);
  isRedrawn(before, pictureOf(1));
  wait(1_000);
  expect(isRedrawn(before, now)).toBe(false);
  expect(lookSoon).toHaveBeenCalledTimes(1);
  wait(1_000);
  expect(isRedrawn(before, pictureOf(1))).toBe(false);
});

it('one that changes at every look never stands still', () => {
  const isRedrawn = watchRedrawn(() => undefined);
  for (let shade = 1; shade < 20; shade += 1) {
    expect(isRedrawn(before, pictureOf(shade))).toBe(false);
    wait(1_000);
  }
});
