// What the rest of the extension is told about the vault.
import { isPassphraseSlot } from './slots.ts';
import type { Look } from './look.ts';
import type { Notice } from './notice.ts';
import type { Copy } from './survey.ts';

/** `empty`: nothing is stored. `damaged`: something is, but no envelope. `unreadable`: the browser refuses to read it. */
export type StoreHealth = 'ok' | 'empty' | 'damaged' | 'unreadable';

/**
 * `none`: no ciphertext anywhere, the only state in which a vault may be created. `locked`: the passphrase is needed. `open`: `read` and `change` work.
 * `damaged`: no copy can be opened; `rawCopy` works. `newer`: written by a newer version; nothing is touched.
 */
export interface VaultStatus extends Notice {
  readonly state: Look['state'];
  /** Null for `none`, and where nothing is known about the slots. */
  readonly protection: 'device' | 'passphrase' | null;
  /** How the passphrase becomes a key; `pbkdf2` is to be shown as weaker. Null without a passphrase. */
  readonly kdf: 'argon2id' | 'pbkdf2' | null;
  /** Ms until a passphrase may be tried again; 0: now. */
  readonly waitMs: number;
  /** Ms until the vault locks itself; null: not by time. */
  readonly locksInMs: number | null;
  /** The stores as they were found after healing. */
  readonly stores: { readonly primary: StoreHealth; readonly mirror: StoreHealth };
  /** Time of the last save in ms; null where it is not known. */
  readonly savedAt: number | null;
}

function healthOf(copies: readonly Copy[] | null): StoreHealth {
  if (copies === null) return 'unreadable';
  if (copies.some(({ state }) => state === 'intact' || state === 'newer')) return 'ok';
  return copies.every(({ state }) => state === 'absent') ? 'empty' : 'damaged';
}

/** The status after a look. */
export function describe({ state, found, verdict, session }: Look, notice: Notice, waitMs: number): VaultStatus {
  const header = verdict.kind === 'found' ? verdict.best.header : null;
  const slot = header?.slots.find(isPassphraseSlot);
  const isDevice = header?.slots.some((one) => one['type'] === 'device') ?? false;
  return {
    ...notice,
    state,
    protection: isDevice ? 'device' : slot && 'passphrase' ? 'passphrase' : null,
    kdf: isDevice || slot === undefined ? null : slot.kdf.name === 'argon2id' ? 'argon2id' : 'pbkdf2',
    waitMs,
    locksInMs: session?.timer.leftMs ?? null,
    stores: {
      primary: healthOf(found.primary && Object.values(found.primary.slots)),
      mirror: healthOf(found.mirror && [found.mirror.copy]),
    },
    savedAt: header?.savedAt ?? null,
  };
}
