// Passphrase → wrapping key: Argon2id, PBKDF2 where WebAssembly is blocked (format.md §3). Heavy: runs in the page where the passphrase was typed.
import { argon2id } from 'hash-wasm';
import { type Bytes, fromBase64, randomBytes, toBase64 } from './bytes.ts';
import { keyLength } from './seal.ts';
import { checkCaps, type Kdf, type KdfParams } from './kdf-params.ts';
import { VaultError } from './vault-error.ts';

export { checkCaps, isUnderFloor, type Kdf, type KdfParams, kdfSchema } from './kdf-params.ts';

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
