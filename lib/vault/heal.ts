// Brings both stores to the envelope that is the vault (format.md §8).
import type { FoundVault } from './judge.ts';
import { mirrorNames, primaryNames, type RecordStore, type SlotName, type VaultStores } from './stores.ts';
import type { Copy, Survey } from './survey.ts';

/** The other place for envelopes; `a` when none is pointed at. */
export function otherSlot(slot: SlotName | undefined): SlotName {
  return slot === 'a' ? 'b' : 'a';
}

const holds = (copy: Copy, text: string) => copy.state === 'intact' && copy.envelope.text === text;

/** Records to write into the primary store; null when nothing is to be done. */
function primaryRepair({ primary }: Survey, { best, seen }: FoundVault, isProved: boolean) {
  if (primary === null) return null;
  const { pointer, slots } = primary;
  const active = pointer && slots[pointer.slot];
  if (active !== null && holds(active, best.text)) return null;
  if (active?.state === 'intact' && !isProved) return null;
  const holder = primaryNames.slots.find((slot) => holds(slots[slot], best.text));
  const target = holder ?? (pointer !== null && active?.state !== 'intact' ? pointer.slot : otherSlot(pointer?.slot));
  // One transaction: the place and the pointer change together.
  return {
    ...(holder === undefined && { [target]: best.text }),
    [primaryNames.pointer]: { slot: target, generation: seen },
  };
}

/** Records to write into the mirror; null when nothing is to be done. */
function mirrorRepair({ mirror }: Survey, { best, seen }: FoundVault, isProved: boolean) {
  if (mirror === null) return null;
  const isSame = holds(mirror.copy, best.text);
  if (isSame && mirror.mark === seen) return null;
  if (mirror.copy.state === 'intact' && !isProved) return null;
  return { ...(!isSame && { [mirrorNames.mirror]: best.text }), [mirrorNames.mark]: seen };
}

/** Which stores were written to. False also where a repair was needed and the store refused. */
export interface Healed {
  readonly primary: boolean;
  readonly mirror: boolean;
}

async function attempt(records: Readonly<Record<string, unknown>> | null, store: RecordStore): Promise<boolean> {
  if (records === null) return false;
  // A store that refuses stays as it is: the vault opens from the other one, and the next opening tries again.
  return store.set(records).then(
    () => true,
    () => false,
  );
}

/**
 * Repairs what is empty or damaged and, once the best envelope has been decrypted (`isProved`), also what holds another envelope.
 * Never throws for a store that refuses.
 */
export async function heal(stores: VaultStores, found: Survey, verdict: FoundVault, isProved: boolean): Promise<Healed> {
  // The pointer last, as in a save: a first vault whose repair is stopped in between still looks unfinished, not damaged.
  const mirror = await attempt(mirrorRepair(found, verdict, isProved), stores.mirror);
  return { primary: await attempt(primaryRepair(found, verdict, isProved), stores.primary), mirror };
}
