import { describe, expect, it } from 'vitest';
import type { VaultStatus } from '../../../lib/vault/status.ts';
import { activeText } from './envelope-text.ts';
import { add, cheapKdf, entry, fakeProfile, type Profile, passphrase } from './fake-ports.ts';

type Kind = 'device' | 'passphrase';
const two = { entries: [entry(1), entry(2)] };

async function profileWith(kind: Kind): Promise<Profile> {
  const profile = fakeProfile();
  await profile.worker().create(kind === 'device' ? { kind } : { kind, passphrase });
  await add(profile.worker(), 1);
  await add(profile.worker(), 2);
  await profile.worker().lock();
  return profile;
}

async function open(profile: Profile): Promise<void> {
  if ((await profile.worker().status()).state === 'locked') await profile.worker().unlock(passphrase);
}

const activeSlot = (profile: Profile) => (profile.primary.records.get('pointer') as { slot: 'a' | 'b' }).slot;
const wipeEnvelopes = (profile: Profile) => ['a', 'b', 'pointer'].forEach((name) => profile.primary.records.delete(name));
const noSet = { set: true, remove: true };

interface BrokenCase {
  readonly name: string;
  breakIt(profile: Profile): void;
  /** What the user is told; `damaged` is the recovery screen. */
  readonly told: Partial<VaultStatus>;
  /** Whether both stores are whole again afterwards. */
  readonly isWhole: boolean;
}

const cases: readonly BrokenCase[] = [
  { name: 'primary missing', breakIt: wipeEnvelopes, told: { healed: 'primary' }, isWhole: true },
  {
    name: 'primary garbage',
    breakIt: (profile) => ['a', 'b'].forEach((slot) => profile.primary.records.set(slot, new Uint8Array([1, 2, 3]))),
    told: { healed: 'primary' },
    isWhole: true,
  },
  {
    name: 'primary older',
    breakIt: (profile) => {
      const old = activeSlot(profile) === 'a' ? 'b' : 'a';
      profile.primary.records.set(activeSlot(profile), profile.primary.records.get(old));
    },
    told: { healed: 'primary', rolledBack: true, missingSaves: 0 },
    isWhole: true,
  },
  {
    name: 'mirror missing',
    breakIt: (profile) => profile.mirror.records.delete('mirror'),
    told: { healed: 'mirror' },
    isWhole: true,
  },
  {
    name: 'mirror garbage',
    breakIt: (profile) => profile.mirror.records.set('mirror', '{"format":'),
    told: { healed: 'mirror' },
    isWhole: true,
  },
  {
    name: 'mirror older',
    breakIt: (profile) => {
      profile.mirror.records.set('mirror', profile.primary.records.get(activeSlot(profile) === 'a' ? 'b' : 'a'));
    },
    told: { healed: 'mirror', rolledBack: true, missingSaves: 0 },
    isWhole: true,
  },
  {
    name: 'get of the primary throws (IndexedDB cannot open)',
    breakIt: (profile) => Object.assign(profile.primary.faults, { get: true, ...noSet }),
    told: { stores: { primary: 'unreadable', mirror: 'ok' } },
    isWhole: false,
  },
  {
    name: 'get of the mirror throws',
    breakIt: (profile) => Object.assign(profile.mirror.faults, { get: true, ...noSet }),
    told: { stores: { primary: 'ok', mirror: 'unreadable' } },
    isWhole: false,
  },
  {
    name: 'set throws while the primary is missing',
    breakIt: (profile) => {
      wipeEnvelopes(profile);
      Object.assign(profile.primary.faults, noSet);
    },
    told: { stores: { primary: 'empty', mirror: 'ok' } },
    isWhole: false,
  },
  {
    name: 'quota full while the mirror is missing',
    breakIt: (profile) => {
      profile.mirror.records.delete('mirror');
      profile.mirror.faults.quota = 10;
    },
    told: { stores: { primary: 'ok', mirror: 'empty' } },
    isWhole: false,
  },
  {
    name: 'pointer garbage',
    breakIt: (profile) => profile.primary.records.set('pointer', { slot: 'c', generation: NaN }),
    told: { healed: 'primary' },
    isWhole: true,
  },
  {
    name: 'clock in 1970',
    breakIt: (profile) => {
      profile.clock.now = 0;
    },
    told: { healed: null, rolledBack: false },
    isWhole: true,
  },
];

describe.each<Kind>(['device', 'passphrase'])('a vault under a %s', { timeout: 30_000 }, (kind) => {
  it.each(cases)(
    'with $name is opened or healed, never replaced, and its ciphertext can be saved',
    async ({ breakIt, told, isWhole }) => {
      const profile = await profileWith(kind);
      const text = activeText(profile);
      breakIt(profile);
      const before = await profile.worker().rawCopy();
      expect(before).toContain(JSON.stringify(text).slice(1, -1));
      expect((await profile.worker().status()).state).toBe(kind === 'device' ? 'open' : 'locked');
      await expect(profile.worker().create({ kind: 'device' })).rejects.toMatchObject({
        code: expect.stringMatching(/^(exists|unreadable)$/u),
      });
      await open(profile);
      expect(await profile.worker().status()).toMatchObject({ state: 'open', ...told });
      expect(await profile.worker().read()).toEqual(two);
      if (isWhole) {
        expect(activeText(profile)).toBe(profile.mirror.records.get('mirror'));
        await profile.worker().dismissNotice();
        expect(await profile.worker().status()).toMatchObject({
          healed: null,
          rolledBack: false,
          stores: { primary: 'ok', mirror: 'ok' },
        });
        expect((await add(profile.worker(), 3)).entries).toHaveLength(3);
      }
    },
  );

  it.each([
    ['garbage in both stores', 'garbage', 'garbage'],
    ['an empty text in both stores', '', ''],
    ['a number in one store', 5, undefined],
    ['half an envelope in one store', undefined, '{"format":"mailkey-vault","version":2,"vau'],
  ])('shows the recovery screen with %s, keeps what is there and allows no new vault', async (_, primary, mirror) => {
    const profile = await profileWith(kind);
    profile.primary.records.clear();
    profile.mirror.records.clear();
    if (primary !== undefined) profile.primary.records.set('b', primary);
    if (mirror !== undefined) profile.mirror.records.set('mirror', mirror);
    const kept = JSON.stringify([...profile.primary.records, ...profile.mirror.records]);
    const vault = profile.worker();
    expect(await vault.status()).toMatchObject({ state: 'damaged', protection: null });
    for (const refused of [
      vault.read(),
      vault.change((content) => content),
      vault.unlock(passphrase),
      vault.setPassphrase(passphrase),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: 'damaged' });
    }
    await expect(vault.create({ kind: 'device' })).rejects.toMatchObject({ code: 'exists' });
    expect(JSON.stringify([...profile.primary.records, ...profile.mirror.records])).toBe(kept);
    const copy = await vault.rawCopy();
    for (const value of [primary, mirror]) if (value !== undefined) expect(copy).toContain(JSON.stringify(value));
  });

  it('whose last two saves are both broken opens at the one before and says that one is missing', async () => {
    const profile = await profileWith(kind);
    profile.primary.records.set(activeSlot(profile), 'garbage');
    profile.mirror.records.set('mirror', 'garbage');
    await open(profile);
    expect(await profile.worker().status()).toMatchObject({ state: 'open', rolledBack: true, missingSaves: 1 });
    expect(await profile.worker().read()).toEqual({ entries: [entry(1)] });
    expect((await add(profile.worker(), 9)).entries).toHaveLength(2);
    expect(await profile.worker().read()).toEqual({ entries: [entry(1), entry(9)] });
  });

  it.each<[string, (profile: Profile) => void, Partial<VaultStatus>]>([
    ['IndexedDB is wiped', (profile) => profile.primary.records.clear(), { healed: 'primary' }],
    ['storage.local is wiped', (profile) => profile.mirror.records.clear(), { healed: 'mirror' }],
    ['IndexedDB is wiped twice', (profile) => profile.primary.records.clear(), { healed: 'primary' }],
    ['storage.local is wiped after IndexedDB', (profile) => profile.mirror.records.clear(), { healed: 'both' }],
  ])('heals when %s', async (name, wipe, told) => {
    const profile = await profileWith(kind);
    if (name.includes('twice') || name.includes('after')) {
      profile.primary.records.clear();
      await open(profile);
      await profile.worker().lock();
    }
    if (name.includes('after')) {
      // The notice lies in the store that is about to go.
      told = { healed: 'mirror' };
    }
    wipe(profile);
    await open(profile);
    expect(await profile.worker().status()).toMatchObject({ state: 'open', rolledBack: false, ...told });
    expect(await profile.worker().read()).toEqual(two);
    await profile.worker().dismissNotice();
    expect(await profile.worker().status()).toMatchObject({ healed: null });
    profile.primary.records.clear();
    await open(profile);
    expect(await profile.worker().read()).toEqual(two);
    profile.mirror.records.clear();
    await profile.worker().lock();
    await open(profile);
    expect(await profile.worker().read()).toEqual(two);
  });
});

describe('a vault that is wiped while it is open', { timeout: 30_000 }, () => {
  it('heals at the next read, and loses no change', async () => {
    const profile = await profileWith('device');
    const vault = profile.worker();
    await vault.read();
    profile.primary.records.clear();
    expect(await vault.read()).toEqual(two);
    profile.mirror.records.clear();
    await add(vault, 3);
    profile.primary.records.clear();
    expect((await profile.worker().read()).entries).toHaveLength(3);
  });
});

describe('stores that both refuse to be read', { timeout: 30_000 }, () => {
  it('show the recovery screen, a raw copy that says so, and no offer of a new vault', async () => {
    const profile = fakeProfile();
    for (const { faults } of [profile.primary, profile.mirror]) Object.assign(faults, { get: true, set: true, remove: true });
    const vault = profile.worker({ kdf: cheapKdf });
    expect(await vault.status()).toMatchObject({ state: 'damaged', stores: { primary: 'unreadable', mirror: 'unreadable' } });
    expect(JSON.parse(await vault.rawCopy())).toMatchObject({ primary: 'unreadable', mirror: 'unreadable' });
    await expect(vault.create({ kind: 'device' })).rejects.toMatchObject({ code: 'unreadable' });
  });

  it.each(['primary', 'mirror'] as const)('(only the %s, on a first start) never pass for an empty vault', async (place) => {
    const profile = fakeProfile();
    profile[place].faults.get = true;
    expect(await profile.worker().status()).toMatchObject({ state: 'damaged' });
    await expect(profile.worker().create({ kind: 'device' })).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('a device key', { timeout: 30_000 }, () => {
  it.each([
    ['lost in IndexedDB', (profile: Profile) => profile.primary.records.delete('deviceKeys'), 'primary'],
    ['garbage in IndexedDB', (profile: Profile) => profile.primary.records.set('deviceKeys', { x: 'y' }), 'primary'],
    ['lost in storage.local', (profile: Profile) => profile.mirror.records.delete('deviceKeys'), 'mirror'],
    ['garbage in storage.local', (profile: Profile) => profile.mirror.records.set('deviceKeys', 'x'), 'mirror'],
  ] as const)('%s is made good from the other copy', async (_, breakIt, healed) => {
    const profile = await profileWith('device');
    breakIt(profile);
    expect(await profile.worker().status()).toMatchObject({ state: 'open', healed, rolledBack: false });
    await profile.worker().dismissNotice();
    expect(await profile.worker().status()).toMatchObject({ state: 'open', healed: null });
    for (const { records } of [profile.primary, profile.mirror]) {
      expect(Object.keys(records.get('deviceKeys') as object)).toHaveLength(1);
    }
    expect(await profile.worker().read()).toEqual(two);
  });

  it('that cannot be read out by a script lies in IndexedDB', async () => {
    const profile = await profileWith('device');
    const [key] = Object.values(profile.primary.records.get('deviceKeys') as Record<string, CryptoKey>);
    expect(key?.extractable).toBe(false);
  });

  it('lost in both stores is the recovery screen, with the ciphertext kept', async () => {
    const profile = await profileWith('device');
    const text = activeText(profile);
    profile.primary.records.delete('deviceKeys');
    profile.mirror.records.delete('deviceKeys');
    expect(await profile.worker().status()).toMatchObject({ state: 'damaged', protection: 'device' });
    await expect(profile.worker().create({ kind: 'device' })).rejects.toMatchObject({ code: 'exists' });
    expect(await profile.worker().rawCopy()).toContain(JSON.stringify(text).slice(1, -1));
    expect(activeText(profile)).toBe(text);
  });

  it('is in no raw copy', async () => {
    const profile = await profileWith('device');
    const [raw] = Object.values(profile.mirror.records.get('deviceKeys') as Record<string, string>);
    expect(await profile.worker().rawCopy()).not.toContain(raw);
  });
});
