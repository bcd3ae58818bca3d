// A Java HashMap of texts as Java serialises it. Follows the Object Serialization Stream Protocol; any other object is refused.
import type { Bytes } from '../../vault/bytes.ts';
import { textOfUtf8 } from '../byte-text.ts';

const HEAD = [0xac, 0xed, 0x00, 0x05, 0x73, 0x72, 0x00, 0x11];
const CLASS = 'java.util.HashMap';
const STRING = 0x74;
const LONG_STRING = 0x7c;
const REFERENCE = 0x71;
const FIRST_HANDLE = 0x7e0000;
/** The class and the map itself take the first two handles, the name of no field is a text of its own. */
const HANDLES_BEFORE = 2;
/** What follows the class: its end, no parent, the load factor, the threshold, then a block of eight bytes with capacity and size. */
const BLOCK = [0x78, 0x70];

/** True for the beginning of one. */
export function isJavaMap(bytes: Bytes): boolean {
  const name = textOfUtf8(bytes.subarray(HEAD.length, HEAD.length + CLASS.length));
  return HEAD.every((byte, at) => bytes[at] === byte) && name === CLASS;
}

function blockAt(bytes: Bytes): number | null {
  for (let at = HEAD.length + CLASS.length; at < Math.min(bytes.length, 200); at++) {
    if (!BLOCK.every((byte, i) => bytes[at + i] === byte)) continue;
    for (const fields of [4, 8]) {
      const from = at + BLOCK.length + fields;
      if (bytes[from] === 0x77 && bytes[from + 1] === 8) return from + 2;
    }
  }
  return null;
}

/** The texts by their keys; null when it is cut, or holds anything but texts. */
export function readJavaMap(bytes: Bytes): ReadonlyMap<string, string> | null {
  const block = blockAt(bytes);
  if (!isJavaMap(bytes) || block === null || block + 8 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(block + 4);
  const seen: string[] = [];
  let at = block + 8;
  const take = (length: number): number | null => (at + length > bytes.length ? null : (at += length) - length);

  function text(): string | null {
    const tag = bytes[take(1) ?? bytes.length];
    const isLong = tag === LONG_STRING;
    const from = take(tag === STRING ? 2 : isLong ? 8 : 4);
    if (from === null) return null;
    if (tag === REFERENCE) return seen[view.getUint32(from) - FIRST_HANDLE - HANDLES_BEFORE] ?? null;
    if (tag !== STRING && (!isLong || view.getUint32(from) !== 0)) return null;
    const length = isLong ? view.getUint32(from + 4) : view.getUint16(from);
    const start = take(length);
    const read = start === null ? null : textOfUtf8(bytes.subarray(start, start + length));
    if (read !== null) seen.push(read);
    return read;
  }

  const map = new Map<string, string>();
  for (let i = 0; i < size; i++) {
    const [key, value] = [text(), text()];
    if (key === null || value === null) return null;
    map.set(key, value);
  }
  return map;
}
