import { deflateRawSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { addEntry, editEntry, restoreEntry, trashEntry } from '../../../lib/vault/entries.ts';
import type { VaultContent } from '../../../lib/vault/entry.ts';
import { formatVersion } from '../../../lib/vault/format.ts';
import { type JournalStep, journalSteps } from '../../../lib/vault/journal.ts';
import type { RecordStore } from '../../../lib/vault/stores.ts';
import type { Vault } from '../../../lib/vault/vault.ts';
import { activeText, snapshot } from './envelope-text.ts';
import { add, entry, fakeProfile, otherPassphrase, type Profile, passphrase } from './fake-ports.ts';
import { plantOld, versionOf } from './old-vault.ts';

interface Operation {
  readonly name: string;
  /** The profile before. */
  prepare(profile: Profile): Promise<void>;
  run(vault: Vault): Promise<unknown>;
  /** Passphrases that may open it: before, after. */
  readonly phrases: readonly [string | null, string | null];
}

const device = async (profile: Profile) => {
  await profile.worker().create({ kind: 'device' });
  await add(profile.worker(), 1);
  await add(profile.worker(), 2);
};
const locking = async (profile: Profile) => {
  await device(profile);
  await profile.worker().setPassphrase(passphrase);
};
const change = (fn: (content: VaultContent) => VaultContent) => (vault: Vault) => vault.change(fn);
const {
  id: _,
  createdAt: __,
  changedAt: ___,
  provedAt: ____,
  retiredAt: _____,
  trashedAt: ______,
  ...draft
} = entry(9, { state: 'pending' });
const many = Array.from({ length: 50 }, (_unused, at) => entry(100 + at));
const none = [null, null] as const;

const operations: readonly Operation[] = [
  {
    name: 'create (device key)',
    prepare: async () => undefined,
    run: (vault) => vault.create({ kind: 'device' }),
    phrases: none,
  },
  {
    name: 'create (passphrase)',
    prepare: async () => undefined,
    run: (vault) => vault.create({ kind: 'passphrase', passphrase }),
    phrases: [null, passphrase],
  },
  {
    name: 'add',
    prepare: device,
    run: change((content) => addEntry(content, { ...draft, state: 'pending' }, 1).content),
    phrases: none,
  },
  { name: 'edit', prepare: device, run: change((content) => editEntry(content, entry(1).id, { login: 'x' }, 1)), phrases: none },
  { name: 'delete', prepare: device, run: change(({ entries }) => ({ entries: entries.slice(1) })), phrases: none },
  { name: 'import', prepare: device, run: change(({ entries }) => ({ entries: [...entries, ...many] })), phrases: none },
  {
    name: 'restore',
    prepare: async (profile) => {
      await device(profile);
      await profile.worker().change((content) => trashEntry(content, entry(1).id, 1));
    },
    run: change((content) => restoreEntry(content, entry(1).id, 2)),
    phrases: none,
  },
  {
    name: 'change passphrase',
    prepare: locking,
    run: (vault) => vault.setPassphrase(otherPassphrase),
    phrases: [passphrase, otherPassphrase],
  },
  {
    name: 'add slot (passphrase)',
    prepare: device,
    run: (vault) => vault.setPassphrase(passphrase),
    phrases: [null, passphrase],
  },
  { name: 'add slot (device key)', prepare: locking, run: (vault) => vault.useDeviceKey(), phrases: [passphrase, null] },
  { name: 'new device key', prepare: device, run: (vault) => vault.useDeviceKey(), phrases: none },
  {
    name: 'change under a passphrase',
    prepare: locking,
    run: change(({ entries }) => ({ entries: [...entries, entry(3)] })),
    phrases: [passphrase, passphrase],
  },
  { name: 'migrate (device key)', prepare: plantOld, run: (vault) => vault.read(), phrases: none },
  {
    name: 'migrate (passphrase)',
    prepare: (profile) => plantOld(profile, 'passphrase'),
    run: (vault) => vault.unlock(passphrase),
    phrases: [passphrase, passphrase],
  },
];

class Killed extends Error {}

/** What a new worker finds: the content, or that there is no vault. Opens it with whichever passphrase it needs now. */
async function find(profile: Profile, phrases: Operation['phrases']): Promise<VaultContent | 'none'> {
  profile.session.records.clear();
  const vault = profile.worker();
  const { state, healed, rolledBack } = await vault.status();
  expect({ healed, rolledBack }).toEqual({ healed: null, rolledBack: false });
  if (state === 'none') return 'none';
  if (state === 'locked') {
    const opened = await Promise.allSettled(phrases.filter((phrase) => phrase !== null).map((phrase) => vault.unlock(phrase)));
    expect(opened.some(({ status }) => status === 'fulfilled')).toBe(true);
  }
  return vault.read();
}

/** Ids and random parts differ from run to run; what the user typed does not. */
const words = (content: VaultContent | 'none') =>
  content === 'none' ? content : content.entries.map(({ secret, login, trashedAt }) => `${secret} ${login} ${trashedAt}`);

/** Before and after of an operation that is left alone, and a profile to break it on. */
async function rehearse({ prepare, run, phrases }: Operation) {
  const profile = fakeProfile();
  await prepare(profile);
  const restore = snapshot(profile);
  const before = words(await find(profile, phrases));
  restore();
  await run(profile.worker());
  const after = words(await find(profile, phrases));
  restore();
  return { profile, restore, before, after };
}

/** A worker's end at one write to any store: before it is done, or right after. Nothing works from then on. */
function createFate(fatal: number, isDone: boolean) {
  let count = 0;
  const write = async (work: () => Promise<void>) => {
    count += 1;
    if (count > fatal || (count === fatal && !isDone)) throw new Killed();
    await work();
    if (count === fatal) throw new Killed();
  };
  const guard = (store: RecordStore): RecordStore => ({
    get: async (names) => {
      if (count >= fatal) throw new Killed();
      return store.get(names);
    },
    set: (records) => write(() => store.set(records)),
    remove: (names) => write(() => store.remove(names)),
  });
  return { guard, isDead: () => count >= fatal };
}

/** The vault still works: it can be changed, and both copies are the same then. */
async function expectWorking(profile: Profile) {
  if ((await profile.worker().status()).state === 'none') return;
  const { entries } = await add(profile.worker(), 77);
  expect(await profile.worker().read()).toEqual({ entries });
  expect(profile.mirror.records.get('mirror')).toBe(activeText(profile));
  expect(versionOf(activeText(profile))).toBe(formatVersion);
}

describe.each(operations)('$name, killed', { timeout: 30_000 }, (operation) => {
  it.each(journalSteps)('at %s, leaves the state before or after', async (killedAt) => {
    const { profile, before, after } = await rehearse(operation);
    const reached: JournalStep[] = [];
    const dying = profile.worker({
      onStep: (step) => {
        reached.push(step);
        if (step === killedAt) throw new Killed();
      },
    });
    await expect(operation.run(dying)).rejects.toThrow(Killed);
    expect(reached.at(-1)).toBe(killedAt);
    const isMigration = operation.name.startsWith('migrate');
    if (isMigration) expect(versionOf(activeText(profile))).toBe(killedAt === 'clean' ? formatVersion : 1);
    const found = words(await find(profile, operation.phrases));
    const isAfter = journalSteps.indexOf(killedAt) > journalSteps.indexOf('write-mirror');
    // A first vault is there as soon as its first slot is; a migration is made good by whoever comes next.
    const isEither = operation.name.startsWith('create') || isMigration;
    if (isEither) expect([before, after]).toContainEqual(found);
    else expect(found).toEqual(isAfter ? after : before);
    await expectWorking(profile);
  });

  it('before or after any single write to any store, leaves the state before or after', async () => {
    const { profile, restore, before, after } = await rehearse(operation);
    let writes = Infinity;
    for (let fatal = 1; fatal <= writes; fatal += 1) {
      for (const isDone of [false, true]) {
        restore();
        const fate = createFate(fatal, isDone);
        const { primary, mirror, session } = profile;
        const dying = profile.worker({
          primary: fate.guard(primary),
          mirror: fate.guard(mirror),
          session: fate.guard(session),
        });
        await operation.run(dying).catch(() => undefined);
        if (!fate.isDead()) writes = 0;
        const found = words(await find(profile, operation.phrases));
        expect([before, after], `write ${fatal}, done: ${isDone}`).toContainEqual(found);
        await expectWorking(profile);
      }
    }
    expect(writes).toBe(0);
  });
});

describe('a save that was stopped, and so was whoever came to finish it', { timeout: 30_000 }, () => {
  it.each(operations.filter(({ name }) => !name.startsWith('migrate')))(
    '$name is finished without a word of a repair',
    async (operation) => {
      const { profile, restore, before, after } = await rehearse(operation);
      const dieAt = (fatal: number) => {
        const fate = createFate(fatal, true);
        const { primary, mirror, session } = profile;
        return {
          ...fate,
          worker: profile.worker({ primary: fate.guard(primary), mirror: fate.guard(mirror), session: fate.guard(session) }),
        };
      };
      for (let first = 1; ; first += 1) {
        let isFinished = false;
        for (let second = 1; !isFinished; second += 1) {
          restore();
          const saver = dieAt(first);
          await operation.run(saver.worker).catch(() => undefined);
          if (!saver.isDead()) return;
          const finisher = dieAt(second);
          await finisher.worker.status().catch(() => undefined);
          isFinished = !finisher.isDead();
          expect([before, after], `writes ${first} and ${second}`).toContainEqual(words(await find(profile, operation.phrases)));
        }
      }
    },
  );
});

describe('a save that a store does not take', { timeout: 30_000 }, () => {
  const faults = [
    ['primary', { set: true }],
    ['primary', { forgetful: true }],
    ['primary', { quota: 10 }],
    ['mirror', { set: true }],
    ['mirror', { forgetful: true }],
    ['mirror', { quota: 10 }],
  ] as const;

  it.each(faults)('(%s %o) is refused, and the state before stands', async (place, fault) => {
    const profile = fakeProfile();
    await device(profile);
    Object.assign(profile[place].faults, fault);
    const vault = profile.worker();
    await expect(add(vault, 3)).rejects.toMatchObject({ code: 'write-failed' });
    expect((await vault.read()).entries).toHaveLength(2);
    expect((await profile.worker().read()).entries).toHaveLength(2);
    for (const key of Object.keys(fault)) delete profile[place].faults[key as keyof typeof fault];
    expect((await add(vault, 3)).entries).toHaveLength(3);
    expect((await profile.worker().read()).entries).toHaveLength(3);
  });

  it.each(faults)('(%s %o) leaves the old passphrase in force', async (place, fault) => {
    const profile = fakeProfile();
    await locking(profile);
    Object.assign(profile[place].faults, fault);
    await expect(profile.worker().setPassphrase(otherPassphrase)).rejects.toMatchObject({ code: 'write-failed' });
    for (const key of Object.keys(fault)) delete profile[place].faults[key as keyof typeof fault];
    await profile.worker().lock();
    await profile.worker().unlock(passphrase);
    expect((await profile.worker().read()).entries).toHaveLength(2);
  });

  it('is told from a save that was done but not cleaned up, which is cleaned at the next opening', async () => {
    const profile = fakeProfile();
    await device(profile);
    profile.primary.faults.remove = true;
    await expect(profile.worker().setPassphrase(passphrase)).rejects.toMatchObject({ code: 'clean-failed' });
    profile.primary.faults.remove = false;
    expect(await profile.worker().status()).toMatchObject({ state: 'open', protection: 'passphrase' });
    expect(['a', 'b'].filter((slot) => profile.primary.records.has(slot))).toHaveLength(1);
    expect(profile.mirror.records.get('deviceKeys')).toEqual({});
  });

  it('is not pointed at when the cipher made something that does not open', async () => {
    const profile = fakeProfile();
    await device(profile);
    const before = activeText(profile);
    const encrypt = vi.spyOn(crypto.subtle, 'encrypt').mockResolvedValue(new ArrayBuffer(100));
    try {
      await expect(add(profile.worker(), 3)).rejects.toMatchObject({ code: 'write-failed' });
    } finally {
      encrypt.mockRestore();
    }
    expect(activeText(profile)).toBe(before);
    expect(profile.mirror.records.get('mirror')).toBe(before);
    expect((await profile.worker().read()).entries).toHaveLength(2);
  });

  it.each(['another text', 'no stream at all'])('is not pointed at when compression made of it %s', async (wrong) => {
    const profile = fakeProfile();
    await device(profile);
    const before = activeText(profile);
    const other = wrong === 'another text' ? deflateRawSync('{"entries":[]}') : Buffer.from('{"entries":[]}');
    vi.stubGlobal('CompressionStream', function compressor() {
      const { readable, writable } = new TransformStream({
        transform: () => undefined,
        flush: (controller) => controller.enqueue(Uint8Array.from(other)),
      });
      return { readable, writable };
    });
    try {
      await expect(add(profile.worker(), 3)).rejects.toMatchObject({ code: 'write-failed' });
    } finally {
      vi.unstubAllGlobals();
    }
    expect(activeText(profile)).toBe(before);
    expect(profile.mirror.records.get('mirror')).toBe(before);
    expect((await profile.worker().read()).entries).toHaveLength(2);
  });

  it.each(['primary', 'mirror'] as const)(
    'is not pointed at when the %s store did not keep the new device key',
    async (place) => {
      const profile = fakeProfile();
      await device(profile);
      const before = activeText(profile);
      const store = profile[place];
      const forgetful: RecordStore = {
        ...store,
        set: async (records) => {
          if (!('deviceKeys' in records)) await store.set(records);
        },
      };
      await expect(profile.worker({ [place]: forgetful }).useDeviceKey()).rejects.toMatchObject({ code: 'write-failed' });
      expect(activeText(profile)).toBe(before);
      expect((await profile.worker().read()).entries).toHaveLength(2);
    },
  );

  it('is written only after what was read back was decrypted', async () => {
    const profile = fakeProfile();
    await device(profile);
    const steps: JournalStep[] = [];
    await add(profile.worker({ onStep: (step) => void steps.push(step) }), 3);
    expect(steps).toEqual([...journalSteps]);
    expect(journalSteps.length).toBeGreaterThanOrEqual(8);
  });
});
