// Passphrase → wrapping key: Argon2id, PBKDF2 where WebAssembly is blocked, with the caps and floors of format.md §3.
import { argon2id } from 'hash-wasm';
import * as v from 'valibot';
import { type Bytes, fromBase64, randomBytes, toBase64 } from './bytes.ts';
import { keyLength } from './seal.ts';
import { VaultError } from './vault-error.ts';

const saltSchema = v.pipe(v.string(), v.length(24), v.regex(/^[A-Za-z0-9+/]{21}[AQgw]==$/u));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** KDF parameters as stored. The schema says what is well formed; `checkCaps` says what may run. */
export const kdfSchema = v.variant('name', [
  v.strictObject({
    name: v.literal('argon2id'),
    version: v.literal(19),
    memoryKib: count,
    iterations: count,
    parallelism: count,
    salt: saltSchema,
  }),
  v.strictObject({ name: v.literal('pbkdf2-sha256'), iterations: count, salt: saltSchema }),
]);

export type KdfParams = Readonly<v.InferOutput<typeof kdfSchema>>;

/** How passphrases become keys; a port, so that tests can be fast or run out of luck. */
export interface Kdf {
  /** Parameters for a new slot: today's Argon2id with a fresh salt, PBKDF2 where WebAssembly is blocked. */
  fresh(): Promise<KdfParams>;
  /** 32 bytes. Throws `kdf-refused` above the caps, before anything is allocated, and `kdf-unavailable` when WebAssembly is blocked. */
  derive(passphrase: Bytes, params: KdfParams): Promise<Bytes>;
}

/** Throws `kdf-refused` if these parameters must not run: above a cap, or impossible. */
export function checkCaps(params: KdfParams): void {
  const refused =
    params.name === 'argon2id'
      ? params.memoryKib > 1024 * 1024 ||
        params.iterations > 16 ||
        params.parallelism > 16 ||
        params.memoryKib < 8 * params.parallelism
      : params.iterations > 10_000_000;
  if (refused) throw new VaultError('kdf-refused');
}

/** True if these parameters are weaker than what may be written today (OWASP's minimum). */
export function isUnderFloor(params: KdfParams): boolean {
  return params.name === 'argon2id' ? params.memoryKib < 19_456 || params.iterations < 2 : params.iterations < 600_000;
}

async function deriveArgon2id(passphrase: Bytes, params: Extract<KdfParams, { name: 'argon2id' }>): Promise<Bytes> {
  const { memoryKib, iterations, parallelism, salt } = params;
  try {
    const key = await argon2id({
      password: passphrase,
      salt: fromBase64(salt),
      memorySize: memoryKib,
      iterations,
      parallelism,
      hashLength: keyLength,
      outputType: 'binary',
    });
    return new Uint8Array(key);
  } catch {
    // A policy that forbids WebAssembly, or too little memory: nothing in this error helps the user, the code does.
    throw new VaultError('kdf-unavailable');
  }
}

async function derivePbkdf2(passphrase: Bytes, params: Extract<KdfParams, { name: 'pbkdf2-sha256' }>): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', passphrase, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', iterations: params.iterations, salt: fromBase64(params.salt) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, keyLength * 8));
}

/** 32 bytes from a passphrase; see `Kdf.derive`. */
export async function deriveKey(passphrase: Bytes, params: KdfParams): Promise<Bytes> {
  checkCaps(params);
  return params.name === 'argon2id' ? deriveArgon2id(passphrase, params) : derivePbkdf2(passphrase, params);
}

/** True if WebAssembly may run here: tried with the smallest possible derivation. */
async function argon2Works(): Promise<boolean> {
  const smallest = {
    name: 'argon2id',
    version: 19,
    memoryKib: 8,
    iterations: 1,
    parallelism: 1,
    salt: toBase64(new Uint8Array(16)),
  };
  return deriveArgon2id(new Uint8Array(1), smallest as Extract<KdfParams, { name: 'argon2id' }>).then(
    () => true,
    () => false,
  );
}

/** Parameters for a new slot; see `Kdf.fresh`. */
export async function freshParams(works: () => Promise<boolean> = argon2Works): Promise<KdfParams> {
  const salt = toBase64(randomBytes(16));
  return (await works())
    ? { name: 'argon2id', version: 19, memoryKib: 65_536, iterations: 3, parallelism: 4, salt }
    : { name: 'pbkdf2-sha256', iterations: 600_000, salt };
}

/** The KDF of the product. */
export const realKdf: Kdf = { fresh: () => freshParams(), derive: deriveKey };
