import { describe, expect, it, vi } from 'vitest';
import { createKeeper, savesPerKey } from '../../../lib/vault/keeper.ts';
import { newBase } from '../../../lib/vault/protect.ts';
import { activeText } from './envelope-text.ts';
import { add, entry, fakeProfile, passphrase } from './fake-ports.ts';

const keySince = (text: string) => (JSON.parse(text) as { keySince: number; generation: number }).keySince;
const generation = (text: string) => (JSON.parse(text) as { keySince: number; generation: number }).generation;

/** A vault whose key has sealed as many saves as one key may. */
async function wornVault(protection: { kind: 'device' } | { kind: 'passphrase'; bytes: Uint8Array<ArrayBuffer> }) {
  const profile = fakeProfile();
  const keeper = createKeeper(profile.ports());
  await keeper.protect(await keeper.load(), { entries: [entry(1)] }, protection, newBase(1));
  const at = await keeper.load();
  if (at.verdict.kind !== 'found') throw new Error('no vault');
  await keeper.save({ ...at, verdict: { ...at.verdict, seen: savesPerKey } }, { entries: [entry(1)] });
  return profile;
}

describe('a worn-out vault key', () => {
  it('is replaced at the next save of a device-key vault', async () => {
    const profile = await wornVault({ kind: 'device' });
    expect(keySince(activeText(profile))).toBe(1);
    await add(profile.worker(), 2);
    expect(keySince(activeText(profile))).toBe(generation(activeText(profile)));
    expect((await profile.worker().read()).entries).toHaveLength(2);
    const since = keySince(activeText(profile));
    await add(profile.worker(), 3);
    expect(keySince(activeText(profile))).toBe(since);
  });

  it('is replaced at the next unlock of a passphrase vault', async () => {
    const profile = await wornVault({ kind: 'passphrase', bytes: new TextEncoder().encode(passphrase) });
    await add(profile.worker(), 2);
    expect(keySince(activeText(profile))).toBe(1);
    await profile.worker().lock();
    await profile.worker().unlock(passphrase);
    expect(keySince(activeText(profile))).toBe(generation(activeText(profile)));
    await profile.worker().lock();
    await profile.worker().unlock(passphrase);
    expect((await profile.worker().read()).entries).toHaveLength(2);
  });
});

describe('what is known of the vault', () => {
  it('counts only while both stores remember the same save', async () => {
    const profile = fakeProfile();
    const keeper = createKeeper(profile.ports());
    const content = async () => (await keeper.unchanged())?.content ?? null;
    expect(await content()).toBeNull();
    await profile.worker().create({ kind: 'device' });
    await keeper.load();
    expect(await content()).toEqual({ entries: [] });
    await add(profile.worker(), 1);
    expect(await content()).toBeNull();
    await keeper.load();
    expect(await content()).toEqual({ entries: [entry(1)] });
    for (const [store, name] of [
      ['primary', 'pointer'],
      ['mirror', 'mark'],
    ] as const) {
      const before = profile[store].records.get(name);
      profile[store].records.delete(name);
      expect(await content()).toBeNull();
      const others =
        name === 'mark'
          ? [1, 3]
          : [
              { slot: 'a', generation: 2 },
              { slot: 'b', generation: 3 },
            ];
      for (const other of others) {
        profile[store].records.set(name, other);
        expect(await content()).toBeNull();
      }
      profile[store].records.set(name, before);
      profile[store].faults.get = true;
      expect(await content()).toBeNull();
      profile[store].faults.get = false;
      expect(await content()).toEqual({ entries: [entry(1)] });
    }
    keeper.forget();
    expect(await content()).toBeNull();
  });

  it('is nothing while the pointer is at something else', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    await add(profile.worker(), 1);
    profile.primary.records.set('pointer', { slot: 'a', generation: 2 });
    profile.primary.faults.set = true;
    const keeper = createKeeper(profile.ports());
    expect((await keeper.load()).opened?.content).toEqual({ entries: [entry(1)] });
    expect(await keeper.unchanged()).toBeNull();
  });

  it('spares a read and a save reading any envelope but the one just written', async () => {
    const profile = fakeProfile();
    const vault = profile.worker();
    await vault.create({ kind: 'device' });
    const gets = [vi.spyOn(profile.primary, 'get'), vi.spyOn(profile.mirror, 'get')];
    await vault.read();
    expect(gets.map(({ mock }) => mock.calls)).toEqual([[[['pointer']]], [[['mark']]]]);
    await add(vault, 1);
    expect(gets.map(({ mock }) => mock.calls.slice(1))).toEqual([
      [[['pointer']], [['b']]],
      [[['mark']], [['mirror']]],
    ]);
    expect(await vault.read()).toEqual({ entries: [entry(1)] });
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
  });

  it('does not keep a worn-out vault key from being replaced', async () => {
    const profile = await wornVault({ kind: 'device' });
    const vault = profile.worker();
    await vault.read();
    await add(vault, 2);
    expect(keySince(activeText(profile))).toBe(generation(activeText(profile)));
    expect((await profile.worker().read()).entries).toHaveLength(2);
  });

  it('does not open a passphrase vault whose key is no longer in the session', async () => {
    const profile = fakeProfile();
    const vault = profile.worker();
    await vault.create({ kind: 'passphrase', passphrase });
    await vault.read();
    profile.session.records.clear();
    await expect(vault.read()).rejects.toMatchObject({ code: 'locked' });
    await expect(add(vault, 1)).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('a save where a store could not be read', () => {
  it.each(['primary', 'mirror'] as const)('(%s) is refused, so that nothing unread is dropped', async (place) => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    profile[place].faults.get = true;
    await expect(add(profile.worker(), 1)).rejects.toMatchObject({ code: 'unreadable' });
    profile[place].faults.get = false;
    expect(await profile.worker().read()).toEqual({ entries: [] });
  });
});
