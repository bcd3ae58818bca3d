// A text with one otpauth URI a line, transfer codes among them too. Lines that begin with # are remarks.
import { TransferError } from '../transfer-error.ts';
import type { Found, FoundEntry } from './found.ts';
import { checkedEntry } from './found.ts';
import { isTransferUri, readTransfer } from './google-transfer.ts';
import { entryOfUri } from './setup-text.ts';
import { checkCount, mostEntries } from './source.ts';
import type { ImportFormat } from './source.ts';

const URI = /^[a-z][a-z0-9+.-]*:\/\//i;
const SETUP = /^[ \t\uFEFF]*(?:apple-otpauth|cm-otpauth|otpauth|otpauth-migration|steam|motp):\/\//im;
/** Ente Auth's lines; it leaves a counter out while it is 0. */
const ENTE = /[?&]codeDisplay=/;
const COUNTER = /[?&]counter=/i;

/** Twice what is taken: room for remarks, and an end for a text of nothing but short lines. */
const MOST_LINES = 2 * mostEntries;

/** @throws {TransferError} `too-large` */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    checkCount({ length: lines.length > MOST_LINES ? lines.length : 1 });
    lines.push(line.trim());
  }
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** A text that begins with a remark and never says anything else is an empty list. */
const isOnlyRemarks = (text: string) => text.length < 100_000 && /^\s*#/.test(text) && linesOf(text).length === 0;

function toEntry(line: string): FoundEntry {
  const entry = entryOfUri(line);
  if ('account' in entry || entry.reason !== 'bad-counter' || !ENTE.test(line) || COUNTER.test(line)) return entry;
  const { type, issuer = '', account = '', secret, algorithm, digits, period } = entry.partial;
  if (type === undefined || secret === undefined || algorithm === undefined || digits === undefined) return entry;
  return checkedEntry({ type, issuer, account, secret, algorithm, digits, period: period ?? null, counter: 0 });
}

/**
 * Every line's own entry: a line that cannot be read is refused with its reason and stops no other.
 * @throws {TransferError} `empty`, `too-large`; `unknown-format` when no line is a URI; `damaged` when there is nothing but transfer codes that cannot be decoded
 */
export function readUriList(text: string): Found {
  const lines = linesOf(text);
  if (lines.length === 0) throw new TransferError('empty', 'There is nothing to import in this text.');
  checkCount(lines);
  if (!lines.some((line) => URI.test(line))) throw new TransferError('unknown-format', 'No line of this text is an otpauth URI.');
  const transfers = lines.filter(isTransferUri);
  const plain = lines.filter((line) => !isTransferUri(line)).map(toEntry);
  if (transfers.length === 0) return { entries: plain, missingParts: [] };
  const transferred = readTransfer(transfers);
  const all = [...plain, ...transferred.entries];
  checkCount(all);
  if (all.every((entry) => 'reason' in entry && entry.reason === 'damaged')) {
    throw new TransferError('damaged', 'The transfer code cannot be decoded: it was cut or altered.');
  }
  return { entries: all, missingParts: transferred.missingParts };
}

export const uriList: ImportFormat = {
  id: 'uri-list',
  name: 'otpauth',
  detect: ({ text, json }) => json === undefined && text !== null && (SETUP.test(text) || isOnlyRemarks(text)),
  read: ({ text }) => readUriList(text ?? ''),
};
