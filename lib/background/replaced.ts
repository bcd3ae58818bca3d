// Which entries a site has replaced by accepting another secret of the same mailbox and account. Pure; in doubt nothing is replaced.
import { institutionById } from '../institutions/index.ts';
import type { Entry } from '../vault/entry.ts';
import { isSameAccount, liveOf, type Named } from './choose.ts';

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
