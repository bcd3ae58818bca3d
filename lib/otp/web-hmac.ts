// HMAC (RFC 2104) by the browser itself, as the part that otplib asks for. Its own default brings the hashes as script: many times the bytes, and slower.
import { type CryptoPlugin, type HashAlgorithm, stringToBytes } from 'otplib';

const NAMES: Record<HashAlgorithm, string> = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' };

/** For otplib's asynchronous calls only; a key holds at least one byte. */
export const webHmac: CryptoPlugin = {
  name: 'web',
  async hmac(algorithm, key, data) {
    const hmac = { name: 'HMAC', hash: NAMES[algorithm] };
    // WebCrypto refuses shared memory, which copies are never on.
    const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), hmac, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign(hmac, imported, new Uint8Array(data)));
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
