// The content of format.md §5 as JSON text, checked on every way in and out. By hand: a schema takes many times as long for a thousand entries.
import { type Bytes, utf8 } from './bytes.ts';
import type { Entry, VaultContent } from './entry.ts';
import type { Migration } from './migrate/migration.ts';
import { VaultError } from './vault-error.ts';

/** Most entries in one vault. */
export const maxEntries = 10_000;
/** Most bytes of the JSON text: ten times what 10,000 common entries take, and more than version 1 could seal. */
export const maxContent = 64 * 1024 * 1024;

type Check = (value: unknown) => boolean;

const text =
  (max: number, min = 0): Check =>
  (value) =>
    typeof value === 'string' && value.length >= min && value.length <= max;
const whole =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const time = whole(0, Number.MAX_SAFE_INTEGER);

const checks: Readonly<Record<keyof Entry, Check>> = {
  type: oneOf('totp', 'hotp', 'steam'),
  issuer: text(4096),
  account: text(4096),
  secret: (value) => text(4096, 1)(value) && /^[A-Z2-7]+$/u.test(String(value)),
  algorithm: oneOf('SHA1', 'SHA256', 'SHA512'),
  digits: whole(5, 10),
  period: orNull(whole(1, 300)),
  counter: orNull(time),
  id: text(64, 1),
  state: oneOf('pending', 'proved', 'retired'),
  institutionId: orNull(text(64)),
  login: text(4096),
  createdAt: time,
  changedAt: time,
  provedAt: orNull(time),
  retiredAt: orNull(time),
  trashedAt: orNull(time),
};
const fields = Object.entries(checks);

/** Entries that came out of this check, frozen ever since: a save changes one of a thousand. */
const checkedBefore = new WeakSet<object>();

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value)) return false;
  if (checkedBefore.has(value)) return true;
  // Each of the fields is asked for, so that as many keys as fields are these keys.
  if (Object.keys(value).length !== fields.length) return false;
  if (!fields.every(([name, isRight]) => Object.hasOwn(value, name) && isRight(value[name]))) return false;
  const isCounted = value['type'] === 'hotp';
  return isCounted === (value['counter'] !== null) && isCounted === (value['period'] === null);
}

function isContent(value: unknown): value is VaultContent {
  if (!isRecord(value) || Object.keys(value).join() !== 'entries') return false;
  const entries: unknown = value['entries'];
  if (!Array.isArray(entries) || entries.length > maxEntries) return false;
  const ids = new Set<string>();
  for (const entry of entries) {
    if (!isEntry(entry) || ids.has(entry.id)) return false;
    ids.add(entry.id);
  }
  return true;
}

/** Content → JSON text. Throws `content-invalid` for what the format does not allow. */
export function encodeContent(content: VaultContent): Bytes {
  if (!isContent(content)) throw new VaultError('content-invalid');
  const bytes = utf8(JSON.stringify(content));
  if (bytes.length > maxContent) throw new VaultError('content-invalid');
  return bytes;
}

/** JSON text → content. Throws `damaged` if they are not what the format says, also after the migrations handed in. */
export function decodeContent(bytes: Bytes, migrations: readonly Migration[]): VaultContent {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    for (const step of migrations) value = step.content(value);
  } catch {
    // Whatever broke here could quote a secret in its message.
    throw new VaultError('damaged');
  }
  if (!isContent(value)) throw new VaultError('damaged');
  for (const entry of value.entries) checkedBefore.add(Object.freeze(entry));
  return value;
}
