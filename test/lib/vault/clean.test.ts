import { describe, expect, it } from 'vitest';
import { clean } from '../../../lib/vault/clean.ts';
import { survey } from '../../../lib/vault/survey.ts';
import { add, fakeProfile, passphrase } from './fake-ports.ts';

/** What a clean would do to the profile now: whether something was left over. */
async function cleanUp(profile: ReturnType<typeof fakeProfile>): Promise<boolean> {
  const ports = profile.ports();
  const found = await survey(ports, []);
  const mirrored = found.mirror?.copy;
  if (mirrored?.state !== 'intact') throw new Error('no envelope');
  return clean(ports, found, mirrored.envelope);
}

describe('cleaning up', () => {
  it('keeps the previous generation and writes nothing when nothing is left over', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    await add(profile.worker(), 1);
    profile.primary.faults.set = true;
    expect(await cleanUp(profile)).toBe(false);
    expect(['a', 'b'].every((slot) => profile.primary.records.has(slot))).toBe(true);
  });

  it('takes away an envelope that opens in another way, garbage, and device keys without a slot, and needs no second time', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'device' });
    const [deviceEnvelope, keys, raw] = [
      profile.primary.records.get('a'),
      profile.primary.records.get('deviceKeys'),
      profile.mirror.records.get('deviceKeys'),
    ];
    await profile.worker().setPassphrase(passphrase);
    for (const leftOver of [deviceEnvelope, 'garbage']) {
      profile.primary.records.set('a', leftOver);
      profile.primary.records.set('deviceKeys', keys);
      profile.mirror.records.set('deviceKeys', raw);
      expect(await cleanUp(profile)).toBe(true);
      expect(profile.primary.records.has('a')).toBe(false);
      expect(profile.primary.records.get('deviceKeys')).toEqual({});
      expect(profile.mirror.records.get('deviceKeys')).toEqual({});
      expect(await cleanUp(profile)).toBe(false);
    }
  });
});
