// Bytes, base64 and ids in the one form format.md §1 allows.
import { VaultError } from './vault-error.ts';

/** Bytes that WebCrypto takes (never on shared memory). */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A call with more arguments than this overflows the stack in some browsers. */
const charactersPerCall = 0x2000;

/** Bytes as canonical base64. */
export function toBase64(bytes: Uint8Array): string {
  // Native from Chrome 140 and Firefox 133 on, and many times faster.
  if (typeof Uint8Array.prototype.toBase64 === 'function') return bytes.toBase64();
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += charactersPerCall) {
    // `apply` takes the bytes as they are; spreading them would walk an iterator.
    parts.push(Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + charactersPerCall)));
  }
  return btoa(parts.join(''));
}

/** The bytes of canonical base64 by the browser's own decoder, many times faster than ours; null for anything else. */
function decodeNatively(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' });
    // It overlooks white space.
    return text.length === 4 * Math.ceil(bytes.length / 3) ? bytes : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** True for canonical base64: right alphabet, right padding, and no stray low bits in the last group. */
export function isBase64(text: string): boolean {
  if (typeof Uint8Array.fromBase64 === 'function') return decodeNatively(text) !== null;
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(text)) return false;
  return !text.endsWith('=') || /(?:[A-Za-z0-9+/][AQgw]=|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048])=$/u.test(text.slice(-4));
}

/** Canonical base64 as bytes; anything else, also base64 in another spelling, is `damaged`. */
export function fromBase64(text: string): Bytes {
  if (typeof Uint8Array.fromBase64 === 'function') {
    const bytes = decodeNatively(text);
    if (bytes === null) throw new VaultError('damaged');
    return bytes;
  }
  if (!isBase64(text)) throw new VaultError('damaged');
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Text as UTF-8. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Fresh random bytes. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A fresh id: 16 random bytes in base64. */
export function newId(): string {
  return toBase64(randomBytes(16));
}

/** SHA-256 of a text in base64. */
export async function sha256(text: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}

/** True if both have the same bytes. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  // A plain loop: `every` takes twenty times as long, and a vault can have a megabyte.
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
