// A browser profile made of plain maps, and workers that come and go on it.
import { createHash } from 'node:crypto';
import type { Entry } from '../../../lib/vault/entry.ts';
import { deriveKey, type Kdf } from '../../../lib/vault/kdf.ts';
import { migrations } from '../../../lib/vault/migrate/index.ts';
import type { VaultPorts } from '../../../lib/vault/ports.ts';
import type { RecordStore } from '../../../lib/vault/stores.ts';
import { createVaultService, type Vault } from '../../../lib/vault/vault.ts';

/** What a fake store can be told to do wrong. */
export interface Faults {
  get?: boolean;
  set?: boolean;
  remove?: boolean;
  /** Says yes and keeps nothing. */
  forgetful?: boolean;
  /** Most characters of text it takes. */
  quota?: number;
}

export interface FakeStore extends RecordStore {
  readonly records: Map<string, unknown>;
  readonly faults: Faults;
}

function fail(isFaulty: boolean | undefined): void {
  if (isFaulty) throw new Error('store fault');
}

export function fakeStore(): FakeStore {
  const records = new Map<string, unknown>();
  const faults: Faults = {};
  return {
    records,
    faults,
    async get(names) {
      fail(faults.get);
      return structuredClone(
        Object.fromEntries(names.filter((name) => records.has(name)).map((name) => [name, records.get(name)])),
      );
    },
    async set(changed) {
      fail(faults.set);
      const length = Object.values(changed).reduce<number>(
        (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
        0,
      );
      if (faults.quota !== undefined && length > faults.quota) throw new DOMException('full', 'QuotaExceededError');
      if (faults.forgetful) return;
      for (const [name, value] of Object.entries(structuredClone(changed))) records.set(name, value);
    },
    async remove(names) {
      fail(faults.remove);
      for (const name of names) records.delete(name);
    },
  };
}

/** Argon2id that costs nothing, with parameters that look like the real ones. */
export const cheapKdf: Kdf = {
  fresh: async () => ({
    name: 'argon2id',
    version: 19,
    memoryKib: 65_536,
    iterations: 3,
    parallelism: 4,
    salt: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'),
  }),
  derive: async (passphrase, params) => {
    // The caps of the real one stay in force.
    if (params.name === 'argon2id' && (params.memoryKib > 1024 * 1024 || params.iterations > 16))
      return deriveKey(passphrase, params);
    return new Uint8Array(createHash('sha256').update(JSON.stringify(params)).update(passphrase).digest());
  },
};

let lockCount = 0;

/** A profile: the stores outlive the workers. */
export function fakeProfile() {
  lockCount += 1;
  const lockName = `test-vault-${lockCount}`;
  const primary = fakeStore();
  const mirror = fakeStore();
  const session = fakeStore();
  const clock = { now: 1_800_000_000_000 };
  const settings: { lockAfterMs: number | null } = { lockAfterMs: null };
  const ports = (changed: Partial<VaultPorts> = {}): VaultPorts => ({
    primary,
    mirror,
    session,
    exclusive: async (work) => navigator.locks.request(lockName, work),
    now: () => clock.now,
    lockAfterMs: async () => settings.lockAfterMs,
    kdf: cheapKdf,
    migrations,
    onStep: () => undefined,
    ...changed,
  });
  return {
    primary,
    mirror,
    session,
    clock,
    settings,
    ports,
    /** A fresh worker on the same profile. */
    worker: (changed: Partial<VaultPorts> = {}): Vault => createVaultService(ports(changed)),
    /** Everything stored that is ciphertext, as one text to compare. */
    ciphertext: () =>
      JSON.stringify([
        primary.records.get('a'),
        primary.records.get('b'),
        primary.records.get('pointer'),
        mirror.records.get('mirror'),
      ]),
  };
}

export type Profile = ReturnType<typeof fakeProfile>;

export const passphrase = 'correct horse battery staple';
export const otherPassphrase = 'another long enough phrase';

/** An entry with this number in it. */
export function entry(number: number, changed: Partial<Entry> = {}): Entry {
  return {
    type: 'totp',
    issuer: '重庆大学',
    account: `user${number}@cqu.edu.cn`,
    secret: `JBSWY3DPEHPK3PX${'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[number % 32]}${number.toString(2).replaceAll('0', 'A').replaceAll('1', 'B')}`,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: null,
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    state: 'proved',
    institutionId: 'cqu',
    login: `user${number}`,
    createdAt: 1_700_000_000_000 + number,
    changedAt: 1_700_000_000_000 + number,
    provedAt: 1_700_000_000_000 + number,
    retiredAt: null,
    trashedAt: null,
    ...changed,
  };
}

/** Adds one entry. */
export function add(vault: Vault, number: number) {
  return vault.change(({ entries }) => ({ entries: [...entries, entry(number)] }));
}

/** The promise's rejection, or a failure if it does not reject. */
export async function rejection(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('should have been refused');
    },
    (error: unknown) => error,
  );
}
