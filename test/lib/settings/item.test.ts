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
    expect(await fakeBrowser.storage.session.get(null)).toEqual({ thing: 7, 'told:thing': ['a'] });
  });

  it.each(['local', 'session'] as const)(
    'of the %s area tells its watchers of its own changes only, and of its fallback when it was removed, until they stop',
    async (area) => {
      const watched = defineItem<readonly string[]>(area, 'watched', ['default']);
      const changed = vi.fn();
      const stop = watched.watch(changed);
      await watched.setValue(['a']);
      await defineItem(area, 'other', 0).setValue(1);
      await defineItem(area === 'local' ? 'session' : 'local', 'watched', 0).setValue(1);
      await fakeBrowser.storage.session.clear();
      expect(changed.mock.calls).toEqual([[['a']], [['default']]]);
      stop();
      await watched.setValue(['b']);
      expect(changed).toHaveBeenCalledTimes(2);
    },
  );

  it('is watched without listening to the store in which the vault has its mirror', () => {
    const [all, local] = [fakeBrowser.storage.onChanged, fakeBrowser.storage.local.onChanged];
    const heard = [vi.spyOn(all, 'addListener').mock, vi.spyOn(local, 'addListener').mock];
    item.watch(() => undefined);
    expect(heard.flatMap(({ calls }) => calls)).toEqual([]);
  });

  it('is stored before it is told', async () => {
    const stored: unknown[] = [];
    const reads: Promise<unknown>[] = [];
    item.watch(() => void reads.push(item.getValue().then((value) => stored.push(value))));
    await item.setValue(['a']);
    await Promise.all(reads);
    expect(stored).toEqual([['a']]);
  });

  it('rejects when the store does', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('full'));
    await expect(item.setValue([])).rejects.toThrow('full');
  });
});
