// The one error that leaves the vault; follows format.md. Its message is its code: never a secret, never a passphrase.

/**
 * What went wrong.
 * `exists`: a vault (or what is left of one) is already there. `none`: there is no vault. `locked`: the passphrase is needed first.
 * `damaged`: no copy can be opened. `newer`: written by a newer version of the extension. `unreadable`: a store refuses to be read.
 * `write-failed`: not saved, the state before stands. `clean-failed`: saved, but what the old protection left is not yet removed (tried again later).
 * `wrong-passphrase`; `wait`: too many wrong ones, see `waitMs`; `no-passphrase`: the vault has no passphrase to ask for.
 * `passphrase-short`, `passphrase-long`, `passphrase-malformed`: not accepted for a new protection.
 * `kdf-refused`: parameters above the caps or without sense. `kdf-weak`: below the floor, not written. `kdf-unavailable`: WebAssembly is blocked.
 * `last-slot`: would leave the vault without a way in. `too-many-slots`: more than 8.
 * `content-invalid`: the changed content breaks the format, not saved.
 * `entry-missing`, `entry-exists`, `entry-state`, `entry-not-hotp`, `counter-exhausted`: about one entry, see entries.ts.
 */
export type VaultErrorCode =
  | 'exists'
  | 'none'
  | 'locked'
  | 'damaged'
  | 'newer'
  | 'unreadable'
  | 'write-failed'
  | 'clean-failed'
  | 'wrong-passphrase'
  | 'wait'
  | 'no-passphrase'
  | 'passphrase-short'
  | 'passphrase-long'
  | 'passphrase-malformed'
  | 'kdf-refused'
  | 'kdf-weak'
  | 'kdf-unavailable'
  | 'last-slot'
  | 'too-many-slots'
  | 'content-invalid'
  | 'entry-missing'
  | 'entry-exists'
  | 'entry-state'
  | 'entry-not-hotp'
  | 'counter-exhausted';

/** Every failure of the vault. `waitMs` is 0 except for `wait`; `cause` is what a store threw, so that a full disk can be told from a broken one. */
export class VaultError extends Error {
  readonly code: VaultErrorCode;
  readonly waitMs: number;

  constructor(code: VaultErrorCode, waitMs = 0, cause?: unknown) {
    super(code, { cause });
    this.name = 'VaultError';
    this.code = code;
    this.waitMs = waitMs;
  }
}

/** True for a `VaultError`, of this code if one is given. */
export function isVaultError(error: unknown, code?: VaultErrorCode): error is VaultError {
  return error instanceof VaultError && (code === undefined || error.code === code);
}
