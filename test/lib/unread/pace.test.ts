// How often a host is asked: waits, limits, and both over hours of trouble.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedAt, backOffMs, jittered, restMs, withAsked } from '../../../lib/unread/pace.ts';

const minute = 60_000;

describe('the wait after a failure', () => {
  it('is 1, 2, 4 … and at most 60 minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 50].map((failures) => backOffMs(failures, null, 0.5) / minute)).toEqual([
      1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
  });
  it('is a fifth more or less, by chance', () => {
    expect([0, 0.5, 1].map((random) => jittered(10 * minute, random) / minute)).toEqual([8, 10, 12]);
    expect([0, 1].map((random) => backOffMs(3, null, random) / minute)).toEqual([3.2, 4.8]);
  });
  it('is never shorter than the server asks for', () => {
    expect([backOffMs(1, 600_000, 0), backOffMs(5, 1_000, 0.5)]).toEqual([600_000, 16 * minute]);
  });
});

describe('the wait after a good reading', () => {
  it('is the period, and thrice as long with nobody at the computer', () => {
    expect([restMs(5 * minute, false, 0.5), restMs(5 * minute, true, 0.5)]).toEqual([5 * minute, 15 * minute]);
  });
});

describe('a host', () => {
  it('is never asked twice in a minute', () => {
    expect([allowedAt([], false, 0), allowedAt([7], false, 8)]).toEqual([0, 7 + minute]);
  });
  it('in trouble is asked three times in ten minutes, and not again before they are over', () => {
    const asked = [0, minute, 3 * minute];
    expect([allowedAt(asked, true, 5 * minute), allowedAt(asked, false, 5 * minute)]).toEqual([10 * minute, 4 * minute]);
  });
  it('is asked again a minute after a clock was set back', () => {
    expect(allowedAt([9 * minute, 5 * minute], false, 0)).toBe(minute);
    expect(withAsked([9 * minute], 0)).toEqual([0, 0]);
  });
  it('keeps both limits over hours of trouble, whatever chance says', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }), (chances) => {
        const times: number[] = [];
        let kept: readonly number[] = [];
        let at = 0;
        for (const [failures, random] of chances.entries()) {
          at = Math.max(at, allowedAt(kept, true, at));
          times.push(at);
          kept = withAsked(kept, at);
          at += backOffMs(failures + 1, null, random);
        }
        const within = (spanMs: number) =>
          Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + spanMs).length));
        expect(within(minute)).toBe(1);
        expect(within(10 * minute)).toBeLessThanOrEqual(3);
      }),
    );
  });
});
