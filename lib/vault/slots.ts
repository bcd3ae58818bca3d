// The key slots of format.md §3: their schema, and which sets of slots a vault may have.
import * as v from 'valibot';
import { kdfSchema } from './kdf-params.ts';
import { normalization } from './passphrase.ts';
import { VaultError } from './vault-error.ts';

/** 16 bytes in canonical base64. */
export const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{21}[AQgw]==$/u));
/** 12 bytes in base64. */
export const nonceSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{16}$/u));
const wrappedKeySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{64}$/u));

const deviceSchema = v.strictObject({
  id: idSchema,
  type: v.literal('device'),
  nonce: nonceSchema,
  wrappedKey: wrappedKeySchema,
});

const passphraseSchema = v.strictObject({
  id: idSchema,
  type: v.literal('passphrase'),
  normalization: v.literal(normalization),
  kdf: kdfSchema,
  nonce: nonceSchema,
  wrappedKey: wrappedKeySchema,
});

const knownTypes: ReadonlySet<unknown> = new Set(['device', 'passphrase']);

const unknownSchema = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,31}$/u)),
    v.union([v.pipe(v.string(), v.maxLength(4096)), v.pipe(v.number(), v.safeInteger(), v.minValue(0)), v.boolean()]),
  ),
  v.check((slot) => typeof slot['id'] === 'string' && typeof slot['type'] === 'string' && !knownTypes.has(slot['type'])),
);

export type DeviceSlot = Readonly<v.InferOutput<typeof deviceSchema>>;
export type PassphraseSlot = Readonly<v.InferOutput<typeof passphraseSchema>>;
/** A slot of a type this version does not know: kept, not used. */
export type UnknownSlot = Readonly<v.InferOutput<typeof unknownSchema>>;
export type Slot = DeviceSlot | PassphraseSlot | UnknownSlot;

/** Most slots a vault can have. */
export const maxSlots = 8;

/** All slots of an envelope, ids unique. */
export const slotsSchema = v.pipe(
  v.array(v.union([deviceSchema, passphraseSchema, unknownSchema])),
  v.minLength(1),
  v.maxLength(maxSlots),
  v.check((slots) => new Set(slots.map((slot) => slot['id'])).size === slots.length),
);

export function isDeviceSlot(slot: Slot): slot is DeviceSlot {
  return slot['type'] === 'device';
}

export function isPassphraseSlot(slot: Slot): slot is PassphraseSlot {
  return slot['type'] === 'passphrase';
}

/** Adds a slot. Throws `too-many-slots`. */
export function addSlot(slots: readonly Slot[], slot: Slot): readonly Slot[] {
  if (slots.length >= maxSlots) throw new VaultError('too-many-slots');
  return [...slots, slot];
}

/** Takes a slot away; an id that is not there changes nothing. Throws `last-slot` if no slot would be left that always opens the vault. */
export function removeSlot(slots: readonly Slot[], id: string): readonly Slot[] {
  const rest = slots.filter((slot) => slot['id'] !== id);
  if (!rest.some((slot) => isDeviceSlot(slot) || isPassphraseSlot(slot))) throw new VaultError('last-slot');
  return rest;
}

/** True if both envelopes open in the same ways: the same slot ids in any order. */
export function sameSlots(one: readonly Slot[], other: readonly Slot[]): boolean {
  const ids = new Set(one.map((slot) => slot['id']));
  return one.length === other.length && other.every((slot) => ids.has(slot['id']));
}
