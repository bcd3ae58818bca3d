// What happens without anybody asking.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeStorage, lockWhenDue, welcomeOnce } from '../../../lib/background/lifecycle.ts';
import { welcomeDone } from '../../../lib/settings/items.ts';
import { fakeDesk } from './fake-desk.ts';

const opened = vi.spyOn(fakeBrowser.tabs, 'create');

beforeEach(() => {
  fakeBrowser.reset();
  opened.mockReset();
  Object.assign(fakeBrowser.runtime, { getURL: (path: string) => `chrome-extension://own-id${path}` });
});

describe('the welcome page', () => {
  it('opens after the first installation', async () => {
    await welcomeOnce('install');
    expect(opened.mock.calls).toEqual([[{ url: 'chrome-extension://own-id/welcome.html' }]]);
  });

  it('does not open after an update, nor to somebody who has seen it', async () => {
    await welcomeOnce('update');
    await welcomeDone.setValue(true);
    await welcomeOnce('install');
    expect(opened).not.toHaveBeenCalled();
  });
});

it('the lock timer is looked at when its alarm rings, and at no other alarm', async () => {
  const { vault } = fakeDesk([]);
  const look = vi.spyOn(vault, 'status');
  await lockWhenDue(vault, 'other');
  expect(look).not.toHaveBeenCalled();
  await lockWhenDue(vault, 'lock');
  expect(look).toHaveBeenCalledTimes(1);
});

it('each start closes the stores and sets the lock alarm anew, twice a minute', async () => {
  const close = vi.fn();
  for (const area of [fakeBrowser.storage.local, fakeBrowser.storage.session]) Object.assign(area, { setAccessLevel: close });
  await closeStorage();
  expect(close).toHaveBeenCalledTimes(2);
  expect(await fakeBrowser.alarms.get('lock')).toMatchObject({ periodInMinutes: 0.5 });
});
