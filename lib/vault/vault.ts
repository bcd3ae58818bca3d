// The vault as the background uses it (format.md as a whole): create, unlock, read, change, protect, lock, save what can be saved.
import type { VaultContent } from './entry.ts';
import { createKeeper, savesPerKey, type Unchanged } from './keeper.ts';
import { isUnderFloor } from './kdf-params.ts';
import type { Look } from './look.ts';
import { newPassphraseBytes, passphraseBytes } from './passphrase.ts';
import type { VaultPorts } from './ports.ts';
import { newBase, type Protection } from './protect.ts';
import { takeRawCopy } from './raw-copy.ts';
import { endSession, keepSession, renewSession } from './session.ts';
import { describe, type VaultStatus } from './status.ts';
import { startTimer } from './lock.ts';
import { createTries } from './tries.ts';
import { tryPassphrase } from './unlock.ts';
import { isVaultError, VaultError } from './vault-error.ts';

export type NewProtection = { readonly kind: 'device' } | { readonly kind: 'passphrase'; readonly passphrase: string };

/** Every method throws only `VaultError`, and what a function handed in throws. */
export interface Vault {
  /** Looks, heals what can be healed, and says how things are. Also applies the lock timer. */
  status(): Promise<VaultStatus>;
  /** Makes an empty vault and leaves it open. Throws `exists` while any ciphertext is there, `unreadable`, `passphrase-…`, `write-failed`. */
  create(protection: NewProtection): Promise<void>;
  /** Opens a passphrase vault and says how things are. Throws `wrong-passphrase`, `wait`, `kdf-…`, `no-passphrase`, `damaged`, `newer`, `none`, `write-failed`. */
  unlock(passphrase: string): Promise<VaultStatus>;
  /** Takes the key out of the session. Does nothing to a device-key vault, which is always open. Throws `write-failed`. */
  lock(): Promise<void>;
  /** Winds up the lock timer after something the user did. */
  keepOpen(): Promise<void>;
  /** Throws `locked`, `none`, `damaged`, `newer`. */
  read(): Promise<VaultContent>;
  /**
   * Saves what `fn` makes of the content and gives it back. Handing back the same object saves nothing. Throws as `read`,
   * `content-invalid`, `write-failed`, `unreadable`, and what `fn` throws; nothing is saved then.
   */
  change(fn: (content: VaultContent) => VaultContent): Promise<VaultContent>;
  /** Protects an open vault with this passphrase alone. Throws as `read` and `create`, and `clean-failed`. */
  setPassphrase(passphrase: string): Promise<void>;
  /** Protects an open vault with a new device key alone. Throws as `setPassphrase`. */
  useDeviceKey(): Promise<void>;
  /** Ciphertext of all copies as JSON text, in every state (format.md §10). */
  rawCopy(): Promise<string>;
  /** The user has read what `status` reported as healed or rolled back. */
  dismissNotice(): Promise<void>;
}

function requireOpen(at: Look) {
  if (at.opened !== null) return at.opened;
  throw new VaultError(at.state === 'open' ? 'damaged' : at.state);
}

function prepare(protection: NewProtection): Protection {
  return protection.kind === 'device' ? protection : { kind: 'passphrase', bytes: newPassphraseBytes(protection.passphrase) };
}

export function createVaultService(ports: VaultPorts): Vault {
  const keeper = createKeeper(ports);
  const tries = createTries(ports.mirror, ports.now);

  /** The open vault; what was known of it, where that still holds, without reading it again. */
  async function openVault(): Promise<Unchanged> {
    const quick = await keeper.unchanged();
    if (quick !== null) return quick;
    const at = await keeper.load();
    const { content } = requireOpen(at);
    return { content, session: at.session, save: (next) => keeper.save(at, next) };
  }

  async function protectAnew(protection: NewProtection): Promise<void> {
    const prepared = prepare(protection);
    return ports.exclusive(async () => {
      const at = await keeper.load();
      await keeper.protect(at, requireOpen(at).content, prepared);
    });
  }

  /** The vault key for a passphrase, kept in the session. Counts the try before it is made. */
  async function openSession(at: Look, typed: string) {
    if (at.verdict.kind !== 'found') throw new VaultError(at.verdict.kind);
    if (at.state !== 'locked' && at.session === null) throw new VaultError(at.state === 'open' ? 'no-passphrase' : at.state);
    const waitMs = await tries.waitMs();
    if (waitMs > 0) throw new VaultError('wait', waitMs);
    const before = await tries.count();
    const bytes = passphraseBytes(typed);
    const unlocked =
      bytes &&
      (await tryPassphrase(at.verdict, bytes, ports.kdf).catch(async (error: unknown) => {
        // Not the user's mistake.
        await tries.keep(before);
        throw error;
      }));
    if (!bytes || !unlocked) throw new VaultError('wrong-passphrase');
    await tries.clear();
    const timer = startTimer(await ports.lockAfterMs(), ports.now());
    await keepSession(ports.session, unlocked.vaultId, unlocked.vaultKey, timer);
    return { bytes, slot: unlocked.slot };
  }

  /** Replaces a slot under the floor, or a worn-out vault key, now that the passphrase is at hand. Gives what there is then. */
  async function renew(at: Look, protection: Protection, isWeak: boolean): Promise<Look> {
    const { content, envelope } = requireOpen(at);
    const { generation, keySince } = envelope.header;
    if (!isWeak && generation - keySince < savesPerKey) return at;
    await keeper.protect(at, content, protection).catch((error: unknown) => {
      // The vault is open as it was; the next unlock tries again.
      if (!isVaultError(error)) throw error;
    });
    return keeper.load();
  }

  return {
    status: () => ports.exclusive(async () => describe(await keeper.load(), await keeper.notices.read(), await tries.waitMs())),

    async create(protection) {
      const prepared = prepare(protection);
      return ports.exclusive(async () => {
        const at = await keeper.load();
        if (at.found.primary === null || at.found.mirror === null) throw new VaultError('unreadable');
        if (at.state !== 'none') throw new VaultError('exists');
        await keeper.protect(at, { entries: [] }, prepared, newBase(ports.now()));
      });
    },

    unlock: (passphrase) =>
      ports.exclusive(async () => {
        const locked = await keeper.load();
        const { bytes, slot } = await openSession(locked, passphrase);
        const at = await keeper.load(locked.found);
        if (at.opened === null) throw new VaultError('damaged');
        const renewed = await renew(at, { kind: 'passphrase', bytes }, isUnderFloor(slot.kdf));
        return describe(renewed, await keeper.notices.read(), 0);
      }),

    lock: () =>
      ports.exclusive(async () => {
        keeper.forget();
        await endSession(ports.session);
      }),

    async keepOpen() {
      // Who waits for a code waits for no look at a vault without a timer.
      if (!keeper.mayLock()) return;
      await ports.exclusive(async () => {
        const { session } = (await keeper.unchanged()) ?? (await keeper.load());
        if (session !== null) await renewSession(ports.session, session, await ports.lockAfterMs(), ports.now());
      });
    },

    read: () =>
      ports.exclusive(async () => {
        const { content } = await openVault();
        return content;
      }),

    change: (fn) =>
      ports.exclusive(async () => {
        const { content, save } = await openVault();
        const changed = fn(content);
        if (changed !== content) await save(changed);
        return changed;
      }),

    setPassphrase: (passphrase) => protectAnew({ kind: 'passphrase', passphrase }),
    useDeviceKey: () => protectAnew({ kind: 'device' }),
    rawCopy: () => takeRawCopy(ports, ports.now()),
    dismissNotice: () => ports.exclusive(() => keeper.notices.dismiss()),
  };
}
