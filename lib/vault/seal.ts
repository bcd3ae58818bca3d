// AES-256-GCM as format.md §1 uses it: sealing, opening, and the AAD of a wrapped key (§3).
import { type Bytes, fromBase64, randomBytes, toBase64, utf8 } from './bytes.ts';
import { VaultError } from './vault-error.ts';

/** Length of a vault key, a device key and a derived key, in bytes. */
export const keyLength = 32;
const nonceLength = 12;

/** A nonce and the ciphertext with its tag, both base64. */
export interface Sealed {
  readonly nonce: string;
  readonly ciphertext: string;
}

/** Raw key → key that seals and opens and cannot be read out again. */
export function importKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Seals under a fresh random nonce. */
export async function seal(key: CryptoKey, plain: Bytes, aad: Bytes): Promise<Sealed> {
  const nonce = randomBytes(nonceLength);
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, key, plain);
  return { nonce: toBase64(nonce), ciphertext: toBase64(new Uint8Array(ciphertext)) };
}

/** Opens what `seal` made; null when key, nonce, ciphertext or AAD is not the one it was sealed with. */
export async function unseal(key: CryptoKey, sealed: Sealed, aad: Bytes): Promise<Bytes | null> {
  const iv = fromBase64(sealed.nonce);
  const ciphertext = fromBase64(sealed.ciphertext);
  if (iv.length !== nonceLength) throw new VaultError('damaged');
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: aad }, key, ciphertext));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

/** A slot that can be wrapped: everything but the two fields the wrapping gives. */
export type SlotHead = { readonly id: string; readonly type: string };

function slotAad(vaultId: string, head: SlotHead): Bytes {
  return utf8(JSON.stringify({ vaultId, slot: head }));
}

/** Wraps the vault key for a slot: the slot with `nonce` and `wrappedKey`. */
export async function wrapKey<Head extends SlotHead>(vaultId: string, head: Head, wrapping: CryptoKey, vaultKey: Bytes) {
  const { nonce, ciphertext } = await seal(wrapping, vaultKey, slotAad(vaultId, head));
  return { ...head, nonce, wrappedKey: ciphertext };
}

/** The vault key out of a slot; null when the wrapping key is not the slot's, or the slot belongs to another vault or was altered. */
export async function unwrapKey(
  vaultId: string,
  slot: SlotHead & { readonly nonce: string; readonly wrappedKey: string },
  wrapping: CryptoKey,
): Promise<Bytes | null> {
  const { nonce, wrappedKey, ...head } = slot;
  const raw = await unseal(wrapping, { nonce, ciphertext: wrappedKey }, slotAad(vaultId, head));
  return raw?.length === keyLength ? raw : null;
}
