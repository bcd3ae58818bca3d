// A file as every format looks at it: its bytes, its text when it is one, its JSON value when the text is that.
import type { Bytes } from '../../vault/bytes.ts';
import { textOfUtf8 } from '../byte-text.ts';
import { parseJson } from '../json-value.ts';
import { TransferError } from '../transfer-error.ts';
import type { Found } from './found.ts';

export interface TransferSource {
  readonly bytes: Bytes;
  /** Without white space around it, so that no pattern has to walk over it; null when the bytes are no text. */
  readonly text: string | null;
  /** Undefined when the text is no JSON. */
  readonly json: unknown;
}

/** One way to keep entries in a file. */
export interface ImportFormat {
  /** Never changes: the review and reports name it. */
  readonly id: string;
  /** As its users call it. */
  readonly name: string;
  /** True when the content is of this format, whole or not. Cheap, and never throws. */
  readonly detect: (source: TransferSource) => boolean;
  /**
   * @param passphrase null: none was given
   * @throws {TransferError} when the file as a whole cannot be read
   */
  readonly read: (source: TransferSource, passphrase: string | null) => Found | Promise<Found>;
}

/** Largest file that is looked at, in bytes. */
export const largestFile = 32 * 1024 * 1024;
/** Most entries that one file may hold: as many as a vault. */
export const mostEntries = 10_000;

function decode(bytes: Bytes): string | null {
  // Windows programs write UTF-16 with its mark.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return textOfUtf8(bytes);
}

/** @throws {TransferError} `empty`, `too-large` */
export function openSource(bytes: Bytes): TransferSource {
  if (bytes.length > largestFile) throw new TransferError('too-large', 'The file is larger than 32 MiB: no list of accounts is.');
  const text = decode(bytes)?.trim() ?? null;
  if (text === '') throw new TransferError('empty', 'There is nothing in this file.');
  return { bytes, text, json: text !== null && /^\s*[[{]/.test(text) ? parseJson(text) : undefined };
}

/**
 * Refuses more entries than a vault takes, before they are looked at.
 * @throws {TransferError} `too-large`, `empty`
 */
export function checkCount(entries: { readonly length: number }): void {
  if (entries.length > mostEntries) {
    throw new TransferError('too-large', `The file holds more than ${mostEntries} entries, which is more than a vault takes.`);
  }
  if (entries.length === 0) throw new TransferError('empty', 'There is no account with a one-time code in this file.');
}

/** Found entries of a format that is never split over several files. */
export function foundOf<Raw>(raw: readonly Raw[], toEntry: (one: Raw) => Found['entries'][number]): Found {
  checkCount(raw);
  return { entries: raw.map(toEntry), missingParts: [] };
}

/** @throws {TransferError} `needs-passphrase` */
export function needPassphrase(passphrase: string | null): string {
  if (passphrase === null || passphrase === '')
    throw new TransferError('needs-passphrase', 'The file is encrypted: its passphrase is needed.');
  return passphrase;
}

/** The error for a key that does not open. */
export const wrongPassphrase = (): TransferError =>
  new TransferError('wrong-passphrase', 'The passphrase is not the one this file was encrypted with, or the file was altered.');

/** The error for a file of a known format that is not whole. */
export const damagedFile = (name: string): TransferError =>
  new TransferError('damaged', `The file looks like one of ${name}, but it was cut or altered.`);
