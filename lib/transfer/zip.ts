// One file out of a ZIP archive. Follows PKWARE's APPNOTE 4.3: the directory at the end, stored or deflated files, no encryption.
import type { Bytes } from '../vault/bytes.ts';
import { textOfUtf8 } from './byte-text.ts';
import { TransferError } from './transfer-error.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LONGEST_COMMENT = 0xffff;
const DEFLATED = 8;

/** A file in the archive, not unpacked yet. */
export interface ZipFile {
  readonly name: string;
  readonly method: number;
  readonly packed: Bytes;
}

function endAt(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) if (view.getUint32(at, true) === END) return at;
  return null;
}

/** The files of an archive; null when it is cut, or no archive. Encrypted ones are left out. */
export function filesInZip(bytes: Bytes): readonly ZipFile[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length < END_LENGTH ? null : endAt(view);
  if (end === null) return null;
  const files: ZipFile[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY) return null;
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const [nameLength = 0] = lengths;
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length) return null;
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(from, from + view.getUint32(at + 20, true));
    const name = textOfUtf8(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)) ?? '';
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
    if (!isEncrypted) files.push({ name, method: view.getUint16(at + 10, true), packed });
    at += ENTRY_LENGTH + lengths.reduce((sum, length) => sum + length, 0);
  }
  return files;
}

async function inflate(packed: Bytes, most: number): Promise<Bytes> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > most) {
      await reader.cancel();
      throw new TransferError('too-large', 'A file in the archive is larger than any list of accounts.');
    }
    parts.push(read.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * The content of a file of the archive.
 * @param most bytes that it may unpack to
 * @throws {TransferError} `too-large`, `damaged`
 */
export async function unpack({ method, packed }: ZipFile, most: number): Promise<Bytes> {
  if (method === 0 && packed.length <= most) return packed.slice();
  try {
    if (method === DEFLATED) return await inflate(packed, most);
  } catch (error) {
    if (error instanceof TransferError) throw error;
    // The stream's own words say nothing to a user.
    throw new TransferError('damaged', 'The archive was cut or altered.');
  }
  throw new TransferError(method === 0 ? 'too-large' : 'damaged', 'A file in the archive cannot be unpacked.');
}
