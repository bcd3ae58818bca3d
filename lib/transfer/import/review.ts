// What an import would do, entry by entry, before anything is stored; and the vault's entries after the user has chosen. Pure.
import type { OtpAccount } from '../../otp/account.ts';
import type { Entry } from '../../vault/entry.ts';
import type { EntryFault, Found, FoundEntry, ReadableEntry } from './found.ts';

/**
 * `new`: not there yet. `duplicate`: the same codes are there, or stand further up in the file. `changed`: there with other names, another
 * counter, or other settings of the same secret. `refused`: cannot be stored, `reason` says why.
 */
export type Verdict = 'new' | 'duplicate' | 'changed' | 'refused';

/** One line of the review. */
export interface ReviewLine {
  readonly verdict: Verdict;
  readonly reason: EntryFault | null;
  /** All of it unless refused. */
  readonly account: Partial<OtpAccount>;
  /** Kind of code as the file names it: one of ours, another (`motp`), or null when it says nothing. */
  readonly kind: string | null;
  /** Id of the entry that is there already. */
  readonly twinId: string | null;
}

const CODE_FIELDS = ['secret', 'type', 'algorithm', 'digits', 'period'] as const;

const codesKey = (account: OtpAccount) => CODE_FIELDS.map((field) => account[field]).join('|');
const namesKey = ({ issuer, account }: OtpAccount) => JSON.stringify([issuer, account]);
const isLive = (entry: Entry) => entry.trashedAt === null && entry.state !== 'retired';

function byKey(entries: readonly Entry[], key: (entry: Entry) => string): ReadonlyMap<string, Entry> {
  return new Map(entries.toReversed().map((entry) => [key(entry), entry]));
}

/** @param existing the entries of the vault; those in the trash or retired do not count */
export function reviewImport(found: Found, existing: readonly Entry[]): ReviewLine[] {
  const live = existing.filter(isLive);
  const [byCodes, bySecret] = [byKey(live, codesKey), byKey(live, ({ secret }) => secret)];
  const byNames = byKey(
    live.filter((entry) => entry.issuer !== '' && entry.account !== ''),
    namesKey,
  );
  const seen = new Set<string>();

  function judge({ account }: ReadableEntry): Pick<ReviewLine, 'verdict' | 'twinId'> {
    const codes = codesKey(account);
    if (seen.has(codes)) return { verdict: 'duplicate', twinId: null };
    seen.add(codes);
    const same = byCodes.get(codes);
    if (same !== undefined) {
      const isSame = namesKey(same) === namesKey(account) && same.counter === account.counter;
      return { verdict: isSame ? 'duplicate' : 'changed', twinId: same.id };
    }
    const near = bySecret.get(account.secret) ?? byNames.get(namesKey(account));
    return near === undefined ? { verdict: 'new', twinId: null } : { verdict: 'changed', twinId: near.id };
  }

  return found.entries.map((entry) =>
    'account' in entry
      ? { ...judge(entry), reason: null, account: entry.account, kind: entry.account.type }
      : {
          verdict: 'refused',
          reason: entry.reason,
          account: entry.partial,
          kind: entry.kind ?? entry.partial.type ?? null,
          twinId: null,
        },
  );
}

function freshEntry({ account, kept }: ReadableEntry, takenIds: ReadonlySet<string>, now: number): Entry {
  const id = kept !== undefined && !takenIds.has(kept.id) ? kept.id : crypto.randomUUID();
  const times = { createdAt: now, changedAt: now, provedAt: now, retiredAt: null, trashedAt: null };
  return { ...account, state: 'proved', institutionId: null, login: '', ...times, ...kept, id };
}

/**
 * All entries of the vault after the import: the chosen ones added, or put in the place of a twin that makes the same codes. Nothing of the
 * vault is ever taken away: a chosen entry that makes other codes than its twin stands beside it.
 * @param chosen positions in `found.entries`; refused ones and repetitions are left out
 * @param now ms
 */
export function importedEntries(found: Found, existing: readonly Entry[], chosen: ReadonlySet<number>, now: number): Entry[] {
  const lines = reviewImport(found, existing);
  const ids = new Set(existing.map(({ id }) => id));
  const byId = new Map(existing.map((entry) => [entry.id, entry]));
  const added: Entry[] = [];
  const take = (entry: FoundEntry, { verdict, twinId }: ReviewLine) => {
    if (!('account' in entry) || verdict === 'duplicate') return;
    const twin = twinId === null ? undefined : byId.get(twinId);
    if (twin !== undefined && codesKey(twin) === codesKey(entry.account)) {
      const { issuer, account, counter } = entry.account;
      byId.set(twin.id, { ...twin, issuer, account, counter, changedAt: now });
      return;
    }
    const fresh = freshEntry(entry, ids, now);
    ids.add(fresh.id);
    added.push(fresh);
  };
  for (const [at, entry] of found.entries.entries()) {
    const line = lines[at];
    if (line !== undefined && chosen.has(at)) take(entry, line);
  }
  return [...byId.values(), ...added];
}
