// One wait at a time.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeWait } from '../../../lib/visit/wait.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a wait', () => {
  it('ends after its time, once, and is over when its work begins', () => {
    const wait = makeWait();
    const waiting: boolean[] = [];
    wait.until(100, () => waiting.push(wait.waiting));
    vi.advanceTimersByTime(99);
    expect([waiting, wait.waiting]).toEqual([[], true]);
    vi.advanceTimersByTime(1_000);
    expect([waiting, wait.waiting]).toEqual([[false], false]);
  });

  it('takes the place of an earlier one', () => {
    const wait = makeWait();
    const done: string[] = [];
    wait.until(100, () => done.push('first'));
    wait.until(200, () => done.push('second'));
    vi.advanceTimersByTime(1_000);
    expect(done).toEqual(['second']);
  });

  it('can be given up', () => {
    const wait = makeWait();
    const then = vi.fn();
    wait.until(100, then);
    wait.stop();
    vi.advanceTimersByTime(1_000);
    expect(then).not.toHaveBeenCalled();
    expect(wait.waiting).toBe(false);
  });
});
