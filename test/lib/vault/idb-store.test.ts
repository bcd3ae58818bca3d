import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { idbStore } from '../../../lib/vault/idb-store.ts';
import { entry, fakeProfile } from './fake-ports.ts';

describe('the primary store', () => {
  it('keeps records, also keys that cannot be read out, gives only those that exist, and forgets what is removed', async () => {
    const store = idbStore('one');
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await store.set({ a: 'text', keys: { id: key } });
    const found = await idbStore('one').get(['a', 'keys', 'nothing']);
    expect(Object.keys(found)).toEqual(['a', 'keys']);
    expect((found['keys'] as { id: CryptoKey }).id).toBeInstanceOf(CryptoKey);
    await store.remove(['a', 'nothing']);
    expect(await store.get(['a'])).toEqual({});
  });

  it('sets all records or none', async () => {
    const store = idbStore('two');
    await store.set({ a: 1, b: 1 });
    await expect(store.set({ a: 2, b: () => undefined })).rejects.toThrow();
    expect(await store.get(['a', 'b'])).toEqual({ a: 1, b: 1 });
  });

  it('tries again after a database that could not be opened', async () => {
    const store = idbStore('three');
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(() => {
      throw new Error('no');
    });
    await expect(store.get(['a'])).rejects.toThrow('no');
    open.mockRestore();
    await store.set({ a: 1 });
    expect(await store.get(['a'])).toEqual({ a: 1 });
  });

  it('lets go of a database that is deleted under it, and starts a new one', async () => {
    const store = idbStore('four');
    await store.set({ a: 1 });
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('four');
      request.addEventListener('success', resolve);
      request.addEventListener('error', reject);
    });
    expect(await store.get(['a'])).toEqual({});
  });

  it('holds a whole vault', async () => {
    const profile = fakeProfile();
    const worker = () => profile.worker({ primary: idbStore('five') });
    await worker().create({ kind: 'device' });
    await worker().change(() => ({ entries: [entry(1)] }));
    profile.mirror.records.clear();
    expect(await worker().read()).toEqual({ entries: [entry(1)] });
    expect(await worker().status()).toMatchObject({ state: 'open', healed: 'mirror' });
  });
});
