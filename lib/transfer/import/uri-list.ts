// A text with one otpauth URI a line, transfer codes among them too. Lines that begin with # are remarks.
import { readOtpUri, UriError } from '../../otp/uri.ts';
import { TransferError } from '../transfer-error.ts';
import { checkedEntry } from './found.ts';
import type { Found, FoundEntry } from './found.ts';
import { isTransferUri, readTransfer } from './google-transfer.ts';

const URI = /^[a-z][a-z0-9+.-]*:\/\//i;

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function toEntry(line: string): FoundEntry {
  try {
    const { hints: _hints, ...account } = readOtpUri(line);
    return checkedEntry(account);
  } catch (error) {
    if (!(error instanceof UriError)) throw error;
    return { reason: error.code, partial: error.partial };
  }
}

/**
 * Every line's own entry: a line that cannot be read is refused with its reason and stops no other.
 * @throws {TransferError} `empty`; `unknown-format` when no line is a URI; `damaged` when a transfer code among them cannot be decoded
 */
export function readUriList(text: string): Found {
  const lines = linesOf(text);
  if (lines.length === 0) throw new TransferError('empty', 'There is nothing to import in this text.');
  if (!lines.some((line) => URI.test(line))) throw new TransferError('unknown-format', 'No line of this text is an otpauth URI.');
  const transfers = lines.filter(isTransferUri);
  const transferred = transfers.length === 0 ? { entries: [], missingParts: [] } : readTransfer(transfers);
  const plain = lines.filter((line) => !isTransferUri(line)).map(toEntry);
  return { entries: [...plain, ...transferred.entries], missingParts: transferred.missingParts };
}
