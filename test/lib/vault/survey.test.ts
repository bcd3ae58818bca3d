import { describe, expect, it } from 'vitest';
import { readPointer, survey } from '../../../lib/vault/survey.ts';
import { add, fakeProfile } from './fake-ports.ts';

describe('a survey of the stores', () => {
  it('finds every copy, the pointer, the mark and the device keys', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    await add(profile.worker(), 1);
    const { primary, mirror } = await survey(profile.ports(), []);
    expect(primary?.slots).toMatchObject({ a: { state: 'intact' }, b: { state: 'intact' } });
    expect(primary?.pointer).toEqual({ slot: 'b', generation: 2 });
    expect(mirror).toMatchObject({ copy: { state: 'intact' }, mark: 2 });
    expect([...(primary?.deviceKeys.keys() ?? [])]).toEqual([...(mirror?.deviceKeys.keys() ?? [])]);
  });

  it('tells absent, damaged and newer apart, and a store that cannot be read from an empty one', async () => {
    const profile = fakeProfile();
    profile.primary.records.set('a', 'garbage');
    profile.primary.records.set('b', '{"format":"mailkey-vault","version":3}');
    const { primary, mirror } = await survey(profile.ports(), []);
    expect(primary?.slots).toEqual({ a: { state: 'damaged' }, b: { state: 'newer' } });
    expect(mirror?.copy).toEqual({ state: 'absent' });
    profile.primary.faults.get = true;
    expect(await survey(profile.ports(), [])).toMatchObject({ primary: null, mirror: { copy: { state: 'absent' } } });
  });

  it('takes keys only that are keys', async () => {
    const profile = fakeProfile();
    const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    profile.primary.records.set('deviceKeys', { one: 'text', two: null, three: key });
    profile.mirror.records.set('deviceKeys', { one: 5, two: {}, three: 'text' });
    const { primary, mirror } = await survey(profile.ports(), []);
    expect(primary?.deviceKeys.size).toBe(0);
    expect([...(mirror?.deviceKeys ?? [])]).toEqual([['three', 'text']]);
  });

  it('takes the mirror for the slot it is the text of, and for itself where it is another text or the slot is gone', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    const same = await survey(profile.ports(), []);
    expect(same.mirror?.copy).toBe(same.primary?.slots.a);
    profile.primary.records.set('a', 'garbage');
    const damaged = await survey(profile.ports(), []);
    expect([damaged.primary?.slots.a.state, damaged.mirror?.copy.state]).toEqual(['damaged', 'intact']);
    profile.primary.records.clear();
    const gone = await survey(profile.ports(), []);
    expect([gone.primary?.slots.a.state, gone.mirror?.copy.state]).toEqual(['absent', 'intact']);
    profile.mirror.records.clear();
    expect((await survey(profile.ports(), [])).mirror?.copy).toEqual({ state: 'absent' });
  });

  it.each([
    undefined,
    null,
    'a',
    {},
    { slot: 'c', generation: 1 },
    { slot: 'a', generation: 0 },
    { slot: 'a', generation: 2 ** 48 },
    { slot: 'a', generation: 1, more: 1 },
  ])('takes %j for no pointer', (pointer) => {
    expect(readPointer({ pointer })).toBeNull();
  });
});
