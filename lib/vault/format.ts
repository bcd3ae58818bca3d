// The envelope of format.md §2: reading it strictly, writing it in its one form.
import * as v from 'valibot';
import { type Bytes, isBase64, sha256, utf8 } from './bytes.ts';
import { type Migration, migrationPath } from './migrate/migration.ts';
import type { Sealed } from './seal.ts';
import { idSchema, nonceSchema, slotsSchema } from './slots.ts';
import { VaultError } from './vault-error.ts';

export const formatName = 'mailkey-vault';
export const formatVersion = 2;
/** Largest generation. */
export const maxGeneration = 2 ** 48 - 1;
const maxLength = 32 * 1024 * 1024;

export const generationSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(maxGeneration));
/** Milliseconds since 1970. */
export const timeSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const headerSchema = v.strictObject({
  format: v.literal(formatName),
  version: v.literal(formatVersion),
  vaultId: idSchema,
  generation: generationSchema,
  createdAt: timeSchema,
  savedAt: timeSchema,
  keySince: generationSchema,
  slots: slotsSchema,
});

const sealedSchema = v.strictObject({
  nonce: nonceSchema,
  ciphertext: v.pipe(v.string(), v.minLength(24), v.check(isBase64)),
  check: v.string(),
});

/** Everything that is authenticated but not secret. */
export type Header = Readonly<v.InferOutput<typeof headerSchema>>;

/** An intact envelope. `header` is in today's version; `aad` and `version` are those it was stored with. */
export interface Envelope {
  /** As large as the vault: whoever keeps something of an envelope for long keeps its `check` instead. */
  readonly text: string;
  /** SHA-256 of the text before it, in base64: of two envelopes with the same one the texts are the same. */
  readonly check: string;
  readonly version: number;
  readonly header: Header;
  readonly aad: Bytes;
  readonly sealed: Sealed;
}

/** AAD of the content. */
export function headerAad(header: Readonly<Record<string, unknown>>): Bytes {
  return utf8(JSON.stringify(header));
}

/** The stored text of a header and what was sealed with `headerAad(header)`. */
export async function writeEnvelope(header: Header, { nonce, ciphertext }: Sealed): Promise<string> {
  const text = JSON.stringify({ ...header, nonce, ciphertext });
  return `${text.slice(0, -1)},"check":"${await sha256(text.slice(0, -1))}"}`;
}

/** The object a text is the JSON of; null for anything else. */
function parseRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The ciphertext, and the envelope with an empty one in its place: what is nearly all of the text need not go through the JSON parser. */
function splitText(text: string): { readonly rest: string; readonly ciphertext: string } {
  const end = text.lastIndexOf('","check":"');
  const start = text.lastIndexOf('"', end - 1) + 1;
  return end < 0
    ? { rest: '', ciphertext: '' }
    : { rest: text.slice(0, start) + text.slice(end), ciphertext: text.slice(start, end) };
}

async function isUntouched(text: string): Promise<boolean> {
  const at = text.lastIndexOf(',"check":"');
  return at > 0 && text.slice(at) === `,"check":"${await sha256(text.slice(0, at))}"}`;
}

function migrateHeader(header: Record<string, unknown>, version: number, migrations: readonly Migration[]): unknown {
  const path = migrationPath(migrations, version, formatVersion);
  if (path === null) throw new VaultError('damaged');
  try {
    return path.reduce<Readonly<Record<string, unknown>>>((older, step) => step.header(older), header);
  } catch {
    // A migration throws on what is not of its version: that is damage, and its own words could quote the content.
    throw new VaultError('damaged');
  }
}

/** Reads a stored value. Throws `damaged` for everything that is not exactly an envelope, `newer` for one of a later version. */
export async function parseEnvelope(stored: unknown, migrations: readonly Migration[]): Promise<Envelope> {
  if (typeof stored !== 'string' || stored.length > maxLength) throw new VaultError('damaged');
  const { rest, ciphertext } = splitText(stored);
  // What cannot be split is no envelope of ours, but it may be one of a later version.
  const record = parseRecord(rest) ?? parseRecord(stored);
  if (record === null) throw new VaultError('damaged');
  const { nonce, ciphertext: cut, check, ...stated } = record;
  const version = stated['version'];
  if (stated['format'] !== formatName || !Number.isSafeInteger(version) || typeof version !== 'number' || version < 0) {
    throw new VaultError('damaged');
  }
  if (version > formatVersion) throw new VaultError('newer');
  if (cut !== '' || JSON.stringify(record) !== rest || !(await isUntouched(stored))) throw new VaultError('damaged');
  const migrated = migrateHeader(stated, version, migrations);
  const header = v.safeParse(headerSchema, migrated, { abortEarly: true });
  const sealed = v.safeParse(sealedSchema, { nonce, ciphertext, check }, { abortEarly: true });
  if (!header.success || !sealed.success) throw new VaultError('damaged');
  // Same keys in another order would give another AAD; the schema gives the documented order.
  const isInOrder = JSON.stringify(header.output) === JSON.stringify(migrated);
  if (!isInOrder || Object.keys(record).slice(-3).join() !== 'nonce,ciphertext,check') throw new VaultError('damaged');
  return {
    text: stored,
    check: sealed.output.check,
    version,
    header: header.output,
    aad: headerAad(stated),
    sealed: { nonce: sealed.output.nonce, ciphertext },
  };
}
