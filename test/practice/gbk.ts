// Text as GBK bytes. The platform only reads this encoding, so the table is made once by reading every pair of bytes.

let table: Map<string, readonly [number, number]> | null = null;

function makeTable(): Map<string, readonly [number, number]> {
  const made = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const letter = low === 0x7f ? '\uFFFD' : decoder.decode(Uint8Array.of(high, low));
      if (letter.length === 1 && letter !== '\uFFFD') made.set(letter, [high, low]);
    }
  return made;
}

/** The bytes; what GBK cannot write becomes `?`. */
export function toGbk(text: string): Uint8Array<ArrayBuffer> {
  table ??= makeTable();
  const known = table;
  return Uint8Array.from(
    [...text].flatMap((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : (known.get(letter) ?? [63]))),
  );
}
