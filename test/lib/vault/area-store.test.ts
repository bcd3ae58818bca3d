import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { areaStore, closeAreasToPages } from '../../../lib/vault/area-store.ts';
import { entry, fakeProfile, passphrase } from './fake-ports.ts';

beforeEach(() => fakeBrowser.reset());

describe('the stores in storage.local and storage.session', () => {
  it('keep records under a prefix, give only those that exist, and leave the rest of the area alone', async () => {
    await browser.storage.local.set({ theme: 'dark' });
    const store = areaStore('local');
    await store.set({ mirror: 'text', mark: 1 });
    expect(await browser.storage.local.get(null)).toEqual({ theme: 'dark', 'vault:mirror': 'text', 'vault:mark': 1 });
    expect(await store.get(['mirror', 'nothing'])).toEqual({ mirror: 'text' });
    await store.remove(['mirror', 'mark']);
    expect(await browser.storage.local.get(null)).toEqual({ theme: 'dark' });
  });

  it('hold a passphrase vault: ciphertext in local, the key in session until it is locked', async () => {
    const profile = fakeProfile();
    const worker = () => profile.worker({ mirror: areaStore('local'), session: areaStore('session') });
    await worker().create({ kind: 'passphrase', passphrase });
    await worker().change(() => ({ entries: [entry(1)] }));
    const local = JSON.stringify(await browser.storage.local.get(null));
    expect(local).not.toContain(entry(1).secret);
    expect(await browser.storage.session.get(null)).toHaveProperty(['vault:open', 'key']);
    await worker().lock();
    expect(await browser.storage.session.get(null)).toEqual({});
  });

  it('are closed to content scripts where the browser can', async () => {
    const setAccessLevel = vi.fn(async () => undefined);
    vi.spyOn(browser.storage.local, 'setAccessLevel').mockImplementation(setAccessLevel);
    vi.spyOn(browser.storage.session, 'setAccessLevel').mockImplementation(setAccessLevel);
    await closeAreasToPages();
    expect(setAccessLevel.mock.calls).toEqual([[{ accessLevel: 'TRUSTED_CONTEXTS' }], [{ accessLevel: 'TRUSTED_CONTEXTS' }]]);
    vi.restoreAllMocks();
  });
});
