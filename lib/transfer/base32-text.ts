// Bytes to base32, for formats that keep secrets as bytes. Follows RFC 4648 §6, without padding.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Upper case, no padding; empty for no bytes. */
export function base32OfBytes(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += LETTERS.charAt((buffer >> bits) & 31);
    }
  }
  return bits > 0 ? text + LETTERS.charAt((buffer << (5 - bits)) & 31) : text;
}
