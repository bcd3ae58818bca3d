// What can be done to the entries of a vault (format.md §5): pure functions, to be used inside `Vault.change`.
import type { OtpAccount } from '../otp/account.ts';
import type { Entry, EntryState, VaultContent } from './entry.ts';
import { VaultError } from './vault-error.ts';

/** How long trashed and retired entries are kept, in ms. */
export const keptForMs = 30 * 24 * 60 * 60 * 1000;

/** An entry before it is in the vault. */
export interface EntryDraft extends OtpAccount {
  readonly state: Exclude<EntryState, 'retired'>;
  readonly institutionId: string | null;
  readonly login: string;
}

/** `duplicate`: the same codes are there already (also in the trash, or retired); `entry` is the one that is there and the content is unchanged. */
export interface AddResult {
  readonly kind: 'added' | 'duplicate';
  readonly content: VaultContent;
  readonly entry: Entry;
}

/** What can be changed by hand; the secret cannot. */
export type EntryChanges = Partial<
  Pick<Entry, 'issuer' | 'account' | 'algorithm' | 'digits' | 'period' | 'institutionId' | 'login'>
>;

/** The entry with this id. Throws `entry-missing`. */
export function findEntry({ entries }: VaultContent, id: string): Entry {
  const entry = entries.find((one) => one.id === id);
  if (entry === undefined) throw new VaultError('entry-missing');
  return entry;
}

function replace(content: VaultContent, entry: Entry): VaultContent {
  return { ...content, entries: content.entries.map((one) => (one.id === entry.id ? entry : one)) };
}

function makesSameCodes(one: OtpAccount, other: OtpAccount): boolean {
  const fields = ['secret', 'type', 'algorithm', 'digits', 'period'] as const;
  return fields.every((field) => one[field] === other[field]);
}

const isLive = (entry: Entry) => entry.trashedAt === null && entry.state !== 'retired';

/**
 * Adds an entry, unless one that makes the same codes is there; a live one is found before one that is put away.
 * @param id taken when it is free, else a fresh one
 */
export function addEntry(content: VaultContent, draft: EntryDraft, now: number, id?: string): AddResult {
  const twins = content.entries.filter((one) => makesSameCodes(one, draft));
  const twin = twins.find(isLive) ?? twins[0];
  if (twin !== undefined) return { kind: 'duplicate', content, entry: twin };
  const { type, issuer, account, secret, algorithm, digits, period, counter, state, institutionId, login } = draft;
  const entry: Entry = {
    type,
    issuer,
    account,
    secret,
    algorithm,
    digits,
    period,
    counter,
    state,
    institutionId,
    login,
    id: id === undefined || content.entries.some((one) => one.id === id) ? crypto.randomUUID() : id,
    createdAt: now,
    changedAt: now,
    provedAt: state === 'proved' ? now : null,
    retiredAt: null,
    trashedAt: null,
  };
  return { kind: 'added', content: { ...content, entries: [...content.entries, entry] }, entry };
}

/** Changes an entry. Throws `entry-missing`; `entry-exists` if another entry makes the same codes afterwards. */
export function editEntry(content: VaultContent, id: string, changes: EntryChanges, now: number): VaultContent {
  const edited = { ...findEntry(content, id), ...changes, changedAt: now };
  if (content.entries.some((one) => one.id !== id && makesSameCodes(one, edited))) throw new VaultError('entry-exists');
  return replace(content, edited);
}

function untrashed(content: VaultContent, id: string): Entry {
  const entry = findEntry(content, id);
  if (entry.trashedAt !== null) throw new VaultError('entry-state');
  return entry;
}

/** The site has accepted a code: pending or retired turns proved. Throws `entry-missing`, `entry-state` in the trash. */
export function proveEntry(content: VaultContent, id: string, now: number): VaultContent {
  const entry = untrashed(content, id);
  if (entry.state === 'proved') return content;
  return replace(content, { ...entry, state: 'proved', provedAt: now, retiredAt: null, changedAt: now });
}

/** The site no longer knows the secret. Kept for 30 days. Throws as `proveEntry`. */
export function retireEntry(content: VaultContent, id: string, now: number): VaultContent {
  const entry = untrashed(content, id);
  if (entry.state === 'retired') return content;
  return replace(content, { ...entry, state: 'retired', retiredAt: now, changedAt: now });
}

/** A retired secret is being bound again: pending until the site accepts it. A pending or proved one stays what it is. Throws as `proveEntry`. */
export function reviveEntry(content: VaultContent, id: string, now: number): VaultContent {
  const entry = untrashed(content, id);
  if (entry.state !== 'retired') return content;
  return replace(content, { ...entry, state: 'pending', retiredAt: null, changedAt: now });
}

/** Into the trash. Kept for 30 days. Throws `entry-missing`. */
export function trashEntry(content: VaultContent, id: string, now: number): VaultContent {
  const entry = findEntry(content, id);
  return entry.trashedAt === null ? replace(content, { ...entry, trashedAt: now, changedAt: now }) : content;
}

/** Out of the trash, in the state it had; a retired one is kept for another 30 days. Throws `entry-missing`. */
export function restoreEntry(content: VaultContent, id: string, now: number): VaultContent {
  const entry = findEntry(content, id);
  if (entry.trashedAt === null) return content;
  return replace(content, { ...entry, trashedAt: null, retiredAt: entry.retiredAt === null ? null : now, changedAt: now });
}

/** Removes for good what was trashed or retired 30 days ago or earlier; the same object if there is nothing. A clock set back removes nothing. */
export function purgeEntries(content: VaultContent, now: number): VaultContent {
  const isOver = (since: number | null) => since !== null && now - since >= keptForMs;
  const entries = content.entries.filter(
    ({ state, retiredAt, trashedAt }) => !isOver(trashedAt) && !(state === 'retired' && isOver(retiredAt)),
  );
  return entries.length === content.entries.length ? content : { ...content, entries };
}

/**
 * Takes the next HOTP counter. `counter` may be used only after `content` was saved: a counter lost is harmless, one used twice is not.
 * Throws `entry-missing`, `entry-not-hotp`, `counter-exhausted`.
 */
export function nextCounter(content: VaultContent, id: string, now: number): { content: VaultContent; counter: number } {
  const entry = findEntry(content, id);
  if (entry.type !== 'hotp' || entry.counter === null) throw new VaultError('entry-not-hotp');
  if (entry.counter >= Number.MAX_SAFE_INTEGER) throw new VaultError('counter-exhausted');
  return { content: replace(content, { ...entry, counter: entry.counter + 1, changedAt: now }), counter: entry.counter };
}
