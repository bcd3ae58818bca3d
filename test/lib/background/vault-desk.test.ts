// The vault as a whole, for our own pages.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeTab } from '../../../lib/background/tabs.ts';
import {
  vaultCreate,
  vaultHeal,
  vaultLock,
  vaultProtect,
  vaultRawCopy,
  vaultUnlock,
  vaultView,
} from '../../../lib/background/vault-desk.ts';
import { entry, fakeDesk, page } from './fake-desk.ts';

const told = vi.spyOn(fakeBrowser.tabs, 'sendMessage');

beforeEach(() => {
  fakeBrowser.reset();
  told.mockReset().mockImplementation(async () => true);
});

describe('the vault', () => {
  it('shows its state and nothing of what is in it', async () => {
    expect(await vaultView(fakeDesk([entry()]))).toEqual({
      state: 'open',
      protection: 'device',
      healed: null,
      rolledBack: false,
      waitMs: 0,
    });
  });

  it('is made with a passphrase or the device key, and never over another', async () => {
    const desk = fakeDesk([]);
    const create = vi.spyOn(desk.vault, 'create');
    desk.state = 'none';
    expect(await vaultCreate(desk, null)).toMatchObject({ state: 'open' });
    await expect(vaultCreate(desk, 'a long passphrase')).rejects.toMatchObject({ code: 'exists' });
    expect(create.mock.calls).toEqual([[{ kind: 'device' }], [{ kind: 'passphrase', passphrase: 'a long passphrase' }]]);
  });

  it('is locked and unlocked; what waited in a tab goes on', async () => {
    const desk = fakeDesk([entry()]);
    expect(await vaultLock(desk)).toMatchObject({ state: 'locked' });
    await changeTab(7, () => ({
      origin: page.origin,
      card: { view: { kind: 'locked', host: 'mail.cqu.edu.cn' }, pixels: null, frameId: 0 },
    }));
    expect(await vaultUnlock(desk, 'a long passphrase')).toMatchObject({ state: 'open' });
    expect(told.mock.calls.map(([, message]) => (message as { page: string }).page)).toContain('page:fill');
  });

  it('stays locked with a wrong passphrase, and nothing goes on', async () => {
    const desk = fakeDesk([]);
    desk.vault.unlock = () => Promise.reject(new Error('wrong'));
    await expect(vaultUnlock(desk, 'x')).rejects.toThrow('wrong');
    expect(told).not.toHaveBeenCalled();
  });

  it('is protected by a passphrase or by the device key', async () => {
    const desk = fakeDesk([]);
    const set = vi.spyOn(desk.vault, 'setPassphrase');
    const device = vi.spyOn(desk.vault, 'useDeviceKey');
    await vaultProtect(desk, 'a long passphrase');
    expect([set.mock.calls, device.mock.calls]).toEqual([[['a long passphrase']], []]);
    await vaultProtect(desk, null);
    expect(device).toHaveBeenCalledTimes(1);
  });

  it('that was repaired counts as read once it is well, not while it is damaged', async () => {
    const desk = fakeDesk([]);
    const dismiss = vi.spyOn(desk.vault, 'dismissNotice');
    desk.state = 'damaged';
    await vaultHeal(desk);
    expect(dismiss).not.toHaveBeenCalled();
    desk.state = 'locked';
    await vaultHeal(desk);
    expect(dismiss).toHaveBeenCalledTimes(1);
  });

  it('gives a raw copy even when it is damaged, but not when there is none', async () => {
    const desk = fakeDesk([]);
    desk.state = 'damaged';
    expect(await vaultRawCopy(desk)).toEqual({ file: '{}' });
    desk.state = 'none';
    await expect(vaultRawCopy(desk)).rejects.toMatchObject({ problem: { problem: 'no-vault' } });
  });
});
