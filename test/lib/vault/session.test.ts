import { describe, expect, it } from 'vitest';
import { newId, randomBytes } from '../../../lib/vault/bytes.ts';
import { continueSession, endSession, keepSession, renewSession } from '../../../lib/vault/session.ts';
import { fakeStore } from './fake-ports.ts';

const [vaultId, vaultKey] = [newId(), randomBytes(32)] as const;

async function keptAt(now: number, leftMs: number | null = 1_000) {
  const store = fakeStore();
  await keepSession(store, vaultId, vaultKey, { leftMs, seenAt: now });
  return store;
}

describe('the open key', () => {
  it('is given for its own vault while there is time, and counted down', async () => {
    const store = await keptAt(0);
    expect(await continueSession(store, [newId(), vaultId], 1_000, 400)).toEqual({
      vaultId,
      vaultKey,
      timer: { leftMs: 600, seenAt: 400 },
    });
    expect(store.records.get('open')).toMatchObject({ leftMs: 600, seenAt: 400 });
  });

  it('is taken away when the time is up, for another vault, and when it is garbage', async () => {
    const late = await keptAt(0);
    expect(await continueSession(late, [vaultId], 1_000, 1_000)).toBeNull();
    const foreign = await keptAt(0);
    expect(await continueSession(foreign, [newId()], 1_000, 1)).toBeNull();
    const garbage = await keptAt(0);
    garbage.records.set('open', { vaultId, key: 'short', leftMs: 1, seenAt: 0 });
    expect(await continueSession(garbage, [vaultId], 1_000, 1)).toBeNull();
    for (const { records } of [late, foreign, garbage]) expect(records.size).toBe(0);
    expect(await continueSession(fakeStore(), [vaultId], 1_000, 1)).toBeNull();
  });

  it('gets its full time again when the user does something, and ends when told', async () => {
    const store = await keptAt(0);
    const session = await continueSession(store, [vaultId], 1_000, 900);
    if (session === null) throw new Error('locked');
    await renewSession(store, session, 1_000, 900);
    expect(await continueSession(store, [vaultId], 1_000, 1_800)).toMatchObject({ timer: { leftMs: 100 } });
    await endSession(store);
    expect(store.records.size).toBe(0);
  });

  it('is not there for a store that fails, and the failure to keep it or take it away is said', async () => {
    for (const fault of ['get', 'set'] as const) {
      const store = await keptAt(0);
      store.faults[fault] = true;
      expect(await continueSession(store, [vaultId], 1_000, 1)).toBeNull();
    }
    const store = await keptAt(0);
    Object.assign(store.faults, { set: true, remove: true });
    await expect(keepSession(store, vaultId, vaultKey, { leftMs: 1, seenAt: 1 })).rejects.toMatchObject({ code: 'write-failed' });
    await expect(endSession(store)).rejects.toMatchObject({ code: 'write-failed' });
    expect(await continueSession(store, [vaultId], 1_000, 5_000)).toBeNull();
  });
});
