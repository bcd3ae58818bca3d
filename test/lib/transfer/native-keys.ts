// Keys made by Node's own ciphers in nine of ten cases, by the library of the product in the tenth: an instance of WebAssembly for every key is most of a fuzz run's time.
import { createHash, scryptSync } from 'node:crypto';
import type * as library from 'hash-wasm';
import { argon } from './sealed-exports.ts';

/** Bytes; the product refuses what asks for more. */
const mostMemory = 1024 ** 3;

type Library = typeof library;

/** The same keys as `real` makes. */
export function mostlyNative(real: Library): Pick<Library, 'md5' | 'scrypt' | 'argon2id'> {
  let calls = 0;
  const isNative = () => calls++ % 10 > 0;
  return {
    md5: async (data) => (isNative() ? createHash('md5').update(data).digest('hex') : real.md5(data)),
    scrypt: (async (options) => {
      if (!isNative()) return real.scrypt(options);
      const { password, salt, costFactor: N, blockSize: r, parallelism: p, hashLength } = options;
      return new Uint8Array(scryptSync(password, salt, hashLength, { N, r, p, maxmem: mostMemory }));
    }) as Library['scrypt'],
    argon2id: (async (options) => {
      if (!isNative()) return real.argon2id(options);
      const { password, salt, memorySize: memory, iterations: passes, parallelism } = options;
      return new Uint8Array(argon(Buffer.from(password), Buffer.from(salt), { memory, passes, parallelism }));
    }) as Library['argon2id'],
  };
}
