// The raw copy of format.md §10: whatever ciphertext there is, readable or not, for the user to keep before anything else is tried.
import { mirrorNames, primaryNames, type RecordStore, type VaultStores } from './stores.ts';

/** Garbage of a kind JSON cannot say becomes its name. */
function printable(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value ?? null));
  } catch {
    // Cycles and big integers; nothing this extension ever wrote.
    return Object.prototype.toString.call(value);
  }
}

async function readAll(store: RecordStore, names: readonly string[]) {
  return store.get(names).then(
    (records) => Object.fromEntries(names.map((name) => [name, printable(records[name])])),
    () => 'unreadable' as const,
  );
}

/** The stored envelopes as they are. Never throws. */
export async function readRaw({ primary, mirror }: VaultStores) {
  return {
    primary: await readAll(primary, [...primaryNames.slots, primaryNames.pointer]),
    mirror: await readAll(mirror, [mirrorNames.mirror, mirrorNames.mark]),
  };
}

/** The raw copy as JSON text. `takenAt` in ms. */
export async function takeRawCopy(stores: VaultStores, takenAt: number): Promise<string> {
  return JSON.stringify({ format: 'mailkey-raw-copy', version: 1, takenAt, ...(await readRaw(stores)) });
}
