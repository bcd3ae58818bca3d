// Asking again: ever later, and not for ever.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAgain } from '../../../lib/visit/again.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

describe('a question that came to nothing', () => {
  it('rests a moment, and then asks for a look once', () => {
    const look = vi.fn();
    const again = makeAgain(look);
    expect(again.resting).toBe(false);
    again.failed(true);
    expect(again.resting).toBe(true);
    vi.advanceTimersByTime(100);
    expect([again.resting, look.mock.calls.length]).toEqual([false, 1]);
    vi.advanceTimersByTime(100_000);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('asks for no look where it is not wanted, and may be asked again all the same', () => {
    const look = vi.fn();
    const again = makeAgain(look);
    again.failed(false);
    vi.advanceTimersByTime(99);
    expect(again.resting).toBe(true);
    vi.advanceTimersByTime(1);
    expect([again.resting, look.mock.calls.length]).toEqual([false, 0]);
  });

  it('rests for good in the end, until the next step', () => {
    const again = makeAgain(() => undefined);
    const rests: number[] = [];
    for (let tries = 0; tries < 20 && !again.resting; tries += 1) {
      again.failed(true);
      const at = performance.now();
      while (again.resting && performance.now() - at < 3_600_000) vi.advanceTimersByTime(100);
      rests.push(performance.now() - at);
    }
    expect(rests).toEqual([100, 500, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 60_000, 3_600_000]);
    again.reset();
    expect(again.resting).toBe(false);
    again.failed(true);
    vi.advanceTimersByTime(100);
    expect(again.resting).toBe(false);
  });

  it('is not asked for in another step any more', () => {
    const look = vi.fn();
    const again = makeAgain(look);
    again.failed(true);
    again.reset();
    vi.advanceTimersByTime(10_000);
    expect(look).not.toHaveBeenCalled();
  });
});
