// The memory of tabs: one change after the other.
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeTab, forgetTab, inTurn, tabMemory } from '../../../lib/background/tabs.ts';
import { freshTab } from '../../../lib/settings/session.ts';

beforeEach(() => {
  fakeBrowser.reset();
});

describe('the memory of a tab', () => {
  it('is fresh at first and after the tab has closed', async () => {
    expect(await tabMemory(7)).toEqual(freshTab);
    await changeTab(7, () => ({ account: 'student1' }));
    await changeTab(8, () => ({ account: 'student2' }));
    await forgetTab(7);
    expect(await tabMemory(7)).toEqual(freshTab);
    expect((await tabMemory(8)).account).toBe('student2');
  });

  it('loses nothing when two changes come at once', async () => {
    const tried = { entryId: 'one', account: '', purpose: 'login', step: 1, at: 1, refused: false } as const;
    await Promise.all([1, 2, 3].map(() => changeTab(7, ({ tries }) => ({ tries: [...tries, tried] }))));
    expect((await tabMemory(7)).tries).toHaveLength(3);
  });

  it('goes on after a change that failed', async () => {
    const failed = inTurn(() => Promise.reject(new Error('disk full')));
    const after = changeTab(7, () => ({ account: 'student1' }));
    await expect(failed).rejects.toThrow('disk full');
    expect((await after).account).toBe('student1');
  });
});
