// Google Authenticator's transfer codes to entries: one or several parts, in any order, the same one twice.
import type { OtpAlgorithm } from '../../otp/account.ts';
import { tidyName } from '../../otp/uri-parts.ts';
import { base32OfBytes } from '../base32-text.ts';
import { readMigrationPart } from '../migration-message.ts';
import type { MigrationEntry, MigrationPart } from '../migration-message.ts';
import { TransferError } from '../transfer-error.ts';
import { checkedEntry } from './found.ts';
import type { Found, FoundEntry } from './found.ts';

const ALGORITHMS: readonly OtpAlgorithm[] = ['SHA1', 'SHA1', 'SHA256', 'SHA512'];
const DIGITS = [6, 6, 8];

/** True for one line of the kind. */
export function isTransferUri(line: string): boolean {
  return /^\s*otpauth-migration:\/\//i.test(line);
}

function bytesOf(uri: string): Uint8Array {
  const data = /[?&]data=([^&#\s]+)/i.exec(uri)?.[1];
  if (data === undefined) throw new TransferError('damaged', 'The transfer code holds no data.');
  try {
    // A plus sign is a letter of base64 here, never a space.
    const letters = decodeURIComponent(data).replaceAll('-', '+').replaceAll('_', '/');
    return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  } catch {
    throw new TransferError('damaged', 'The transfer code cannot be decoded: it was cut or altered.');
  }
}

/** The app writes the issuer in front of the name as well. */
function accountName(name: string, issuer: string): string {
  return issuer !== '' && name.startsWith(`${issuer}:`) ? name.slice(issuer.length + 1).trim() : name;
}

function toEntry(raw: MigrationEntry): FoundEntry {
  const issuer = tidyName(raw.issuer);
  const named = { issuer, account: accountName(tidyName(raw.name), issuer) };
  const secret = base32OfBytes(raw.secret);
  const known = { ...named, ...(secret !== '' && { secret }) };
  if (raw.type !== 1 && raw.type !== 2) return { reason: 'unknown-type', partial: known };
  const type = raw.type === 1 ? 'hotp' : 'totp';
  const algorithm = ALGORITHMS[raw.algorithm];
  if (algorithm === undefined) return { reason: 'unknown-algorithm', partial: { ...known, type } };
  const digits = DIGITS[raw.digits];
  if (digits === undefined) return { reason: 'bad-digits', partial: { ...known, type, algorithm } };
  const counted = type === 'hotp' ? { period: null, counter: raw.counter } : { period: 30, counter: null };
  return checkedEntry({ ...named, type, secret, algorithm, digits, ...counted });
}

function missingOf(parts: readonly MigrationPart[]): number[] {
  const size = Math.max(...parts.map((part) => part.size));
  const seen = new Set(parts.map((part) => part.index));
  return Array.from({ length: size }, (_, index) => index).flatMap((index) => (seen.has(index) ? [] : [index + 1]));
}

/** Null for a code that cannot be decoded. */
function partOf(uri: string): MigrationPart | null {
  try {
    return readMigrationPart(bytesOf(uri));
  } catch (error) {
    if (error instanceof TransferError) return null;
    throw error;
  }
}

/**
 * All accounts of these transfer URIs, each transfer in the order of its parts; a code that cannot be decoded is one refused entry.
 * @throws {TransferError} `empty` when none is given
 */
export function readTransfer(uris: readonly string[]): Found {
  const different = [...new Set(uris.map((uri) => uri.trim()))];
  if (different.length === 0) throw new TransferError('empty', 'There is no transfer code.');
  const read = different.map(partOf);
  const parts = read.filter((part) => part !== null);
  const transfers = [...Map.groupBy(parts, ({ id }) => id).values()];
  const ordered = transfers.flatMap((transfer) => transfer.toSorted((one, other) => one.index - other.index));
  const damaged = read.flatMap((part): FoundEntry[] => (part === null ? [{ reason: 'damaged', partial: {} }] : []));
  return {
    entries: [...ordered.flatMap((part) => part.entries.map(toEntry)), ...damaged],
    missingParts: transfers.flatMap(missingOf),
  };
}
