import { describe, expect, it } from 'vitest';
import { takeRawCopy } from '../../../lib/vault/raw-copy.ts';
import { activeText } from './envelope-text.ts';
import { add, fakeProfile, passphrase } from './fake-ports.ts';

describe('the raw copy', () => {
  it('holds all ciphertext and no key', async () => {
    const profile = fakeProfile();
    await profile.worker().create({ kind: 'passphrase', passphrase });
    await add(profile.worker(), 1);
    const copy = await takeRawCopy(profile.ports(), 5);
    expect(JSON.parse(copy)).toEqual({
      format: 'mailkey-raw-copy',
      version: 1,
      takenAt: 5,
      primary: {
        a: profile.primary.records.get('a'),
        b: profile.primary.records.get('b'),
        pointer: { slot: 'b', generation: 2 },
      },
      mirror: { mirror: activeText(profile), mark: 2 },
    });
    const { key } = profile.session.records.get('open') as { key: string };
    expect(copy).not.toContain(key);
  });

  it('is taken also of nothing, of garbage JSON cannot say, and of a store that cannot be read', async () => {
    const profile = fakeProfile();
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    profile.primary.records.set('a', cycle);
    profile.primary.records.set('b', 5n);
    profile.mirror.faults.get = true;
    expect(JSON.parse(await takeRawCopy(profile.ports(), 5))).toMatchObject({
      primary: { a: '[object Object]', b: '[object BigInt]', pointer: null },
      mirror: 'unreadable',
    });
  });
});
