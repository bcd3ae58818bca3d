// Java's serialised HashMap of texts, made in the tests from the protocol's grammar.

const short = (value: number) => Buffer.of(value >> 8, value & 255);
const utf = (text: string) => Buffer.concat([short(Buffer.byteLength(text)), Buffer.from(text)]);

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** @param threshold Android's newer versions write that field, older ones do not */
export function javaMap(entries: Readonly<Record<string, string>>, threshold = true): Uint8Array<ArrayBuffer> {
  const fields = threshold
    ? [short(2), Buffer.from('F'), utf('loadFactor'), Buffer.from('I'), utf('threshold')]
    : [short(1), Buffer.from('F'), utf('loadFactor')];
  const described = [
    Buffer.of(0xac, 0xed, 0, 5, 0x73, 0x72),
    utf('java.util.HashMap'),
    Buffer.alloc(8, 7),
    Buffer.of(3),
    ...fields,
  ];
  const values = [Buffer.of(0x78, 0x70), Buffer.of(0x3f, 0x40, 0, 0), ...(threshold ? [long(24)] : [])];
  const pairs = Object.entries(entries).flatMap((pair) => pair.flatMap((text) => [Buffer.of(0x74), utf(text)]));
  const block = [Buffer.of(0x77, 8), long(32), long(Object.keys(entries).length)];
  return Uint8Array.from(Buffer.concat([...described, ...values, ...block, ...pairs, Buffer.of(0x78)]));
}
