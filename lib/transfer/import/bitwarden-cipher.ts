// How Bitwarden seals an export with a password: PBKDF2 or Argon2id, stretched by HKDF, then AES-CBC with an HMAC over it.
import type { Bytes } from '../../vault/bytes.ts';
import { bytesOfBase64, utf8 } from '../byte-text.ts';
import { hmacSha256, openCbc, sha256 } from '../cipher.ts';
import { textOf } from '../json-value.ts';
import { argon2Key, pbkdf2Key } from '../password-key.ts';
import { damagedFile, wrongPassphrase } from './source.ts';

const NAME = 'Bitwarden';
const ARGON2ID = 1;

interface Keys {
  readonly encryption: Bytes;
  readonly mac: Bytes;
}

function deriveKey(stated: Readonly<Record<string, unknown>>, passphrase: string): Promise<Bytes> {
  const { salt, kdfType, kdfIterations, kdfMemory, kdfParallelism } = stated;
  // The salt is used as the text that it is, not as the bytes it stands for.
  const saltText = utf8(textOf(salt));
  if (kdfType !== ARGON2ID) return pbkdf2Key(passphrase, saltText, 'SHA-256', kdfIterations);
  const cost = { memoryKib: Number(kdfMemory) * 1024, iterations: Number(kdfIterations), parallelism: Number(kdfParallelism) };
  return sha256(saltText).then((hashed) => argon2Key(passphrase, hashed, cost));
}

/** HKDF's second half, one block long. */
async function stretch(key: Bytes): Promise<Keys> {
  const expand = (purpose: string) => hmacSha256(key, Uint8Array.from([...utf8(purpose), 1]));
  return { encryption: await expand('enc'), mac: await expand('mac') };
}

const isSame = (one: Bytes, other: Bytes) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** Null when the keys are not those it was sealed with. */
async function open(text: string, { encryption, mac }: Keys): Promise<Bytes | null> {
  const [iv, sealed, tag] = /^2\.[^|]+\|[^|]+\|[^|]+$/.test(text) ? text.slice(2).split('|').map(bytesOfBase64) : [];
  if (iv == null || sealed == null || tag == null) throw damagedFile(NAME);
  const signed = new Uint8Array(iv.length + sealed.length);
  signed.set(iv);
  signed.set(sealed, iv.length);
  return isSame(await hmacSha256(mac, signed), tag) ? openCbc(encryption, iv, sealed) : null;
}

/**
 * The JSON text in a password-protected export, as bytes.
 * @throws {TransferError} `wrong-passphrase`, `damaged`, `kdf-refused`, `kdf-unavailable`
 */
export async function decryptBitwarden(stated: Readonly<Record<string, unknown>>, passphrase: string): Promise<Bytes> {
  const keys = await stretch(await deriveKey(stated, passphrase));
  if ((await open(textOf(stated['encKeyValidation_DO_NOT_EDIT']), keys)) === null) throw wrongPassphrase();
  const plain = await open(textOf(stated['data']), keys);
  if (plain === null) throw damagedFile(NAME);
  return plain;
}
