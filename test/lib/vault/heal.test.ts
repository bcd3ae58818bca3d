import { describe, expect, it } from 'vitest';
import { heal, otherSlot } from '../../../lib/vault/heal.ts';
import { judge } from '../../../lib/vault/judge.ts';
import { survey } from '../../../lib/vault/survey.ts';
import { activeText, snapshot } from './envelope-text.ts';
import { add, fakeProfile, type Profile } from './fake-ports.ts';

async function healed(profile: Profile, isProved: boolean) {
  const ports = profile.ports();
  const found = await survey(ports, []);
  const verdict = judge(found);
  if (verdict.kind !== 'found') throw new Error(verdict.kind);
  return heal(ports, found, verdict, isProved);
}

async function twoSaves() {
  const profile = fakeProfile();
  await profile.worker().create({ kind: 'device' });
  const older = activeText(profile);
  await add(profile.worker(), 1);
  return { profile, older, newer: activeText(profile), restore: snapshot(profile) };
}

describe('healing', () => {
  it('writes nothing where nothing is wrong', async () => {
    const { profile } = await twoSaves();
    expect(await healed(profile, true)).toEqual({ primary: false, mirror: false });
  });

  it('fills what is empty or damaged at once, in one place and one step', async () => {
    const { profile, newer, restore } = await twoSaves();
    for (const garbage of [undefined, 'garbage']) {
      restore();
      profile.mirror.records.set('mirror', garbage);
      if (garbage === undefined) profile.mirror.records.delete('mirror');
      expect(await healed(profile, false)).toEqual({ primary: false, mirror: true });
      expect(profile.mirror.records.get('mirror')).toBe(newer);
      profile.primary.records.set('a', garbage ?? '');
      profile.primary.records.set('b', garbage ?? '');
      expect(await healed(profile, false)).toEqual({ primary: true, mirror: false });
      expect(activeText(profile)).toBe(newer);
    }
  });

  it('replaces another intact envelope only after the best one was decrypted', async () => {
    const { profile, older, newer } = await twoSaves();
    profile.mirror.records.set('mirror', older);
    expect(await healed(profile, false)).toEqual({ primary: false, mirror: false });
    expect(profile.mirror.records.get('mirror')).toBe(older);
    expect(await healed(profile, true)).toEqual({ primary: false, mirror: true });
    expect(profile.mirror.records.get('mirror')).toBe(newer);
  });

  it('replaces another intact envelope in the primary store, too, only then', async () => {
    const { profile, older, newer } = await twoSaves();
    for (const slot of ['a', 'b']) profile.primary.records.set(slot, older);
    expect(await healed(profile, false)).toEqual({ primary: false, mirror: false });
    expect(activeText(profile)).toBe(older);
    expect(await healed(profile, true)).toEqual({ primary: true, mirror: false });
    expect(activeText(profile)).toBe(newer);
  });

  it('finishes a flip that was not done, by the pointer alone', async () => {
    const { profile, older, newer } = await twoSaves();
    const { slot } = profile.primary.records.get('pointer') as { slot: 'a' | 'b' };
    profile.primary.records.set('pointer', { slot: otherSlot(slot), generation: 1 });
    expect(activeText(profile)).toBe(older);
    expect(await healed(profile, true)).toEqual({ primary: true, mirror: false });
    expect(activeText(profile)).toBe(newer);
    expect(profile.primary.records.get(otherSlot(slot))).toBe(older);
  });

  it('does not throw for a store that refuses', async () => {
    const { profile } = await twoSaves();
    profile.mirror.records.clear();
    profile.mirror.faults.set = true;
    expect(await healed(profile, true)).toEqual({ primary: false, mirror: false });
  });

  it('remembers a generation that only the mark knows', async () => {
    const { profile } = await twoSaves();
    profile.mirror.records.set('mark', 9);
    profile.primary.records.delete('pointer');
    await healed(profile, true);
    expect(profile.primary.records.get('pointer')).toMatchObject({ generation: 9 });
    expect(profile.mirror.records.get('mark')).toBe(9);
  });
});
