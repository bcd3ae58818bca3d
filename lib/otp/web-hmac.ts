// HMAC (RFC 2104) by the browser itself, as the part that otplib asks for. Its own default brings the hashes as script: many times the bytes, and slower.
import { type CryptoPlugin, type HashAlgorithm, stringToBytes } from 'otplib';

const NAMES: Record<HashAlgorithm, string> = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' };

interface ImportedKey {
  readonly algorithm: HashAlgorithm;
  readonly key: Promise<CryptoKey>;
}

/** By the very array of bytes; gone with it. Importing a key takes as long as using it. */
const imported = new WeakMap<Uint8Array, ImportedKey>();

function importedKey(algorithm: HashAlgorithm, bytes: Uint8Array): Promise<CryptoKey> {
  const known = imported.get(bytes);
  if (known?.algorithm === algorithm) return known.key;
  // WebCrypto refuses shared memory, which copies are never on.
  const key = crypto.subtle.importKey('raw', new Uint8Array(bytes), { name: 'HMAC', hash: NAMES[algorithm] }, false, ['sign']);
  imported.set(bytes, { algorithm, key });
  return key;
}

/** For otplib's asynchronous calls only; a key holds at least one byte, and its bytes never change. */
export const webHmac: CryptoPlugin = {
  name: 'web',
  async hmac(algorithm, key, data) {
    return new Uint8Array(await crypto.subtle.sign('HMAC', await importedKey(algorithm, key), new Uint8Array(data)));
  },
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  constantTimeEqual(one, other) {
    const [mine, theirs] = [stringToBytes(one), stringToBytes(other)];
    let difference = mine.length ^ theirs.length;
    // Never stops early: the time taken must not tell where two codes differ.
    for (let at = 0; at < mine.length; at++) difference |= (mine[at] ?? 0) ^ (theirs[at] ?? 0);
    return difference === 0;
  },
};
