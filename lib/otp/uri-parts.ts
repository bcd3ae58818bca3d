// Takes a set-up URI apart without the browser's URL parser, which loses what follows an unescaped `#`. Follows the Key URI format (Google wiki).
import { UriError } from './uri-error.ts';

export interface UriParts {
  /** Lower case, without `://`. */
  readonly scheme: string;
  /** Between `://` and the first `/` or `?`, still percent-encoded. */
  readonly authority: string;
  /** Between that `/` and the `?`, still percent-encoded. */
  readonly path: string;
  /** Names in lower case; values decoded and trimmed, all of them, in order. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
}

const KNOWN_NAMES = 'secret|issuer|algorithm|digits|period|counter|encoder|image|authkey|origin|data';
/** A `?` may stand unescaped in a name; the one before a known parameter is the one that counts. */
const QUERY_START = new RegExp(`\\?(?=(?:${KNOWN_NAMES})=)`, 'i');
/** Values a machine reads: what follows `#` in them is a fragment. In an issuer it is part of the name. */
const MACHINE_READ = new Set(['secret', 'algorithm', 'digits', 'period', 'counter', 'encoder']);

/** Percent-decoded text; a broken or non-UTF-8 sequence stays as it is written. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
    const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return decoded.includes('\uFFFD') ? run : decoded;
  });
}

/** A name for people: without control characters and without white space around it. */
export function tidyName(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

function decodeValue(name: string, raw: string): string {
  const value = MACHINE_READ.has(name) ? raw.replace(/#.*$/, '') : raw;
  // A writer that spells its spaces %20 means the plus sign; one that does not may be a form encoder.
  return decodePercent(value.includes('%20') ? value : value.replaceAll('+', ' ')).trim();
}

function readParameters(query: string): Map<string, string[]> {
  const parameters = new Map<string, string[]>();
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const rawName = equals === -1 ? pair : pair.slice(0, equals);
    // `&amp;` is left over when a page wrote the address as HTML.
    const name = decodePercent(rawName).trim().toLowerCase().replace(/^amp;/, '');
    if (name === '') continue;
    const value = equals === -1 ? '' : decodeValue(name, pair.slice(equals + 1));
    parameters.set(name, [...(parameters.get(name) ?? []), value]);
  }
  return parameters;
}

/** The parts of `scheme://authority/path?query`; null when the text has no such form. */
export function splitUri(text: string): UriParts | null {
  const start = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text);
  if (start === null) return null;
  const rest = text.slice(start[0].length);
  const known = rest.search(QUERY_START);
  const mark = known === -1 ? rest.indexOf('?') : known;
  const head = mark === -1 ? rest : rest.slice(0, mark);
  const slash = head.indexOf('/');
  return {
    scheme: (start[1] ?? '').toLowerCase(),
    authority: slash === -1 ? head : head.slice(0, slash),
    path: slash === -1 ? '' : head.slice(slash + 1),
    parameters: mark === -1 ? new Map() : readParameters(rest.slice(mark + 1)),
  };
}

/** Words that broken writers put where they have no value. */
function isStated(value: string): boolean {
  return !/^(?:null|undefined|\(null\))?$/i.test(value);
}

/**
 * The one value of a parameter; null when it is absent, empty or the word `null`.
 * @throws {UriError} `ambiguous` when it is given twice with different values
 */
export function onlyValue(parameters: UriParts['parameters'], name: string): string | null {
  const values = new Set((parameters.get(name) ?? []).filter(isStated));
  if (values.size > 1) throw new UriError('ambiguous', `The text gives "${name}" more than once, with different values.`);
  const [value] = values;
  return value ?? null;
}
