// RSA with PKCS#1 v1.5 padding, as the login page needs it: the password leaves the page only encrypted, as hex.

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function padding(length: number): Uint8Array {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return bytes.map((byte) => (byte === 0 ? 1 : byte));
}

/** Encrypts a text for a key given as hex; answers hex of the modulus' length. */
export function encrypt(text: string, key: { readonly e: string; readonly n: string }): string {
  const message = new TextEncoder().encode(text);
  const size = key.n.length / 2;
  const block = `0002${toHex(padding(size - message.length - 3))}00${toHex(message)}`;
  const sealed = power(BigInt(`0x${block}`), BigInt(`0x${key.e}`), BigInt(`0x${key.n}`));
  return sealed.toString(16).padStart(size * 2, '0');
}
