// The rules for passphrases of format.md §3: NFC, length, no lone surrogates, nothing trimmed.
import { type Bytes, utf8 } from './bytes.ts';
import { VaultError } from './vault-error.ts';

/** Fewest code points after NFC, as long as the passphrase is the only factor (NIST SP 800-63B-4). */
export const passphraseMin = 15;
/** Most code points after NFC. */
export const passphraseMax = 1024;

/** Id of the normalization rule, stored in the slot. */
export const normalization = 'nfc';

/** Bytes of a typed passphrase for derivation; null when no vault can have it (empty, over-long, lone surrogate), so that nothing is derived. */
export function passphraseBytes(typed: string): Bytes | null {
  // NFC never takes more than 3 units for one; the cap keeps a pasted file from being normalized.
  if (typed.length === 0 || typed.length > passphraseMax * 8 || !typed.isWellFormed()) return null;
  const normal = typed.normalize('NFC');
  return [...normal].length > passphraseMax ? null : utf8(normal);
}

/** Bytes of a passphrase for a new protection. Throws `passphrase-short`, `passphrase-long` or `passphrase-malformed`. */
export function newPassphraseBytes(typed: string): Bytes {
  if (!typed.isWellFormed()) throw new VaultError('passphrase-malformed');
  if (typed.length > passphraseMax * 8) throw new VaultError('passphrase-long');
  const length = [...typed.normalize('NFC')].length;
  if (length < passphraseMin) throw new VaultError('passphrase-short');
  if (length > passphraseMax) throw new VaultError('passphrase-long');
  return utf8(typed.normalize('NFC'));
}
