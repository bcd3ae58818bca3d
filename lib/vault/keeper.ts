// Keeps the vault whole: looks, repairs, finishes what was left undone, saves (format.md §7 and §8). Every call must run exclusively.
import { clean } from './clean.ts';
import { restoreDeviceKey } from './device-key.ts';
import type { VaultContent } from './entry.ts';
import { type Envelope, formatVersion, type Header } from './format.ts';
import { heal, otherSlot } from './heal.ts';
import { commit, type NextEnvelope } from './journal.ts';
import { startTimer } from './lock.ts';
import { type Known, type Look, look, lookAt, type Opened } from './look.ts';
import { createNotices, healedWord } from './notice.ts';
import type { VaultPorts } from './ports.ts';
import { type Base, newProtection, type Protection, sameProtection } from './protect.ts';
import { continueSession, endSession, keepSession, type Session } from './session.ts';
import { isDeviceSlot } from './slots.ts';
import { mirrorNames, primaryNames, type SlotName } from './stores.ts';
import { readPointer, type Survey, survey } from './survey.ts';
import { isVaultError, VaultError } from './vault-error.ts';

/** Saves under one vault key before it is replaced (format.md §4). */
export const savesPerKey = 2 ** 20;

/** The base of the next save: above every generation that any store remembers. */
function baseOf({ opened, verdict }: Look): Base {
  if (opened === null || verdict.kind !== 'found') throw new VaultError('locked');
  return { ...opened.envelope.header, generation: verdict.seen };
}

/** What stays in memory between two calls: the content, and how to tell that it is still the vault. No text of an envelope. */
interface Kept extends Known {
  readonly header: Header;
  /** Where it lies; null when the pointer is at something else, so that the next call looks again. */
  readonly slot: SlotName | null;
}

function keptOf({ opened, found }: Look): Kept | null {
  if (opened === null) return null;
  const { envelope, content, vaultKey } = opened;
  const slot = found.primary?.pointer?.slot ?? null;
  const active = slot && found.primary?.slots[slot];
  const isActive = active?.state === 'intact' && active.envelope.check === envelope.check;
  return { content, vaultKey, check: envelope.check, header: envelope.header, slot: isActive ? slot : null };
}

const isWorn = ({ generation, keySince }: Pick<Header, 'generation' | 'keySince'>) => generation - keySince >= savesPerKey;

/** The vault, open and as it was left. */
export interface Unchanged {
  readonly content: VaultContent;
  /** Null for a device-key vault. */
  readonly session: Session | null;
  /** Saves content under the same protection. To be called at most once. Throws as `commit`. */
  save(content: VaultContent): Promise<void>;
}

export function createKeeper(ports: VaultPorts) {
  const notices = createNotices(ports.mirror);
  let known: Kept | null = null;

  async function lookAgain(found?: Survey): Promise<Look> {
    const seen = await (found === undefined ? look(ports, known) : lookAt(found, ports, known));
    known = keptOf(seen);
    return seen;
  }

  async function commitNext(
    target: SlotName,
    content: VaultContent,
    derive: () => Promise<NextEnvelope>,
    after: (envelope: Envelope) => Promise<void>,
  ): Promise<void> {
    known = null;
    const { envelope, vaultKey } = await commit({ content, target, derive, clean: after }, ports, ports.onStep);
    known = { content, vaultKey, check: envelope.check, header: envelope.header, slot: target };
  }

  /** The slot for the next envelope. */
  function targetOf({ found: { primary, mirror } }: Look): SlotName {
    // Writing without having read would drop what could not be read.
    if (primary === null || mirror === null) throw new VaultError('unreadable');
    return otherSlot(primary.pointer?.slot);
  }

  const saveNext = (target: SlotName, content: VaultContent, base: Base, vaultKey: CryptoKey) =>
    commitNext(
      target,
      content,
      async () => sameProtection(base, vaultKey, ports.now()),
      async () => undefined,
    );

  /** Saves content under the same protection, or under a fresh device key when the vault key is worn out. */
  async function save(at: Look, content: VaultContent): Promise<void> {
    const base = baseOf(at);
    const { opened } = at;
    if (opened === null) throw new VaultError('locked');
    if (opened.device !== null && isWorn(base)) return protect(at, content, { kind: 'device' }, base);
    return saveNext(targetOf(at), content, base, opened.vaultKey);
  }

  /** Saves content under a new protection, and leaves the vault open. `base` is given only for a new vault. */
  async function protect(at: Look, content: VaultContent, protection: Protection, base: Base = baseOf(at)): Promise<void> {
    const context = { stores: ports, found: at.found, kdf: ports.kdf, now: ports.now() };
    let raw: Opened['raw'] | null = null;
    const derive = async () => {
      const next = await newProtection(base, protection, at.opened?.raw ?? null, context);
      raw = next.raw;
      return next;
    };
    const after = async (envelope: Envelope) => {
      if (protection.kind === 'device') await endSession(ports.session);
      else if (raw !== null) {
        await keepSession(ports.session, base.vaultId, raw, startTimer(await ports.lockAfterMs(), ports.now()));
      }
      await clean(ports, await survey(ports, []), envelope);
    };
    return commitNext(targetOf(at), content, derive, after);
  }

  /** Brings the stores to one state. True if something was written. */
  async function repair({ found, verdict, opened }: Look): Promise<boolean> {
    if (verdict.kind !== 'found') return false;
    const written = await heal(ports, found, verdict, opened !== null);
    const isKeyBack = await restoreKey(found, opened);
    const healed = {
      primary: (written.primary && verdict.primaryFault) || isKeyBack,
      mirror: written.mirror && verdict.mirrorFault,
    };
    const missingSaves = verdict.seen - verdict.best.header.generation;
    await notices.add({ healed: healedWord(healed), rolledBack: verdict.rolledBack, missingSaves });
    return written.primary || written.mirror || isKeyBack;
  }

  /** Puts a device key that the primary store has lost back from its raw copy. */
  async function restoreKey(found: Survey, opened: Opened | null): Promise<boolean> {
    if (found.primary === null || !opened?.device) return false;
    const { slot, opening } = opened.device;
    if (opening.fromPrimary || opening.raw === null) return false;
    return restoreDeviceKey(ports, found, slot.id, opening.raw).then(
      () => true,
      () => false,
    );
  }

  /** What an earlier version, a rollback or a lost key copy leaves to be saved anew. */
  async function followUp(at: Look): Promise<boolean> {
    const { found, verdict, opened } = at;
    if (opened === null || verdict.kind !== 'found' || found.primary === null || found.mirror === null) return false;
    const isKeyCopyLost = opened.device !== null && opened.device.opening.raw === null;
    if (isKeyCopyLost) {
      await protect(at, opened.content, { kind: 'device' });
      await notices.add({ healed: 'mirror', rolledBack: false, missingSaves: 0 });
      return true;
    }
    if (opened.envelope.version < formatVersion || verdict.seen > opened.envelope.header.generation) {
      await save(at, opened.content);
      return true;
    }
    // Left-overs do no harm to the user; the next opening tries again.
    return clean(ports, found, opened.envelope).catch(() => false);
  }

  /** Looks, repairs and finishes. What cannot be written now is left for the next time: it must not keep a vault shut that can be read. */
  async function load(found?: Survey): Promise<Look> {
    let seen = await lookAgain(found);
    if (await repair(seen)) seen = await lookAgain();
    const isChanged = await followUp(seen).catch((error: unknown) => {
      if (!isVaultError(error)) throw error;
      return true;
    });
    return isChanged ? lookAgain() : seen;
  }

  /** What is known, without a full look, if the vault is open here and nobody has saved since; else null. Throws what a store throws. */
  async function unchanged(): Promise<Unchanged | null> {
    if (known === null) return null;
    const { content, header, slot, vaultKey } = known;
    const { generation, slots, vaultId } = header;
    const [inPrimary, inMirror] = await Promise.all([
      ports.primary.get([primaryNames.pointer]),
      ports.mirror.get([mirrorNames.mark]),
    ]);
    const pointer = readPointer(inPrimary);
    // Every save moves both: neither can be as it was if another one has come between, finished or not.
    if (slot === null || pointer?.slot !== slot || pointer.generation !== generation) return null;
    if (inMirror[mirrorNames.mark] !== generation) return null;
    const isDevice = slots.some(isDeviceSlot);
    const session = isDevice ? null : await continueSession(ports.session, [vaultId], await ports.lockAfterMs(), ports.now());
    if (!isDevice && session === null) return null;
    const saveIt = async (next: VaultContent) =>
      isDevice && isWorn(header) ? save(await load(), next) : saveNext(otherSlot(slot), next, header, vaultKey);
    return { content, session, save: saveIt };
  }

  return {
    notices,
    /** `found`: the stores as they were just read under the same lock. */
    load,
    save,
    protect,
    /** As `unchanged`, and null where a store fails: a full look says what is wrong with it. */
    unchanged: () => unchanged().catch(() => null),
    /** False where the vault that is known opens by a device key: it has no timer. */
    mayLock: () => known === null || !known.header.slots.some(isDeviceSlot),
    forget(): void {
      known = null;
    },
  };
}
