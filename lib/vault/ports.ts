// Everything the vault needs from outside, so that tests can hand in stores, clocks and luck of their own.
import { areaStore } from './area-store.ts';
import { idbStore } from './idb-store.ts';
import type { StepHook } from './journal.ts';
import type { Kdf } from './kdf-params.ts';
import { migrations } from './migrate/index.ts';
import type { Migration } from './migrate/migration.ts';
import type { VaultStores } from './stores.ts';

export interface VaultPorts extends VaultStores {
  /** Runs one piece of work at a time over all contexts of the extension. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  /** Ms since 1970. */
  readonly now: () => number;
  /** Ms without use after which a passphrase vault locks; null: only when the browser closes. */
  readonly lockAfterMs: () => Promise<number | null>;
  readonly kdf: Kdf;
  readonly migrations: readonly Migration[];
  /** Called at every journal step. */
  readonly onStep: StepHook;
}

/** The ports of the product. `lockAfterMs` comes from the settings; the KDF is too heavy for the background and runs elsewhere. */
export function browserPorts(lockAfterMs: () => Promise<number | null>, kdf: Kdf): VaultPorts {
  return {
    primary: idbStore(),
    mirror: areaStore('local'),
    session: areaStore('session'),
    exclusive: async (work) => navigator.locks.request('mailkey-vault', work),
    now: Date.now,
    lockAfterMs,
    kdf,
    migrations,
    onStep: () => undefined,
  };
}
