// What a KDF slot states, and what of it may run or be written: caps and floors of format.md §3. Light enough for every context.
import * as v from 'valibot';
import type { Bytes } from './bytes.ts';
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
