import { describe, expect, it } from 'vitest';
import { createNotices, healedWord, noNotice } from '../../../lib/vault/notice.ts';
import { fakeStore } from './fake-ports.ts';

describe('what the user was not told yet', () => {
  it('is added up and survives the worker until he has read it', async () => {
    const store = fakeStore();
    await createNotices(store).add({ healed: 'primary', rolledBack: false, missingSaves: 0 });
    await createNotices(store).add({ healed: 'mirror', rolledBack: true, missingSaves: 3 });
    await createNotices(store).add({ healed: null, rolledBack: true, missingSaves: 1 });
    expect(await createNotices(store).read()).toEqual({ healed: 'both', rolledBack: true, missingSaves: 3 });
    await createNotices(store).dismiss();
    expect(await createNotices(store).read()).toEqual(noNotice);
  });

  it('writes nothing when there is nothing to say', async () => {
    const store = fakeStore();
    await createNotices(store).add(noNotice);
    expect(store.records.size).toBe(0);
  });

  it('is kept in memory when the store takes nothing, and garbage in it is no notice', async () => {
    const store = fakeStore();
    store.faults.set = true;
    const notices = createNotices(store);
    await notices.add({ healed: 'primary', rolledBack: false, missingSaves: 0 });
    expect(await notices.read()).toMatchObject({ healed: 'primary' });
    store.faults.get = true;
    expect(await notices.read()).toMatchObject({ healed: 'primary' });
    const other = fakeStore();
    other.records.set('notice', { healed: 'everything' });
    expect(await createNotices(other).read()).toEqual(noNotice);
  });

  it('names the store that was healed', () => {
    expect(healedWord({ primary: true, mirror: true })).toBe('both');
    expect(healedWord({ primary: true, mirror: false })).toBe('primary');
    expect(healedWord({ primary: false, mirror: true })).toBe('mirror');
    expect(healedWord({ primary: false, mirror: false })).toBeNull();
  });
});
