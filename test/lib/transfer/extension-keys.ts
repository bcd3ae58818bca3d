// Key records of the extension Authenticator and what is sealed under them, made in the tests.
import { randomBytes } from 'node:crypto';
import { argon, cryptoJsSealed } from './sealed-exports.ts';

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** A key record, and the passphrase that its entries are sealed with. */
export function extensionKey(id: string, typed: string): { record: object; passphrase: string } {
  const salt = unpadded(randomBytes(16));
  const passphrase = unpadded(argon(typed, Buffer.from(salt), { memory: 19_456, passes: 2, parallelism: 1 }));
  const hashSalt = randomBytes(16);
  const hash = unpadded(argon(passphrase, hashSalt, { memory: 64, passes: 1, parallelism: 1 }));
  return {
    record: { dataType: 'Key', id, salt, hash: `$argon2id$v=19$m=64,t=1,p=1$${unpadded(hashSalt)}$${hash}`, version: 3 },
    passphrase,
  };
}

export function sealedUnder(entry: object, keyId: string, passphrase: string): object {
  return { dataType: 'EncOTPStorage', keyId, data: cryptoJsSealed(JSON.stringify(entry), passphrase), index: 0 };
}
