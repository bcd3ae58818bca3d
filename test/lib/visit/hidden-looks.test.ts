// Looks at a box that cannot be filled yet.
import { expect, it } from 'vitest';
import { makeHiddenLooks } from '../../../lib/visit/hidden-looks.ts';

it('a box out of sight is looked at often for five seconds, then less often for five minutes, then not by itself; the next one likewise', () => {
  const pauses: number[] = [];
  const looks = makeHiddenLooks((ms) => pauses.push(ms));
  for (let i = 0; i < 1_000; i++) looks.next();
  expect(pauses).toEqual([...Array.from({ length: 20 }, () => 250), ...Array.from({ length: 150 }, () => 2_000)]);
  looks.reset();
  looks.next();
  expect(pauses.at(-1)).toBe(250);
  expect(pauses).toHaveLength(171);
});
