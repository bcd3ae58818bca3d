// Looks at everything that is stored (format.md §6) without changing it.
import * as v from 'valibot';
import { type Envelope, generationSchema, parseEnvelope } from './format.ts';
import type { Migration } from './migrate/migration.ts';
import { mirrorNames, primaryNames, type RecordStore, type SlotName, type VaultStores } from './stores.ts';
import { isVaultError } from './vault-error.ts';

/** What stands in one place for an envelope. */
export type Copy = { readonly state: 'absent' | 'damaged' | 'newer' } | { readonly state: 'intact'; readonly envelope: Envelope };

export interface Pointer {
  readonly slot: SlotName;
  readonly generation: number;
}

/** Everything found. `null` as a store: it could not be read. */
export interface Survey {
  readonly primary: {
    readonly slots: Readonly<Record<SlotName, Copy>>;
    /** Null when missing or garbage. */
    readonly pointer: Pointer | null;
    /** By slot id; empty when missing or garbage. */
    readonly deviceKeys: ReadonlyMap<string, CryptoKey>;
  } | null;
  readonly mirror: {
    readonly copy: Copy;
    /** Null when missing or garbage. */
    readonly mark: number | null;
    /** By slot id, base64; empty when missing or garbage. */
    readonly deviceKeys: ReadonlyMap<string, string>;
  } | null;
}

const pointerSchema = v.strictObject({ slot: v.picklist(primaryNames.slots), generation: generationSchema });

/** The pointer among the records of the primary store; null when missing or garbage. */
export function readPointer(records: Readonly<Record<string, unknown>>): Pointer | null {
  const parsed = v.safeParse(pointerSchema, records[primaryNames.pointer]);
  return parsed.success ? parsed.output : null;
}

async function read(store: RecordStore, names: readonly string[]): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    return await store.get(names);
  } catch {
    // Whatever the reason, the other store may still have everything; the caller sees null.
    return null;
  }
}

function mapOf<T>(value: unknown, isRight: (item: unknown) => item is T): ReadonlyMap<string, T> {
  const pairs: [string, unknown][] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(pairs.filter((pair): pair is [string, T] => isRight(pair[1])));
}

const isUnwrappingKey = (item: unknown): item is CryptoKey =>
  item instanceof CryptoKey && item.algorithm.name === 'AES-GCM' && item.usages.includes('decrypt');
const isText = (item: unknown): item is string => typeof item === 'string';

/** Reads both stores. Never throws for what is stored or for a store that fails. */
export async function survey({ primary, mirror }: VaultStores, migrations: readonly Migration[]): Promise<Survey> {
  const classify = async (stored: unknown): Promise<Copy> => {
    if (stored === undefined) return { state: 'absent' };
    try {
      return { state: 'intact', envelope: await parseEnvelope(stored, migrations) };
    } catch (error) {
      if (!isVaultError(error)) throw error;
      return { state: error.code === 'newer' ? 'newer' : 'damaged' };
    }
  };
  const [inPrimary, inMirror] = await Promise.all([
    read(primary, [...primaryNames.slots, primaryNames.pointer, primaryNames.deviceKeys]),
    read(mirror, [mirrorNames.mirror, mirrorNames.mark, mirrorNames.deviceKeys]),
  ]);
  const mark = v.safeParse(generationSchema, inMirror?.[mirrorNames.mark]);
  const mirrored = inMirror?.[mirrorNames.mirror];
  const slots = { a: await classify(inPrimary?.['a']), b: await classify(inPrimary?.['b']) };
  // The mirror is nearly always the text of a slot.
  const twin = primaryNames.slots.find((slot) => mirrored !== undefined && inPrimary?.[slot] === mirrored);
  const copy = twin === undefined ? await classify(mirrored) : slots[twin];
  return {
    primary: inPrimary && {
      slots,
      pointer: readPointer(inPrimary),
      deviceKeys: mapOf(inPrimary[primaryNames.deviceKeys], isUnwrappingKey),
    },
    mirror: inMirror && {
      copy,
      mark: mark.success ? mark.output : null,
      deviceKeys: mapOf(inMirror[mirrorNames.deviceKeys], isText),
    },
  };
}
