// HMAC (RFC 2104) by the browser itself.
import type { OtpAlgorithm } from './account.ts';

const NAMES: Record<OtpAlgorithm, string> = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512' };

interface ImportedKey {
  readonly algorithm: OtpAlgorithm;
  /** A promise until it is there: waiting for what is there takes a turn of its own. */
  key: CryptoKey | Promise<CryptoKey>;
}

/** By the very array of bytes; gone with it. Importing a key takes as long as using it. */
const imported = new WeakMap<Uint8Array, ImportedKey>();

function importedKey(algorithm: OtpAlgorithm, bytes: Uint8Array): CryptoKey | Promise<CryptoKey> {
  const known = imported.get(bytes);
  if (known?.algorithm === algorithm) return known.key;
  // WebCrypto refuses shared memory, which copies are never on.
  const key = crypto.subtle.importKey('raw', new Uint8Array(bytes), { name: 'HMAC', hash: NAMES[algorithm] }, false, ['sign']);
  const fresh: ImportedKey = { algorithm, key };
  imported.set(bytes, fresh);
  return key.then((done) => (fresh.key = done));
}

/**
 * The HMAC of `data` as bytes.
 * @param secret at least one byte; the same array of bytes is imported once, so it must not be changed afterwards
 */
export async function webHmac(algorithm: OtpAlgorithm, secret: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const key = importedKey(algorithm, secret);
  const digest = await crypto.subtle.sign('HMAC', key instanceof Promise ? await key : key, new Uint8Array(data));
  return new Uint8Array(digest);
}
