// Sealing and opening our own backup file. Follows backup-format.md.
import * as v from 'valibot';
import type { Bytes } from '../vault/bytes.ts';
import { base64OfBytes, bytesOfBase64, utf8 } from './byte-text.ts';
import { openGcm, sealGcm } from './cipher.ts';
import { argon2Key, pbkdf2Key } from './password-key.ts';
import { TransferError } from './transfer-error.ts';

export const backupFormat = 'mailkey-backup';
const NONCE = 12;
const SALT = 16;

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const kdfSchema = v.variant('name', [
  v.strictObject({ name: v.literal('argon2id'), memoryKib: count, iterations: count, parallelism: count, salt: base64 }),
  v.strictObject({ name: v.literal('pbkdf2-sha256'), iterations: count, salt: base64 }),
]);
const backupSchema = v.strictObject({
  format: v.literal(backupFormat),
  version: v.literal(1),
  savedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  kdf: kdfSchema,
  nonce: base64,
  ciphertext: base64,
});

type Kdf = v.InferOutput<typeof kdfSchema>;
type Backup = v.InferOutput<typeof backupSchema>;
/** What a key costs. */
export type BackupCost = Kdf extends infer One ? (One extends Kdf ? Omit<One, 'salt'> : never) : never;

const strong = { name: 'argon2id', memoryKib: 65_536, iterations: 3, parallelism: 4 } as const;
const withoutWasm = { name: 'pbkdf2-sha256', iterations: 600_000 } as const;

async function derive(passphrase: string, kdf: Kdf): Promise<Bytes> {
  const salt = bytesOfBase64(kdf.salt);
  if (salt === null) throw new TransferError('damaged', 'The backup was cut or altered.');
  const normal = passphrase.normalize('NFC');
  return kdf.name === 'argon2id' ? argon2Key(normal, salt, kdf) : pbkdf2Key(normal, salt, 'SHA-256', kdf.iterations);
}

function headAad({ format, version, savedAt, kdf }: Omit<Backup, 'nonce' | 'ciphertext'>): Bytes {
  return utf8(JSON.stringify({ format, version, savedAt, kdf }));
}

function keysInOrder(kdf: Kdf): Kdf {
  const { salt } = kdf;
  return kdf.name === 'argon2id'
    ? { name: kdf.name, memoryKib: kdf.memoryKib, iterations: kdf.iterations, parallelism: kdf.parallelism, salt }
    : { name: kdf.name, iterations: kdf.iterations, salt };
}

/** The content of a backup. @throws {TransferError} `damaged`, `wrong-passphrase`, `kdf-refused`, `kdf-unavailable` */
export async function openBackup(json: unknown, passphrase: string): Promise<Bytes> {
  const read = v.safeParse(backupSchema, json, { abortEarly: true });
  const nonce = read.success ? bytesOfBase64(read.output.nonce) : null;
  const sealed = read.success ? bytesOfBase64(read.output.ciphertext) : null;
  if (!read.success || nonce === null || sealed === null) throw new TransferError('damaged', 'The backup was cut or altered.');
  const head = { ...read.output, kdf: keysInOrder(read.output.kdf) };
  const plain = await openGcm(await derive(passphrase, head.kdf), nonce, sealed, headAad(head));
  if (plain === null) {
    throw new TransferError(
      'wrong-passphrase',
      'The passphrase is not the one this backup was made with, or the backup was altered.',
    );
  }
  return plain;
}

/** Argon2id where WebAssembly runs, else PBKDF2. @param cost for tests only */
export async function sealBackup(
  content: Bytes,
  passphrase: string,
  savedAt: number,
  cost: BackupCost = strong,
): Promise<string> {
  const kdf = keysInOrder({ ...cost, salt: base64OfBytes(crypto.getRandomValues(new Uint8Array(SALT))) });
  let key: Bytes;
  try {
    key = await derive(passphrase, kdf);
  } catch (error) {
    if (!(error instanceof TransferError) || error.code !== 'kdf-unavailable' || cost.name !== 'argon2id') throw error;
    return sealBackup(content, passphrase, savedAt, withoutWasm);
  }
  const head = { format: backupFormat, version: 1, savedAt, kdf } as const;
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const sealed = await sealGcm(key, nonce, content, headAad(head));
  return JSON.stringify({ ...head, nonce: base64OfBytes(nonce), ciphertext: base64OfBytes(sealed) });
}
