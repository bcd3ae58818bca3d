import { describe, expect, it } from 'vitest';
import { createTries, waitAfter } from '../../../lib/vault/tries.ts';
import { fakeStore } from './fake-ports.ts';

describe('the wait after wrong passphrases', () => {
  it('starts with the sixth try, doubles, and ends at a minute', () => {
    const waits = [0, 1, 4, 5, 6, 7, 10, 11, 12, 1_000].map((count) => waitAfter({ count, triedAt: 0 }, 0));
    expect(waits).toEqual([0, 0, 0, 1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('passes with the time', () => {
    expect(waitAfter({ count: 8, triedAt: 1_000 }, 4_000)).toBe(5_000);
    expect(waitAfter({ count: 8, triedAt: 1_000 }, 9_000)).toBe(0);
  });

  it('is counted over workers, taken back, and forgotten', async () => {
    const store = fakeStore();
    const tries = () => createTries(store, () => 10);
    for (let count = 0; count < 6; count += 1) await tries().count();
    expect(await tries().waitMs()).toBe(2_000);
    const before = await tries().count();
    expect(before).toEqual({ count: 6, triedAt: 10 });
    await tries().keep(before);
    expect(await tries().waitMs()).toBe(2_000);
    await tries().clear();
    expect(await tries().waitMs()).toBe(0);
  });

  it('starts anew from now, not from a time to come, after the clock was set back', async () => {
    const store = fakeStore();
    store.records.set('tries', { count: 9, triedAt: 1_000_000 });
    let now = 0;
    const tries = createTries(store, () => now);
    expect(await tries.waitMs()).toBe(16_000);
    now = 16_000;
    expect(await tries.waitMs()).toBe(0);
  });

  it('is counted in memory by a store that fails, and garbage counts as none', async () => {
    const store = fakeStore();
    store.faults.set = true;
    const tries = createTries(store, () => 10);
    for (let count = 0; count < 5; count += 1) await tries.count();
    expect(await tries.waitMs()).toBe(1_000);
    store.faults.set = false;
    await tries.clear();
    store.records.set('tries', { count: -1 });
    expect(await tries.waitMs()).toBe(0);
  });
});
