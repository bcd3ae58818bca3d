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
  return label.includes('@') || /\d/.test(label);
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
  const mine = account === '' ? [] : live.filter((entry) => known(entry) === account);
  const unnamed = live.filter((entry) => account === '' || known(entry) === '');
  const fresh = (entry: Entry) => !refused.has(entry.id);
  // After a binding with an unknown end, the secret that the site wants may be one whose account nothing names yet.
  const begun = (entry: Entry) => fresh(entry) && (mine.length === 0 || entry.state === 'pending');
  const left = [mine.filter(fresh), unnamed.filter(begun), mine, unnamed].find(({ length }) => length > 0) ?? [];
  const proved = left.filter((entry) => entry.state === 'proved');
  const best = proved.length > 0 ? proved : left;
  const [first] = best;
  if (first === undefined) return { kind: 'none' };
  if (best.length > 1 && !sameAccount(best, known)) return { kind: 'several', entries: best };
  return { kind: 'one', entry: newest(best, first) };
}

/** Several pending secrets of one account (a bind begun twice): the newest is tried first. */
function sameAccount(entries: readonly Entry[], known: (entry: Entry) => string): boolean {
  const names = new Set(entries.map(known));
  return names.size === 1 && !names.has('') && entries.every((entry) => entry.state === 'pending');
}

function newest(entries: readonly Entry[], first: Entry): Entry {
  return entries.reduce((best, entry) => (entry.createdAt > best.createdAt ? entry : best), first);
}
