// Decides which copy is the vault, and what is wrong with the others (format.md §8). Pure.
import type { Envelope } from './format.ts';
import type { Copy, Survey } from './survey.ts';
import { sameSlots } from './slots.ts';

/** A mark further ahead than this is garbage, not a lost save. */
const plausibleLead = 1_000_000;

/** The vault that was found. */
export interface FoundVault {
  readonly kind: 'found';
  readonly best: Envelope;
  /**
   * Other intact envelopes for the case that the best does not decrypt. Never one from before a change of the protection: that would
   * bring an old passphrase back to life.
   */
  readonly fallbacks: readonly Envelope[];
  /** Largest generation that any store remembers; at least the best one's. */
  readonly seen: number;
  /** Places that do not hold what they should, not counting what an interrupted save explains. */
  readonly primaryFault: boolean;
  readonly mirrorFault: boolean;
  /** An older envelope stood where a newer one had been. */
  readonly rolledBack: boolean;
}

export type Verdict = { readonly kind: 'none' | 'newer' | 'damaged' } | FoundVault;

const intact = (copy: Copy | undefined) => (copy?.state === 'intact' ? copy.envelope : null);
const isEnvelope = (envelope: Envelope | null): envelope is Envelope => envelope !== null;
const newestFirst = (one: Envelope, other: Envelope) => other.header.generation - one.header.generation;

function judgeFound({ primary, mirror }: Survey): FoundVault | null {
  const pointer = primary?.pointer ?? null;
  const active = pointer === null ? null : intact(primary?.slots[pointer.slot]);
  const mirrored = intact(mirror?.copy);
  const slots = [intact(primary?.slots.a), intact(primary?.slots.b)].filter(isEnvelope);
  const verified = [active, mirrored].filter(isEnvelope);
  // Without a pointer nothing in the slots is known to be unfinished.
  const first = (pointer === null ? [...slots, ...verified] : verified).toSorted(newestFirst);
  const ranked = [...first, ...slots.toSorted(newestFirst)];
  const home = active ?? mirrored ?? ranked[0];
  const best = ranked.find((envelope) => envelope.header.vaultId === home?.header.vaultId);
  if (best === undefined) return null;
  const { generation, vaultId, slots: ways } = best.header;
  const isOlder = (copy: Envelope | null) => copy !== null && copy.header.generation < generation;
  const marks = [
    pointer?.generation ?? 0,
    mirror?.mark ?? 0,
    mirrored?.header.vaultId === vaultId ? mirrored.header.generation : 0,
  ];
  const seen = Math.max(generation, ...marks.filter((mark) => mark <= generation + plausibleLead));
  const isInPrimary = slots.some((envelope) => envelope.text === best.text);
  // The very first save, stopped half-way: nothing was lost.
  const isUnfinishedBirth = generation === 1 && pointer === null && isInPrimary;
  const isUnflipped = isInPrimary && mirrored?.text === best.text && active !== null;
  const primaryFault = active?.text !== best.text && !isUnflipped && !isUnfinishedBirth;
  const mirrorFault = mirrored?.text !== best.text && !isUnfinishedBirth;
  return {
    kind: 'found',
    best,
    fallbacks: ranked.filter(
      (envelope, at) =>
        envelope.text !== best.text &&
        ranked.findIndex(({ text }) => text === envelope.text) === at &&
        (sameSlots(envelope.header.slots, ways) || (verified.includes(envelope) && !isOlder(envelope))),
    ),
    seen,
    primaryFault,
    mirrorFault,
    rolledBack: generation < seen || (primaryFault && isOlder(active)) || (mirrorFault && isOlder(mirrored)),
  };
}

/** The verdict on a survey. `none` only when both stores were read and hold no ciphertext. */
export function judge(found: Survey): Verdict {
  const { primary, mirror } = found;
  const copies = [primary?.slots.a, primary?.slots.b, mirror?.copy];
  if (copies.some((copy) => copy?.state === 'newer')) return { kind: 'newer' };
  if (copies.every((copy) => copy?.state === 'absent')) return { kind: 'none' };
  return judgeFound(found) ?? { kind: 'damaged' };
}
