// The last step of a save (format.md §7.9), also done when a vault is opened whose last save was killed before it.
import type { Envelope } from './format.ts';
import { otherSlot } from './heal.ts';
import { isDeviceSlot, sameSlots } from './slots.ts';
import { mirrorNames, primaryNames, type VaultStores } from './stores.ts';
import type { Survey } from './survey.ts';

/** Removes device keys without a slot, and the envelope not pointed at if it opens in other ways. True if something was left over. */
export async function clean({ primary, mirror }: VaultStores, found: Survey, { header }: Envelope): Promise<boolean> {
  let isChanged = false;
  const wanted = new Set(header.slots.filter(isDeviceSlot).map((slot) => slot.id));
  if (found.primary !== null) {
    const { deviceKeys, pointer, slots } = found.primary;
    const spare = otherSlot(pointer?.slot);
    const copy = slots[spare];
    const isOfThisVault = copy.state === 'intact' && sameSlots(copy.envelope.header.slots, header.slots);
    if (pointer !== null && copy.state !== 'absent' && !isOfThisVault) {
      await primary.remove([spare]);
      isChanged = true;
    }
    const kept = [...deviceKeys].filter(([id]) => wanted.has(id));
    if (kept.length < deviceKeys.size) {
      await primary.set({ [primaryNames.deviceKeys]: Object.fromEntries(kept) });
      isChanged = true;
    }
  }
  if (found.mirror !== null) {
    const { deviceKeys } = found.mirror;
    const kept = [...deviceKeys].filter(([id]) => wanted.has(id));
    if (kept.length < deviceKeys.size) {
      await mirror.set({ [mirrorNames.deviceKeys]: Object.fromEntries(kept) });
      isChanged = true;
    }
  }
  return isChanged;
}
