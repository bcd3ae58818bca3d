// Bytes out of the texts that foreign files keep them in: base64, hexadecimal, lists of numbers, UTF-8.
import type { Bytes } from '../vault/bytes.ts';

/** Base64 in either alphabet, padded or not; null for anything else. */
export function bytesOfBase64(text: string): Bytes | null {
  // At most two: a pattern for any number of them takes minutes over a file of nothing else.
  const letters = text
    .replace(/={1,2}$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*$/.test(letters) || letters.length % 4 === 1) return null;
  const binary = atob(letters);
  // A plain loop: mapping letter by letter takes ten times as long, and a file can have megabytes.
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Base64 with padding. */
export function base64OfBytes(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Lower-case hexadecimal. */
export function hexOfBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Pairs of hexadecimal digits; null for anything else. */
export function bytesOfHex(text: string): Bytes | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

/** A list of bytes as Java writes them (-128 to 127, or 0 to 255); null for anything else. */
export function bytesOfNumbers(value: unknown): Bytes | null {
  if (!Array.isArray(value)) return null;
  const isByte = (one: unknown): one is number => typeof one === 'number' && Number.isInteger(one) && one >= -128 && one <= 255;
  return value.every(isByte) ? Uint8Array.from(value) : null;
}

/** Strict UTF-8, a byte order mark dropped; null for anything else. */
export function textOfUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder's only failure is bytes that are no UTF-8.
    return null;
  }
}

/** A text as UTF-8. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}
