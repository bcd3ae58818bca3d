// Which entries a site has replaced by accepting another secret of the same mailbox and account. Pure; in doubt nothing is replaced.
import { institutionById } from '../institutions/index.ts';
import type { Entry } from '../vault/entry.ts';
import { accountName, namesAccount } from './choose.ts';

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
    const name = accountName(a, mailDomains);
    if (name === '' || name !== accountName(b, mailDomains)) return false;
    return !(a.includes('@') && b.includes('@')) || a.trim().toLowerCase() === b.trim().toLowerCase();
  };
  const logins = agree(one.login, other.login);
  const labels = namesAccount(one.account) && namesAccount(other.account) && agree(one.account, other.account);
  if (one.login !== '' && other.login !== '' && !logins) return false;
  if (namesAccount(one.account) && namesAccount(other.account) && !labels) return false;
  return logins || labels || agree(one.login, other.account) || agree(one.account, other.login);
}

/** The entries in use of the same institution and account with another secret. */
export function rivalsOf(
  mine: Named & { readonly secret: string },
  institutionId: string | null,
  entries: readonly Entry[],
): readonly Entry[] {
  const institution = institutionId === null ? null : institutionById(institutionId);
  if (institution === null) return [];
  return entries.filter(
    (entry) =>
      entry.institutionId === institutionId &&
      entry.state !== 'retired' &&
      entry.trashedAt === null &&
      entry.secret !== mine.secret &&
      isSameAccount(mine, entry, institution.mailDomains),
  );
}

/**
 * What the site no longer wants once it has accepted `mine` at `at` (ms since 1970): what was proved until then, and what was begun earlier and never
 * proved. A binding begun later may still be accepted.
 */
export function replacedBy(mine: Entry, entries: readonly Entry[], at: number): readonly Entry[] {
  return rivalsOf(mine, mine.institutionId, entries).filter(({ state, provedAt, createdAt }) =>
    state === 'proved' ? (provedAt ?? 0) <= at : createdAt < mine.createdAt,
  );
}
