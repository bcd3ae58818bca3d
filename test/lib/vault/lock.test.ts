import { describe, expect, it, vi } from 'vitest';
import { startTimer, tickTimer } from '../../../lib/vault/lock.ts';
import { add, fakeProfile, passphrase } from './fake-ports.ts';

const minute = 60_000;

describe('the lock timer', () => {
  it('runs out after the time, whether it was looked at or not', () => {
    const timer = startTimer(10 * minute, 0);
    expect(tickTimer(timer, 10 * minute, 10 * minute - 1)).toEqual({ leftMs: 1, seenAt: 10 * minute - 1 });
    expect(tickTimer(timer, 10 * minute, 10 * minute)).toBeNull();
    const halfway = tickTimer(timer, 10 * minute, 5 * minute);
    expect(halfway && tickTimer(halfway, 10 * minute, 10 * minute)).toBeNull();
  });

  it('is not stretched by a clock that is set back: more than a moment locks, a moment counts as nothing', () => {
    const timer = startTimer(10 * minute, 100 * minute);
    expect(tickTimer(timer, 10 * minute, 90 * minute)).toBeNull();
    expect(tickTimer(timer, 10 * minute, 100 * minute - 1_000)).toEqual({ leftMs: 10 * minute, seenAt: 100 * minute - 1_000 });
  });

  it('follows a setting that was changed meanwhile', () => {
    const timer = startTimer(60 * minute, 0);
    expect(tickTimer(timer, 5 * minute, minute)).toEqual({ leftMs: 5 * minute, seenAt: minute });
    expect(tickTimer(timer, null, 99 * minute)).toEqual({ leftMs: null, seenAt: 99 * minute });
    expect(tickTimer(startTimer(null, 0), 5 * minute, 99 * minute)).toBeNull();
  });
});

async function openProfile() {
  const profile = fakeProfile();
  profile.settings.lockAfterMs = 10 * minute;
  await profile.worker().create({ kind: 'passphrase', passphrase });
  await add(profile.worker(), 1);
  return profile;
}

describe('an open passphrase vault', () => {
  it('locks by the timer, across workers, and leaves no key behind', async () => {
    const profile = await openProfile();
    profile.clock.now += 9 * minute;
    expect(await profile.worker().status()).toMatchObject({ state: 'open', locksInMs: minute });
    profile.clock.now += minute;
    expect(await profile.worker().status()).toMatchObject({ state: 'locked', locksInMs: null });
    expect(profile.session.records.size).toBe(0);
  });

  it('locks for a worker that has the content in memory, too', async () => {
    const profile = await openProfile();
    const vault = profile.worker();
    expect((await vault.read()).entries).toHaveLength(1);
    profile.clock.now += 10 * minute;
    await expect(vault.read()).rejects.toMatchObject({ code: 'locked' });
  });

  it('is not kept open by reading, only by the user', async () => {
    const profile = await openProfile();
    profile.clock.now += 9 * minute;
    await profile.worker().read();
    await profile.worker().keepOpen();
    profile.clock.now += 9 * minute;
    await profile.worker().read();
    profile.clock.now += minute;
    await expect(profile.worker().read()).rejects.toMatchObject({ code: 'locked' });
    await profile.worker().keepOpen();
    expect(profile.session.records.size).toBe(0);
  });

  it('locks when the clock is set back', async () => {
    const profile = await openProfile();
    await profile.worker().status();
    profile.clock.now -= 8 * minute;
    await expect(profile.worker().read()).rejects.toMatchObject({ code: 'locked' });
  });

  it('locks now, in every worker at once', async () => {
    const profile = await openProfile();
    const other = profile.worker();
    await other.read();
    await profile.worker().lock();
    await expect(other.read()).rejects.toMatchObject({ code: 'locked' });
    expect(profile.session.records.size).toBe(0);
  });

  it('is gone with the session store, as after closing the browser', async () => {
    const profile = await openProfile();
    profile.session.records.clear();
    expect(await profile.worker().status()).toMatchObject({ state: 'locked' });
  });

  it.each([
    undefined,
    'garbage',
    { key: 'x' },
    { vaultId: 'AAAAAAAAAAAAAAAAAAAAAA==', key: 'A'.repeat(43) + '=', leftMs: NaN, seenAt: 0 },
  ])('treats %o in the session store as locked', async (garbage) => {
    const profile = await openProfile();
    profile.session.records.set('open', garbage);
    expect(await profile.worker().status()).toMatchObject({ state: 'locked' });
    await profile.worker().unlock(passphrase);
    expect((await profile.worker().read()).entries).toHaveLength(1);
  });
});

it('a vault that opens by a device key has no timer: to wind it up nothing is looked at, and what took its place is wound up', async () => {
  const profile = fakeProfile();
  profile.settings.lockAfterMs = 10 * minute;
  const vault = profile.worker();
  await vault.create({ kind: 'device' });
  const looked = vi.spyOn(profile.primary, 'get');
  await vault.keepOpen();
  expect(looked).not.toHaveBeenCalled();
  await vault.setPassphrase(passphrase);
  profile.clock.now += 9 * minute;
  await vault.keepOpen();
  profile.clock.now += 9 * minute;
  expect((await vault.read()).entries).toEqual([]);
});
