// The end of a vault: only for somebody who holds its present raw copy.
import { readRaw } from './raw-copy.ts';
import { mirrorNames, primaryNames, sessionName, type VaultStores } from './stores.ts';
import { VaultError } from './vault-error.ts';

function storedIn(rawCopy: string): string | null {
  try {
    const { primary, mirror }: Readonly<Record<string, unknown>> = JSON.parse(rawCopy);
    return JSON.stringify({ primary, mirror });
  } catch {
    // Whatever it is, it is not our copy.
    return null;
  }
}

/**
 * Removes everything the vault has stored. Killed half-way, the vault heals from what is left.
 * Throws `copy-mismatch` if the copy is not the present one, `unreadable` if a store cannot be read, `write-failed`.
 */
export async function erase(stores: VaultStores, rawCopy: string): Promise<void> {
  const raw = await readRaw(stores);
  if (Object.values(raw).includes('unreadable')) throw new VaultError('unreadable');
  if (storedIn(rawCopy) !== JSON.stringify(raw)) throw new VaultError('copy-mismatch');
  const { primary, mirror, session } = stores;
  try {
    // Envelopes before keys: what is left must be able to open.
    await mirror.remove([mirrorNames.mirror]);
    await primary.remove([...primaryNames.slots]);
    await primary.remove([primaryNames.pointer, primaryNames.deviceKeys]);
    await mirror.remove(Object.values(mirrorNames));
    await session.remove([sessionName]);
  } catch {
    throw new VaultError('write-failed');
  }
}
