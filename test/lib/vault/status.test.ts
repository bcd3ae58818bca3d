import { describe, expect, it } from 'vitest';
import { realKdf } from '../../../lib/vault/kdf.ts';
import { fakeProfile, passphrase } from './fake-ports.ts';

const untold = { healed: null, rolledBack: false, missingSaves: 0, waitMs: 0 };

describe('the status', () => {
  it('of no vault says so and nothing else', async () => {
    expect(await fakeProfile().worker().status()).toEqual({
      ...untold,
      state: 'none',
      protection: null,
      kdf: null,
      locksInMs: null,
      stores: { primary: 'empty', mirror: 'empty' },
      savedAt: null,
    });
  });

  it('of a vault says how it is protected, when it locks and when it was saved', async () => {
    const profile = fakeProfile();
    profile.settings.lockAfterMs = 5_000;
    await profile.worker().create({ kind: 'device' });
    const common = { ...untold, state: 'open', stores: { primary: 'ok', mirror: 'ok' }, savedAt: profile.clock.now };
    expect(await profile.worker().status()).toEqual({ ...common, protection: 'device', kdf: null, locksInMs: null });
    await profile.worker().setPassphrase(passphrase);
    expect(await profile.worker().status()).toEqual({ ...common, protection: 'passphrase', kdf: 'argon2id', locksInMs: 5_000 });
    await profile.worker().lock();
    const locked = { state: 'locked', protection: 'passphrase', kdf: 'argon2id', locksInMs: null };
    expect(await profile.worker({ kdf: realKdf }).status()).toEqual({ ...common, ...locked });
  });

  it('tells a damaged store from one that cannot be read', async () => {
    const profile = fakeProfile();
    profile.primary.records.set('a', 'garbage');
    profile.mirror.faults.get = true;
    expect(await profile.worker().status()).toMatchObject({
      state: 'damaged',
      stores: { primary: 'damaged', mirror: 'unreadable' },
    });
  });
});
