// Finds entries by what the user remembers of them: parts of the name, the account or the log-in, in any case, in any order.
import type { EntryView } from '../../lib/messaging/contract.ts';

const prepared = new WeakMap<EntryView, string>();

function textOf(entry: EntryView): string {
  const known = prepared.get(entry);
  if (known !== undefined) return known;
  const text = `${entry.issuer}\n${entry.account}\n${entry.login}`.normalize('NFKC').toLowerCase();
  prepared.set(entry, text);
  return text;
}

/** Entries that hold every word of `wanted`; all of them when it is empty. */
export function search(entries: readonly EntryView[], wanted: string): readonly EntryView[] {
  const words = wanted.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => words.every((word) => textOf(entry).includes(word)));
}
