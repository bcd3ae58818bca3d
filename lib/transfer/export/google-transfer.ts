// Google Authenticator's transfer codes for the phone: a few accounts a QR code, as many codes as it takes.
import { PbfWriter } from 'pbf';
import type { OtpAccount } from '../../otp/account.ts';
import { bytesOfBase32 } from '../../otp/base32.ts';
import { base64OfBytes, utf8 } from '../byte-text.ts';

export interface TransferCodes {
  /** One QR code each, in order. They hold the secrets. */
  readonly uris: readonly string[];
  /** Accounts that the format cannot say: Steam, another period than 30 s, other lengths than 6 and 8, names of a page. */
  readonly leftOut: readonly OtpAccount[];
}

const ALGORITHMS = { SHA1: 1, SHA256: 2, SHA512: 3 };
const MOST_IN_ONE = 10;
/** Bytes of entries in one code: more makes squares that a phone's camera cannot tell apart. */
const MOST_BYTES = 800;

const canSay = ({ type, period, digits }: OtpAccount) =>
  type !== 'steam' && (period === null || period === 30) && (digits === 6 || digits === 8);

function writeEntry(account: OtpAccount): Uint8Array {
  const writer = new PbfWriter();
  writer.writeBytesField(1, bytesOfBase32(account.secret));
  // Not as strings: the writer turns 𠮷, and every other character from U+20000 on, into another one.
  writer.writeBytesField(2, utf8(account.account));
  writer.writeBytesField(3, utf8(account.issuer));
  writer.writeVarintField(4, ALGORITHMS[account.algorithm]);
  writer.writeVarintField(5, account.digits === 8 ? 2 : 1);
  writer.writeVarintField(6, account.type === 'hotp' ? 1 : 2);
  if (account.counter !== null) writer.writeVarintField(7, account.counter);
  return writer.finish();
}

function inBatches(entries: readonly Uint8Array[]): Uint8Array[][] {
  const batches: Uint8Array[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = batches.at(-1);
    const isFull = last === undefined || last.length >= MOST_IN_ONE || bytes + entry.length > MOST_BYTES;
    if (isFull) batches.push([entry]);
    else last.push(entry);
    bytes = isFull ? entry.length : bytes + entry.length;
  }
  return batches;
}

function writePart(entries: readonly Uint8Array[], size: number, index: number, id: number): string {
  const writer = new PbfWriter();
  for (const entry of entries) writer.writeBytesField(1, entry);
  for (const [field, value] of [1, size, index, id].entries()) writer.writeVarintField(field + 2, value);
  return `otpauth-migration://offline?data=${encodeURIComponent(base64OfBytes(writer.finish()))}`;
}

/** @param id the same in all codes of one transfer: a whole number below 2^31, a random one unless a test says */
export function exportTransfer(
  accounts: readonly OtpAccount[],
  id = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
): TransferCodes {
  const written = accounts.map((account) => ({ account, bytes: canSay(account) ? writeEntry(account) : null }));
  const fits = (bytes: Uint8Array | null) => bytes !== null && bytes.length <= MOST_BYTES;
  const batches = inBatches(written.flatMap(({ bytes }) => (bytes !== null && fits(bytes) ? [bytes] : [])));
  return {
    uris: batches.map((batch, index) => writePart(batch, batches.length, index, id % 2 ** 31)),
    leftOut: written.filter(({ bytes }) => !fits(bytes)).map(({ account }) => account),
  };
}
