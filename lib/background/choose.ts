// Which entry a log-in page gets a code from. Pure; when in doubt the user is asked.
import type { Institution } from '../institutions/index.ts';
import type { Entry } from '../vault/entry.ts';

export type Choice =
  | { readonly kind: 'one'; readonly entry: Entry }
  | { readonly kind: 'several'; readonly entries: readonly Entry[] }
  | { readonly kind: 'none' };

/** The entries in use that are bound to an institution: neither retired nor in the trash. */
export function liveOf(entries: readonly Entry[], institutionId: string | null): Entry[] {
  return entries.filter(
    (entry) => entry.institutionId === institutionId && entry.state !== 'retired' && entry.trashedAt === null,
  );
}

/**
 * An account name as it is compared: lower case, without the institution's own mail domain.
 * @returns empty when the text is no account name (spaces, Chinese words, a foreign domain stays whole)
 */
export function accountName(text: string, mailDomains: readonly string[]): string {
  const name = text.trim().toLowerCase();
  if (!/^[\w.+-]+(@[\w.-]+)?$/.test(name)) return '';
  const [local = '', domain] = name.split('@');
  return domain === undefined || mailDomains.includes(domain) ? local : name;
}

/** Whether a label names an account; others name a product or a school, and every account there has the same. */
export function namesAccount(label: string): boolean {
  return /[@\d]/.test(label);
}

/** Whose secret it is, as far as is known: its label, and what is typed at the log-in (empty: not known). */
export interface Named {
  readonly account: string;
  readonly login: string;
}

/**
 * Whether both surely belong to one account: something agrees, and neither the log-ins nor the labels contradict each other. Two domains of one
 * school are two accounts.
 */
export function isSameAccount(one: Named, other: Named, mailDomains: readonly string[]): boolean {
  const agree = (a: string, b: string) => {
    // With both its domains, where both have one.
    const domains = a.includes('@') && b.includes('@') ? [] : mailDomains;
    return accountName(a, domains) !== '' && accountName(a, domains) === accountName(b, domains);
  };
  const logins = agree(one.login, other.login);
  const named = namesAccount(one.account) && namesAccount(other.account);
  const labels = named && agree(one.account, other.account);
  if ((one.login !== '' && other.login !== '' && !logins) || (named && !labels)) return false;
  return logins || labels || agree(one.login, other.account) || agree(one.account, other.login);
}

/** The account an entry is known to belong to: what was typed at an accepted log-in, else its label when that is an address; empty: not known. */
export function entryAccount(entry: Entry, mailDomains: readonly string[]): string {
  if (entry.login !== '') return accountName(entry.login, mailDomains);
  return namesAccount(entry.account) ? accountName(entry.account, mailDomains) : '';
}

/**
 * Chooses among the live entries bound to an institution. Proved ones come before pending ones; an entry of another account is never chosen.
 * @param typed what the user typed at step one; empty: not seen
 * @param refused ids the site has refused in this log-in, to be left out while others are there
 */
export function chooseEntry(
  entries: readonly Entry[],
  institution: Institution,
  typed: string,
  refused: ReadonlySet<string>,
): Choice {
  const account = accountName(typed, institution.mailDomains);
  const live = liveOf(entries, institution.id);
  const known = (entry: Entry) => entryAccount(entry, institution.mailDomains);
  const named = account === '' ? [] : live.filter((entry) => known(entry) === account);
  const same = named.filter((entry) => isSameAccount({ account: '', login: typed }, entry, institution.mailDomains));
  // The page may name another domain of the school than the entry does; whoever has a single mailbox gets his code all the same.
  const mine = same.length > 0 ? same : named;
  const unnamed = live.filter((entry) => account === '' || known(entry) === '');
  const fresh = (entry: Entry) => !refused.has(entry.id);
  // After a binding with an unknown end, the secret that the site wants may be one whose account nothing names yet.
  const begun = (entry: Entry) => fresh(entry) && (mine.length === 0 || entry.state === 'pending');
  const left = [mine.filter(fresh), unnamed.filter(begun), mine, unnamed].find(({ length }) => length > 0) ?? [];
  const proved = left.filter((entry) => entry.state === 'proved');
  const best = proved.length > 0 ? proved : left;
  const [newest] = best.toSorted((one, other) => other.createdAt - one.createdAt);
  if (newest === undefined) return { kind: 'none' };
  // Several pending secrets of one account (a bind begun twice): the newest is tried first.
  const isOneAccount = known(newest) !== '' && best.every((entry) => known(entry) === known(newest));
  if (best.length > 1 && (proved.length > 0 || !isOneAccount)) return { kind: 'several', entries: best };
  return { kind: 'one', entry: newest };
}
