import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askToNotify, mayNotify, watchPermissions } from '../../../lib/settings/notice-permission.ts';
import { type FakePermission, fakePermission } from '../../components/options/fake-permission.ts';

let browserSays: FakePermission;
beforeEach(() => {
  browserSays = fakePermission();
});

describe('the permission for notices', () => {
  it('is what the browser says, and what the user says when asked', async () => {
    expect(await mayNotify()).toBe(false);
    expect([await askToNotify(), await mayNotify()]).toEqual([true, true]);
    browserSays.says = false;
    expect(await askToNotify()).toBe(false);
  });
  it('asks for nothing else', async () => {
    await askToNotify();
    expect(browserSays.asked).toEqual([{ permissions: ['notifications'] }]);
  });
  it('is followed both ways until nobody wants to know', () => {
    const changed = vi.fn();
    const stop = watchPermissions(changed);
    browserSays.change(true);
    browserSays.change(false);
    expect(changed).toHaveBeenCalledTimes(2);
    stop();
    browserSays.change(true);
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
