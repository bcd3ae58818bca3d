import { describe, expect, it } from 'vitest';
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

describe('a quick look', () => {
  it('gives the content only while the primary store holds what is known', async () => {
    const profile = fakeProfile();
    const keeper = createKeeper(profile.ports());
    expect(await keeper.quick()).toBeNull();
    await profile.worker().create({ kind: 'device' });
    await keeper.load();
    expect(await keeper.quick()).toEqual({ entries: [] });
    await add(profile.worker(), 1);
    expect(await keeper.quick()).toBeNull();
    await keeper.load();
    expect(await keeper.quick()).toEqual({ entries: [entry(1)] });
    keeper.forget();
    expect(await keeper.quick()).toBeNull();
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
