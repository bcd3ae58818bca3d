// What password managers keep in their one-time-code field: a set-up URI, or a bare secret. The item's own name helps out where the text has none.
import { readOtpUri, UriError } from '../../otp/uri.ts';
import { tidyName } from '../../otp/uri-parts.ts';
import { checkedEntry } from './found.ts';
import type { FoundEntry } from './found.ts';
import { entryOfDraft } from './draft.ts';

/** Names of the item that holds the text; empty where it has none. */
export interface ItemNames {
  readonly issuer: string;
  readonly account: string;
}

/** The entry of a URI line as it is, or why it is none. */
export function entryOfUri(line: string): FoundEntry {
  try {
    const { hints: _hints, ...account } = readOtpUri(line);
    return checkedEntry(account);
  } catch (error) {
    if (!(error instanceof UriError)) throw error;
    return { reason: error.code, partial: error.partial };
  }
}

function named<Names extends Partial<ItemNames>>(stated: Names, item: ItemNames): Names {
  const fill = (own: string | undefined, other: string) => (own === undefined || own === '' ? tidyName(other) : own);
  return { ...stated, issuer: fill(stated.issuer, item.issuer), account: fill(stated.account, item.account) };
}

/** The entry of such a field. Names in a URI come first; `steam://` has none. */
export function entryOfSetup(text: string, item: ItemNames): FoundEntry {
  const line = text.trim();
  const steam = /^steam:\/\/([^/?#]*)/i.exec(line)?.[1];
  if (steam !== undefined) return entryOfDraft({ ...item, type: 'steam', secret: steam });
  if (!line.includes('://')) return entryOfDraft({ ...item, type: 'totp', secret: line });
  const entry = entryOfUri(line);
  return 'account' in entry
    ? { ...entry, account: named(entry.account, item) }
    : { ...entry, partial: { ...entry.partial, ...named(entry.partial, item) } };
}
