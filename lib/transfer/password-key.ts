// Passphrase → key as other programs make it. A file states the cost, so every cost is held against a cap before anything is allocated.
import { argon2id, md5, scrypt } from 'hash-wasm';
import type { Bytes } from '../vault/bytes.ts';
import { TransferError } from './transfer-error.ts';
import { bytesOfHex, utf8 } from './byte-text.ts';

const GIB = 1024 ** 3;
const MOST_PASSES = 16;
const MOST_LANES = 16;
const MOST_ITERATIONS = 10_000_000;

function check(isFair: boolean): void {
  if (!isFair) {
    throw new TransferError(
      'kdf-refused',
      'The file asks for more memory or time to make its key than is reasonable: it is not opened.',
    );
  }
}

const isCount = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= most;

async function derive(work: () => Promise<Uint8Array>): Promise<Bytes> {
  try {
    return new Uint8Array(await work());
  } catch {
    // A policy that forbids WebAssembly, or too little memory; the library's words say neither to a user.
    throw new TransferError(
      'kdf-unavailable',
      'The key of the file cannot be made here: WebAssembly is blocked or there is too little memory.',
    );
  }
}

export interface Argon2Cost {
  readonly memoryKib: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/**
 * Argon2id version 0x13, 32 bytes.
 * @throws {TransferError} `kdf-refused`, `kdf-unavailable`
 */
export function argon2Key(passphrase: string, salt: Bytes, { memoryKib, iterations, parallelism }: Argon2Cost): Promise<Bytes> {
  check(isCount(memoryKib, GIB / 1024) && isCount(iterations, MOST_PASSES) && isCount(parallelism, MOST_LANES));
  check(memoryKib >= 8 * parallelism && salt.length >= 8);
  const stated = { password: utf8(passphrase), salt, memorySize: memoryKib, iterations, parallelism };
  return derive(() => argon2id({ ...stated, hashLength: 32, outputType: 'binary' }));
}

/**
 * scrypt, 32 bytes.
 * @throws {TransferError} `kdf-refused` above 256 MiB or 2^24 rounds of work, `kdf-unavailable`
 */
export function scryptKey(passphrase: string, salt: Bytes, cost: { n: unknown; r: unknown; p: unknown }): Promise<Bytes> {
  const { n, r, p } = cost;
  check(isCount(n, 2 ** 21) && isCount(r, 64) && isCount(p, MOST_LANES));
  if (typeof n !== 'number' || typeof r !== 'number' || typeof p !== 'number') throw new TypeError('checked above');
  check(n >= 2 && Number.isInteger(Math.log2(n)) && 128 * n * r <= GIB / 4 && n * r * p <= 2 ** 24);
  const stated = { password: utf8(passphrase), salt, costFactor: n, blockSize: r, parallelism: p };
  return derive(() => scrypt({ ...stated, hashLength: 32, outputType: 'binary' }));
}

/**
 * PBKDF2, 32 bytes.
 * @throws {TransferError} `kdf-refused`
 */
export async function pbkdf2Key(
  passphrase: string,
  salt: Bytes,
  hash: 'SHA-1' | 'SHA-256' | 'SHA-512',
  iterations: unknown,
): Promise<Bytes> {
  check(isCount(iterations, MOST_ITERATIONS));
  const base = await crypto.subtle.importKey('raw', utf8(passphrase), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash, iterations: Number(iterations), salt }, base, 256),
  );
}

/** The key and IV that OpenSSL's and CryptoJS' passphrase mode make of MD5: 32 and 16 bytes. */
export async function md5Key(passphrase: string, salt: Bytes): Promise<{ key: Bytes; iv: Bytes }> {
  const password = utf8(passphrase);
  let made = new Uint8Array();
  let block = new Uint8Array();
  while (made.length < 48) {
    block = bytesOfHex(await md5(Uint8Array.from([...block, ...password, ...salt]))) ?? block;
    made = Uint8Array.from([...made, ...block]);
  }
  return { key: made.slice(0, 32), iv: made.slice(32, 48) };
}
