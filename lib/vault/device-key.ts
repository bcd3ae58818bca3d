// The device key of format.md §3: one in IndexedDB that scripts cannot read out, one raw in `storage.local`.
import { type Bytes, fromBase64, toBase64 } from './bytes.ts';
import { importKey, keyLength, unwrapKey } from './seal.ts';
import type { DeviceSlot } from './slots.ts';
import { mirrorNames, primaryNames, type VaultStores } from './stores.ts';
import type { Survey } from './survey.ts';

/** The vault key out of a device slot, and which of the two copies of the device key gave it. */
export interface DeviceOpening {
  readonly vaultKey: Bytes;
  readonly fromPrimary: boolean;
  /** The raw copy if it is the right one, else null. */
  readonly raw: Bytes | null;
}

function decodeRaw(text: string | undefined): Bytes | null {
  // Garbage in the record is a missing key, not a reason to stop.
  if (text === undefined || !/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/u.test(text)) return null;
  const raw = fromBase64(text);
  return raw.length === keyLength ? raw : null;
}

/** Opens a device slot with whichever copy of the key is there; null when neither opens it. */
export async function openDeviceSlot(vaultId: string, slot: DeviceSlot, found: Survey): Promise<DeviceOpening | null> {
  const kept = found.primary?.deviceKeys.get(slot.id);
  const raw = decodeRaw(found.mirror?.deviceKeys.get(slot.id));
  const byKept = kept === undefined ? null : await unwrapKey(vaultId, slot, kept);
  const byRaw = raw === null ? null : await unwrapKey(vaultId, slot, await importKey(raw));
  const vaultKey = byKept ?? byRaw;
  if (vaultKey === null) return null;
  return { vaultKey, fromPrimary: byKept !== null, raw: byRaw === null ? null : raw };
}

/** Writes one device key to both stores, next to those that are there. */
export async function keepDeviceKey({ primary, mirror }: VaultStores, found: Survey, id: string, raw: Bytes): Promise<void> {
  const inPrimary = { ...Object.fromEntries(found.primary?.deviceKeys ?? []), [id]: await importKey(raw) };
  const inMirror = { ...Object.fromEntries(found.mirror?.deviceKeys ?? []), [id]: toBase64(raw) };
  await primary.set({ [primaryNames.deviceKeys]: inPrimary });
  await mirror.set({ [mirrorNames.deviceKeys]: inMirror });
}

/** Puts the key back into the primary store, from the raw copy. */
export async function restoreDeviceKey({ primary }: VaultStores, found: Survey, id: string, raw: Bytes): Promise<void> {
  const keys = { ...Object.fromEntries(found.primary?.deviceKeys ?? []), [id]: await importKey(raw) };
  await primary.set({ [primaryNames.deviceKeys]: keys });
}
