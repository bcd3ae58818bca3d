// What is sealed: the content of format.md §5, checked on every way in and out.
import * as v from 'valibot';
import { type Bytes, utf8 } from './bytes.ts';
import type { VaultContent } from './entry.ts';
import { timeSchema } from './format.ts';
import type { Migration } from './migrate/migration.ts';
import { VaultError } from './vault-error.ts';

/** Most entries in one vault. */
export const maxEntries = 10_000;
const text = v.pipe(v.string(), v.maxLength(4096));
const timeOrNull = v.nullable(timeSchema);

const entrySchema = v.pipe(
  v.strictObject({
    type: v.picklist(['totp', 'hotp', 'steam']),
    issuer: text,
    account: text,
    secret: v.pipe(v.string(), v.maxLength(4096), v.regex(/^[A-Z2-7]+$/u)),
    algorithm: v.picklist(['SHA1', 'SHA256', 'SHA512']),
    digits: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(10)),
    period: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(300))),
    counter: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    state: v.picklist(['pending', 'proved', 'retired']),
    institutionId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
    login: text,
    createdAt: timeSchema,
    changedAt: timeSchema,
    provedAt: timeOrNull,
    retiredAt: timeOrNull,
    trashedAt: timeOrNull,
  }),
  v.check((entry) => (entry.type === 'hotp') === (entry.counter !== null) && (entry.type === 'hotp') === (entry.period === null)),
);

type CheckedEntry = v.InferOutput<typeof entrySchema>;

/** Entries that came out of this check, frozen ever since: a save changes one of a thousand, and the check costs more than the sealing. */
const checkedBefore = new WeakSet<object>();
const sameEntry = v.custom<CheckedEntry>(() => true);
const isChecked = (entry: unknown) => typeof entry === 'object' && entry !== null && checkedBefore.has(entry);

const contentSchema = v.strictObject({
  entries: v.pipe(
    v.array(v.lazy((entry) => (isChecked(entry) ? sameEntry : entrySchema))),
    v.maxLength(maxEntries),
    v.check((entries) => new Set(entries.map((entry) => entry.id)).size === entries.length),
  ),
});

/** Content → bytes to seal. Throws `content-invalid` for what the format does not allow. */
export function encodeContent(content: VaultContent): Bytes {
  const checked = v.safeParse(contentSchema, content, { abortEarly: true });
  if (!checked.success) throw new VaultError('content-invalid');
  return utf8(JSON.stringify(checked.output));
}

/** Decrypted bytes → content. Throws `damaged` if they are not what the format says, also after the migrations handed in. */
export function decodeContent(bytes: Bytes, migrations: readonly Migration[]): VaultContent {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    for (const step of migrations) value = step.content(value);
  } catch {
    // Whatever broke here could quote a secret in its message.
    throw new VaultError('damaged');
  }
  const checked = v.safeParse(contentSchema, value, { abortEarly: true });
  if (!checked.success) throw new VaultError('damaged');
  for (const entry of checked.output.entries) checkedBefore.add(Object.freeze(entry));
  return checked.output;
}
