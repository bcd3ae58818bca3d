// Transfer codes made in the tests, with the field numbers written out once more.
import { PbfWriter } from 'pbf';

export interface MadeEntry {
  readonly secret?: Uint8Array;
  readonly name?: string;
  readonly issuer?: string;
  readonly algorithm?: number;
  readonly digits?: number;
  readonly type?: number;
  readonly counter?: number;
}

export const SECRET_BYTES = new TextEncoder().encode('12345678901234567890');

/** The bytes of one part; an entry is a TOTP one with the RFC's key unless it says otherwise. */
export function partBytes(entries: readonly MadeEntry[], size = 1, index = 0, id = 7): Uint8Array {
  const writer = new PbfWriter();
  for (const given of entries) {
    const entry = { secret: SECRET_BYTES, name: 'someone', issuer: '', algorithm: 1, digits: 1, type: 2, counter: 0, ...given };
    writer.writeMessage(
      1,
      (one: typeof entry, pbf) => {
        pbf.writeBytesField(1, one.secret);
        // Not as a string: the writer spoils characters from U+20000 on.
        pbf.writeBytesField(2, new TextEncoder().encode(one.name));
        pbf.writeBytesField(3, new TextEncoder().encode(one.issuer));
        pbf.writeVarintField(4, one.algorithm);
        pbf.writeVarintField(5, one.digits);
        pbf.writeVarintField(6, one.type);
        pbf.writeVarintField(7, one.counter);
      },
      entry,
    );
  }
  writer.writeVarintField(2, 1);
  writer.writeVarintField(3, size);
  writer.writeVarintField(4, index);
  writer.writeVarintField(5, id);
  return writer.finish();
}

export function partUri(...given: Parameters<typeof partBytes>): string {
  return `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(partBytes(...given)).toString('base64'))}`;
}
