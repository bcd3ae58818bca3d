// Keeps the vault whole: looks, repairs, finishes what was left undone, saves (format.md §7 and §8). Every call must run exclusively.
import { clean } from './clean.ts';
import { restoreDeviceKey } from './device-key.ts';
import type { VaultContent } from './entry.ts';
import { type Envelope, formatVersion } from './format.ts';
import { heal, otherSlot } from './heal.ts';
import { commit, type NextEnvelope } from './journal.ts';
import { startTimer } from './lock.ts';
import { type Decrypted, type Look, look, type Opened } from './look.ts';
import { createNotices, healedWord } from './notice.ts';
import type { VaultPorts } from './ports.ts';
import { type Base, newProtection, type Protection, sameProtection } from './protect.ts';
import { continueSession, endSession, keepSession } from './session.ts';
import { isDeviceSlot } from './slots.ts';
import { primaryNames } from './stores.ts';
import { type ParsedTexts, readPointer, type Survey, survey } from './survey.ts';
import { isVaultError, VaultError } from './vault-error.ts';

/** Saves under one vault key before it is replaced (format.md §4). */
export const savesPerKey = 2 ** 20;

/** The base of the next save: above every generation that any store remembers. */
function baseOf({ opened, verdict }: Look): Base {
  if (opened === null || verdict.kind !== 'found') throw new VaultError('locked');
  return { ...opened.envelope.header, generation: verdict.seen };
}

export function createKeeper(ports: VaultPorts) {
  const notices = createNotices(ports.mirror);
  let known: Decrypted | null = null;
  const parsed: ParsedTexts = new Map();

  async function lookAgain(): Promise<Look> {
    const seen = await look(ports, known, parsed);
    known = seen.opened;
    return seen;
  }

  async function commitNext(
    at: Look,
    content: VaultContent,
    derive: () => Promise<NextEnvelope>,
    after: (envelope: Envelope) => Promise<void>,
  ): Promise<void> {
    const { primary, mirror } = at.found;
    // Writing without having read would drop what could not be read.
    if (primary === null || mirror === null) throw new VaultError('unreadable');
    known = null;
    const next = { content, target: otherSlot(primary.pointer?.slot), derive, clean: after };
    known = { content, ...(await commit(next, ports, ports.onStep)) };
    parsed.set(known.envelope.text, known.envelope);
  }

  /** Saves content under the same protection, or under a fresh device key when the vault key is worn out. */
  async function save(at: Look, content: VaultContent): Promise<void> {
    const base = baseOf(at);
    const { opened } = at;
    if (opened === null) throw new VaultError('locked');
    const isWorn = opened.device !== null && base.generation - base.keySince >= savesPerKey;
    if (isWorn) return protect(at, content, { kind: 'device' }, base);
    return commitNext(
      at,
      content,
      async () => sameProtection(base, opened.vaultKey, ports.now()),
      async () => undefined,
    );
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
      await clean(ports, await survey(ports, [], parsed), envelope);
    };
    return commitNext(at, content, derive, after);
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
  async function load(): Promise<Look> {
    let seen = await lookAgain();
    if (await repair(seen)) seen = await lookAgain();
    const isChanged = await followUp(seen).catch((error: unknown) => {
      if (!isVaultError(error)) throw error;
      return true;
    });
    return isChanged ? lookAgain() : seen;
  }

  /** What is known, without a full look, if the vault is open here and nobody has saved since; else null. */
  async function unchanged(): Promise<(Pick<Look, 'session'> & Pick<Decrypted, 'content'>) | null> {
    if (known === null) return null;
    const { content, envelope } = known;
    const { slots, vaultId } = envelope.header;
    const stored = await ports.primary.get([...primaryNames.slots, primaryNames.pointer]);
    const pointer = readPointer(stored);
    if (pointer === null || stored[pointer.slot] !== envelope.text) return null;
    if (slots.some(isDeviceSlot)) return { content, session: null };
    const session = await continueSession(ports.session, [vaultId], await ports.lockAfterMs(), ports.now());
    return session && { content, session };
  }

  return {
    notices,
    load,
    save,
    protect,
    /** The content, if `unchanged` tells it; else null. */
    quick: async (): Promise<VaultContent | null> => (await unchanged())?.content ?? null,
    unchanged,
    forget(): void {
      known = null;
    },
  };
}
