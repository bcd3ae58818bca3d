// What happens without anybody asking.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeStorage, lockWhenDue, lockWithScreen, welcomeOnce } from '../../../lib/background/lifecycle.ts';
import { welcomeDone } from '../../../lib/settings/items.ts';
import { fakeProfile, passphrase } from '../vault/fake-ports.ts';
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

it('the vault locks with the screen, and stays open while nobody is at the computer', async () => {
  const profile = fakeProfile();
  const vault = profile.worker();
  await vault.create({ kind: 'passphrase', passphrase });
  for (const state of ['idle', 'active']) await lockWithScreen(vault, state);
  expect(await vault.status()).toMatchObject({ state: 'open' });
  await lockWithScreen(vault, 'locked');
  expect(await vault.status()).toMatchObject({ state: 'locked' });
  expect(profile.session.records.size).toBe(0);
});

it('each start closes the stores and sets the lock alarm anew, twice a minute', async () => {
  const close = vi.fn();
  for (const area of [fakeBrowser.storage.local, fakeBrowser.storage.session]) Object.assign(area, { setAccessLevel: close });
  await closeStorage();
  expect(close).toHaveBeenCalledTimes(2);
  expect(await fakeBrowser.alarms.get('lock')).toMatchObject({ periodInMinutes: 0.5 });
});
