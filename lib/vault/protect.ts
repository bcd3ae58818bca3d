// Makes the next envelope's header, keys and slots: same protection, device key, or passphrase (format.md §3 and §4).
import { type Bytes, newId, randomBytes, sameBytes } from './bytes.ts';
import { keepDeviceKey, openDeviceSlot } from './device-key.ts';
import { formatName, formatVersion, type Header } from './format.ts';
import type { NextEnvelope } from './journal.ts';
import { isUnderFloor, type Kdf } from './kdf-params.ts';
import { normalization } from './passphrase.ts';
import { importKey, keyLength, unwrapKey, wrapKey } from './seal.ts';
import { addSlot, type DeviceSlot, isDeviceSlot, isPassphraseSlot, type PassphraseSlot, removeSlot, type Slot } from './slots.ts';
import type { VaultStores } from './stores.ts';
import { type Survey, survey } from './survey.ts';
import { VaultError } from './vault-error.ts';

/** What the next envelope follows on. */
export interface Base {
  readonly vaultId: string;
  readonly createdAt: number;
  readonly generation: number;
  readonly keySince: number;
  /** Empty for a new vault. */
  readonly slots: readonly Slot[];
}

/** A vault that does not exist yet. */
export function newBase(now: number): Base {
  return { vaultId: newId(), createdAt: now, generation: 0, keySince: 1, slots: [] };
}

/** What a new key slot is made from. */
export type Protection = { readonly kind: 'device' } | { readonly kind: 'passphrase'; readonly bytes: Bytes };

function nextHeader(base: Base, slots: readonly Slot[], keySince: number, savedAt: number): Header {
  const { vaultId, generation, createdAt } = base;
  const next = { vaultId, generation: generation + 1, createdAt, savedAt, keySince };
  return { format: formatName, version: formatVersion, ...next, slots: [...slots] };
}

/** The next envelope under the same keys. */
export function sameProtection(base: Base, vaultKey: CryptoKey, now: number): NextEnvelope {
  return {
    header: nextHeader(base, base.slots, base.keySince, now),
    vaultKey,
    writeKeys: async () => undefined,
    verifySlots: async () => true,
  };
}

/** Slots with the new one instead of all that were known; unknown ones stay. */
function replaceSlots(old: readonly Slot[], added: Slot): readonly Slot[] {
  const known = old.filter((slot) => isDeviceSlot(slot) || isPassphraseSlot(slot));
  return known.reduce<readonly Slot[]>((slots, slot) => removeSlot(slots, String(slot['id'])), addSlot(old, added));
}

async function makePassphraseSlot(vaultId: string, bytes: Bytes, vaultKey: Bytes, kdf: Kdf) {
  const params = await kdf.fresh();
  if (isUnderFloor(params)) throw new VaultError('kdf-weak');
  const wrapping = await importKey(await kdf.derive(bytes, params));
  const head = { id: newId(), type: 'passphrase', normalization, kdf: params } as const;
  const slot: PassphraseSlot = await wrapKey(vaultId, head, wrapping, vaultKey);
  return { slot, wrapping };
}

/**
 * The next envelope under a new protection and, unless slots of unknown type are there, a new vault key. `current` is the present vault key, needed only for those.
 * `raw` is the vault key of the new envelope.
 */
export async function newProtection(
  base: Base,
  protection: Protection,
  current: Bytes | null,
  { stores, found, kdf, now }: { stores: VaultStores; found: Survey; kdf: Kdf; now: number },
): Promise<NextEnvelope & { readonly raw: Bytes }> {
  const isKeyKept = base.slots.some((slot) => !isDeviceSlot(slot) && !isPassphraseSlot(slot));
  if (isKeyKept && current === null) throw new VaultError('locked');
  const raw = isKeyKept && current !== null ? current : randomBytes(keyLength);
  const keySince = isKeyKept ? base.keySince : base.generation + 1;
  const { vaultId } = base;
  const common = { raw, vaultKey: await importKey(raw) };
  if (protection.kind === 'device') {
    const deviceKey = randomBytes(keyLength);
    const slot: DeviceSlot = await wrapKey(vaultId, { id: newId(), type: 'device' } as const, await importKey(deviceKey), raw);
    return {
      ...common,
      header: nextHeader(base, replaceSlots(base.slots, slot), keySince, now),
      writeKeys: () => keepDeviceKey(stores, found, slot.id, deviceKey),
      async verifySlots(header) {
        const written = header.slots.filter(isDeviceSlot).find(({ id }) => id === slot.id);
        const opened = written && (await openDeviceSlot(vaultId, written, await survey(stores, [])));
        return opened?.fromPrimary === true && opened.raw !== null && sameBytes(opened.vaultKey, raw);
      },
    };
  }
  const { slot, wrapping } = await makePassphraseSlot(vaultId, protection.bytes, raw, kdf);
  return {
    ...common,
    header: nextHeader(base, replaceSlots(base.slots, slot), keySince, now),
    writeKeys: async () => undefined,
    async verifySlots(header) {
      const written = header.slots.filter(isPassphraseSlot).find(({ id }) => id === slot.id);
      const opened = written ? await unwrapKey(vaultId, written, wrapping) : null;
      return opened !== null && sameBytes(opened, raw);
    },
  };
}
