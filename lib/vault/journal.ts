// The write path of format.md §7: named steps, after any of which the state is before or after.
import { type Bytes, sameBytes } from './bytes.ts';
import { encodeContent } from './content.ts';
import { deflate, inflate } from './deflate.ts';
import type { VaultContent } from './entry.ts';
import { type Envelope, type Header, headerAad, parseEnvelope, writeEnvelope } from './format.ts';
import { seal, unseal } from './seal.ts';
import { mirrorNames, primaryNames, type SlotName, type VaultStores } from './stores.ts';
import { isVaultError, VaultError } from './vault-error.ts';

/** The steps of one save, in order. `write-keys` is passed in every save, also when there is no new device key. */
export const journalSteps = [
  'derive',
  'encrypt',
  'write-keys',
  'write-slot',
  'read-back',
  'verify',
  'write-mirror',
  'flip',
  'clean',
] as const;
export type JournalStep = (typeof journalSteps)[number];

/** Called when a step begins. What it throws ends the save there, as a killed worker would. */
export type StepHook = (step: JournalStep) => Promise<void> | void;

/** The result of `derive`: what the next envelope says and how it is sealed. */
export interface NextEnvelope {
  readonly header: Header;
  readonly vaultKey: CryptoKey;
  /** Stores a new device key, if there is one. */
  writeKeys(): Promise<void>;
  /** True if new slots of the envelope, as it was read back, give the vault key. */
  verifySlots(header: Header): Promise<boolean>;
}

/** One save. */
export interface Save {
  readonly content: VaultContent;
  /** The slot not pointed at. */
  readonly target: SlotName;
  derive(): Promise<NextEnvelope>;
  /** Takes away what the new envelope no longer needs. */
  clean(envelope: Envelope): Promise<void>;
}

/** Store failures as `write-failed`; typed errors and the hook's own pass. */
async function writing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isVaultError(error)) throw error;
    throw new VaultError('write-failed', 0, error);
  }
}

/** The envelope if this text opens and gives the same content; null if not. Never rejects: it is waited for only when the text was read back. */
async function open(text: string, plain: Bytes, next: NextEnvelope): Promise<Envelope | null> {
  try {
    const envelope = await parseEnvelope(text, []);
    const opened = await unseal(next.vaultKey, envelope.sealed, envelope.aad);
    return opened !== null && sameBytes(await inflate(opened), plain) ? envelope : null;
  } catch {
    // Whatever is wrong with it, it must not be pointed at; the caller sees null.
    return null;
  }
}

/**
 * Saves and gives back the envelope that is now the vault, and its key.
 * Throws `content-invalid`, `write-failed` (state before) or `clean-failed` (state after).
 */
export async function commit(
  save: Save,
  { primary, mirror }: VaultStores,
  onStep: StepHook,
): Promise<{ readonly envelope: Envelope; readonly vaultKey: CryptoKey }> {
  const plain = encodeContent(save.content);
  await onStep('derive');
  const next = await save.derive();
  await onStep('encrypt');
  const text = await writeEnvelope(next.header, await seal(next.vaultKey, await deflate(plain), headerAad(next.header)));
  await onStep('write-keys');
  await writing(next.writeKeys());
  await onStep('write-slot');
  const writingSlot = writing(primary.set({ [save.target]: text }));
  // Deciphered while the store is busy: what is read back must be this very text.
  const opening = open(text, plain, next);
  await writingSlot;
  await onStep('read-back');
  if ((await writing(primary.get([save.target])))[save.target] !== text) throw new VaultError('write-failed');
  await onStep('verify');
  const envelope = await opening;
  if (envelope === null || !(await next.verifySlots(envelope.header))) throw new VaultError('write-failed');
  await onStep('write-mirror');
  await writing(mirror.set({ [mirrorNames.mirror]: text, [mirrorNames.mark]: envelope.header.generation }));
  if ((await writing(mirror.get([mirrorNames.mirror])))[mirrorNames.mirror] !== text) throw new VaultError('write-failed');
  await onStep('flip');
  await writing(primary.set({ [primaryNames.pointer]: { slot: save.target, generation: envelope.header.generation } }));
  await onStep('clean');
  try {
    await save.clean(envelope);
  } catch {
    // The save itself is done; the caller must know that the old way in may still be there.
    throw new VaultError('clean-failed');
  }
  return { envelope, vaultKey: next.vaultKey };
}
