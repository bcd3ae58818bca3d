// Which entries a site has replaced by accepting another secret of the same mailbox and account. Pure; in doubt nothing is replaced.
import { institutionById } from '../institutions/index.ts';
import type { Entry } from '../vault/entry.ts';
import { accountName, liveOf, namesAccount } from './choose.ts';

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
  const named = namesAccount(one.account) && namesAccount(other.account);
  const labels = named && agree(one.account, other.account);
  if ((one.login !== '' && other.login !== '' && !logins) || (named && !labels)) return false;
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
  return liveOf(entries, institutionId).filter(
    (entry) => entry.secret !== mine.secret && isSameAccount(mine, entry, institution.mailDomains),
  );
}

/**
 * What the site no longer wants once it has accepted `mine`, or let it go, at `at` (ms since 1970): what was proved until then, and what was begun
 * earlier and never proved. A binding begun later, or going on in another tab (its entry in `begun`), may still be accepted.
 */
export function replacedBy(mine: Entry, entries: readonly Entry[], at: number, begun: readonly unknown[]): readonly Entry[] {
  return rivalsOf(mine, mine.institutionId, entries).filter(({ id, state, provedAt, createdAt }) =>
    state === 'proved' ? (provedAt ?? 0) <= at : createdAt < mine.createdAt && !begun.includes(id),
  );
}

/** Whether the site has accepted another secret of the same account since this one was kept: a second tab did the same. */
export function isOvertaken(mine: Entry, entries: readonly Entry[]): boolean {
  return rivalsOf(mine, mine.institutionId, entries).some(({ provedAt }) => (provedAt ?? 0) > mine.createdAt);
}
