import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defineItem } from '../../../lib/settings/item.ts';

const item = defineItem<readonly string[]>('local', 'thing', ['default']);
beforeEach(() => fakeBrowser.reset());

describe('a stored item', () => {
  it('is its fallback until something is stored, and what was stored afterwards, false and empty values included', async () => {
    expect(await item.getValue()).toEqual(['default']);
    await item.setValue([]);
    expect(await item.getValue()).toEqual([]);
    const flag = defineItem('local', 'flag', true);
    await flag.setValue(false);
    expect(await flag.getValue()).toBe(false);
  });

  it('lies under its own key in its own area', async () => {
    await item.setValue(['a']);
    await defineItem('session', 'thing', 0).setValue(7);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ thing: ['a'] });
    expect(await fakeBrowser.storage.session.get(null)).toEqual({ thing: 7 });
  });

  it('tells its watchers of its own changes only, and of its fallback when it was removed, until they stop', async () => {
    const changed = vi.fn();
    const stop = item.watch(changed);
    await item.setValue(['a']);
    await defineItem('local', 'other', 0).setValue(1);
    await fakeBrowser.storage.local.remove('thing');
    expect(changed.mock.calls).toEqual([[['a']], [['default']]]);
    stop();
    await item.setValue(['b']);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('rejects when the store does', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('full'));
    await expect(item.setValue([])).rejects.toThrow('full');
  });
});
