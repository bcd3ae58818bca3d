// One part of Google Authenticator's transfer as bytes: its protobuf message, read strictly. Follows the fields that the app writes.
import { PbfReader } from 'pbf';
import { TransferError } from './transfer-error.ts';

/** One account as written: numbers are the message's own. */
export interface MigrationEntry {
  secret: Uint8Array;
  name: string;
  issuer: string;
  /** 0 unspecified, 1 SHA1, 2 SHA256, 3 SHA512, 4 MD5. */
  algorithm: number;
  /** 0 unspecified, 1 six, 2 eight. */
  digits: number;
  /** 0 unspecified, 1 HOTP, 2 TOTP. */
  type: number;
  /** Not a safe integer when it is larger than one. */
  counter: number;
}

/** One QR code of a transfer. */
export interface MigrationPart {
  readonly entries: MigrationEntry[];
  /** Number of parts, 1 when not stated. */
  size: number;
  /** From 0. */
  index: number;
  /** The same in all parts of one transfer. */
  id: number;
}

const VARINT = 0;
const BYTES = 2;
const MOST_PARTS = 1000;
/** A QR code has room for a few dozen. */
const MOST_ENTRIES = 10_000;

const broken = (): TransferError => new TransferError('damaged', 'The transfer code cannot be decoded: it was cut or altered.');

function readNumber(reader: PbfReader): number {
  if (reader.type !== VARINT) throw broken();
  return reader.readVarint(true);
}

/** The reader itself does not mind a length that goes past the end. */
function readBytes(reader: PbfReader, end: number): Uint8Array {
  if (reader.type !== BYTES) throw broken();
  const length = reader.readVarint();
  const from = reader.pos;
  if (length > end - from) throw broken();
  reader.pos = from + length;
  return reader.buf.subarray(from, from + length);
}

function eachField(bytes: Uint8Array, read: (field: number, reader: PbfReader) => void): void {
  const reader = new PbfReader(bytes);
  for (let field = reader.nextField(); reader.pos <= bytes.length && field !== 0; field = reader.nextField()) read(field, reader);
  if (reader.pos !== bytes.length) throw broken();
}

function readEntry(bytes: Uint8Array): MigrationEntry {
  const entry: MigrationEntry = { secret: new Uint8Array(), name: '', issuer: '', algorithm: 0, digits: 0, type: 0, counter: 0 };
  const text = (reader: PbfReader) => new TextDecoder().decode(readBytes(reader, bytes.length));
  eachField(bytes, (field, reader) => {
    if (field === 1) entry.secret = readBytes(reader, bytes.length);
    if (field === 2) entry.name = text(reader);
    if (field === 3) entry.issuer = text(reader);
    if (field === 4) entry.algorithm = readNumber(reader);
    if (field === 5) entry.digits = readNumber(reader);
    if (field === 6) entry.type = readNumber(reader);
    if (field === 7) entry.counter = readNumber(reader);
  });
  return entry;
}

/** @throws {TransferError} `damaged` for anything but a whole message */
export function readMigrationPart(bytes: Uint8Array): MigrationPart {
  const part: MigrationPart = { entries: [], size: 1, index: 0, id: 0 };
  try {
    eachField(bytes, (field, reader) => {
      if (part.entries.length >= MOST_ENTRIES) throw broken();
      if (field === 1) part.entries.push(readEntry(readBytes(reader, bytes.length)));
      if (field === 3) part.size = readNumber(reader);
      if (field === 4) part.index = readNumber(reader);
      if (field === 5) part.id = readNumber(reader);
    });
  } catch {
    // The reader's own errors name no field and could quote bytes.
    throw broken();
  }
  if (part.size < 1 || part.size > MOST_PARTS || part.index < 0 || part.index >= part.size) throw broken();
  return part;
}
