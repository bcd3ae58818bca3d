// One try with a passphrase: from what was typed to the vault key (format.md §3).
import type { Bytes } from './bytes.ts';
import type { FoundVault } from './judge.ts';
import type { Kdf } from './kdf-params.ts';
import { importKey, unwrapKey } from './seal.ts';
import { isPassphraseSlot, type PassphraseSlot } from './slots.ts';

/** The vault key and the slot that gave it. */
export interface Unlocked {
  readonly vaultId: string;
  readonly vaultKey: Bytes;
  readonly slot: PassphraseSlot;
}

/**
 * Tries the passphrase on every passphrase slot of the vault; null when it opens none. Copies of the vault whose slots differ although
 * their ids do not (one was altered) are tried too. Throws `kdf-refused` and `kdf-unavailable`.
 */
export async function tryPassphrase(verdict: FoundVault, passphrase: Bytes, kdf: Kdf): Promise<Unlocked | null> {
  const tried = new Set<string>();
  for (const { header } of [verdict.best, ...verdict.fallbacks]) {
    for (const slot of header.slots.filter(isPassphraseSlot)) {
      const words = JSON.stringify([header.vaultId, slot]);
      if (tried.has(words)) continue;
      tried.add(words);
      const wrapping = await importKey(await kdf.derive(passphrase, slot.kdf));
      const vaultKey = await unwrapKey(header.vaultId, slot, wrapping);
      if (vaultKey !== null) return { vaultId: header.vaultId, vaultKey, slot };
    }
  }
  return null;
}
