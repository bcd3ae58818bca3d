// ZIP archives, made in the tests from the format's own description.
import { deflateRawSync } from 'node:zlib';

const short = (value: number) => Buffer.of(value & 255, value >> 8);

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export interface Zipped {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
}

/** Checksums are left at 0: nobody here looks at them. */
export function zipOf(files: readonly Zipped[], comment = ''): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, stored = false, encrypted = false } of files) {
    const plain = Buffer.from(content);
    const packed = stored ? plain : deflateRawSync(plain);
    const head = [
      short(20),
      short(encrypted ? 1 : 0),
      short(stored ? 0 : 8),
      long(0),
      long(0),
      long(packed.length),
      long(plain.length),
    ];
    const label = Buffer.from(name);
    const local = Buffer.concat([long(0x04034b50), ...head, short(label.length), short(0), label, packed]);
    const rest = [short(0), short(0), short(0), short(0), long(0), long(at)];
    directory.push(Buffer.concat([long(0x02014b50), short(20), ...head, short(label.length), ...rest, label]));
    locals.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const counts = [short(0), short(0), short(files.length), short(files.length), long(listed.length), long(at)];
  const end = [long(0x06054b50), ...counts, short(comment.length), Buffer.from(comment)];
  return Uint8Array.from(Buffer.concat([...locals, listed, ...end]));
}
