import { describe, expect, it } from 'vitest';
import { erase } from '../../../lib/vault/erase.ts';
import { takeRawCopy } from '../../../lib/vault/raw-copy.ts';
import { snapshot } from './envelope-text.ts';
import { add, entry, fakeProfile, passphrase } from './fake-ports.ts';

describe('erasing', () => {
  it.each(['', '{}', 'null', '[]', '{"primary":null,"mirror":null}'])(
    'with %j instead of the raw copy removes nothing',
    async (copy) => {
      const profile = fakeProfile();
      await profile.worker().create({ kind: 'device' });
      const before = profile.ciphertext();
      await expect(erase(profile.ports(), copy)).rejects.toMatchObject({ code: 'copy-mismatch' });
      expect(profile.ciphertext()).toBe(before);
    },
  );

  it('removes every record in all three stores', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'passphrase', passphrase });
    await erase(profile.ports(), await takeRawCopy(profile.ports(), 1));
    for (const { records } of [profile.primary, profile.mirror, profile.session]) expect([...records.keys()]).toEqual([]);
  });

  it.each(['primary', 'mirror', 'session'] as const)(
    'that the %s store stops half-way is said, and leaves all or nothing',
    async (place) => {
      const profile = fakeProfile();
      await profile.worker().create({ kind: 'device' });
      await add(profile.worker(), 1);
      const restore = snapshot(profile);
      profile[place].faults.remove = true;
      await expect(erase(profile.ports(), await takeRawCopy(profile.ports(), 1))).rejects.toMatchObject({ code: 'write-failed' });
      profile[place].faults.remove = false;
      const { state } = await profile.worker().status();
      if (state !== 'none') expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
      expect(['none', 'open']).toContain(state);
      restore();
      expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    },
  );
});
