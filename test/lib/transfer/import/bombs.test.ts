// Files made to hang or exhaust a reader: every one is refused, or read, in less than a second.
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { TransferError } from '../../../../lib/transfer/transfer-error.ts';
import { aegisDatabase, aegisPlain, twoFasPlain } from '../made-exports.ts';
import { javaMap } from '../java-maps.ts';
import { bytesOf, PASSPHRASE, samples } from '../sample-accounts.ts';
import { aegisSealed, bitwardenSealed } from '../sealed-exports.ts';

const MIB = 1024 * 1024;
const repeated = (text: string, times: number) => bytesOf(text.repeat(times));
const json = (value: unknown) => bytesOf(JSON.stringify(value));
const nested = (depth: number, open: string, close: string) => bytesOf(open.repeat(depth) + close.repeat(depth));
const migration = (bytes: readonly number[]) =>
  bytesOf(`otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(bytes).toString('base64'))}`);
const aegis = aegisSealed(aegisDatabase(samples), PASSPHRASE);
const slotsWith = (parts: object) => ({
  ...aegis,
  header: { ...aegis.header, slots: aegis.header.slots.map((slot) => ({ ...slot, ...parts })) },
});
const bitwarden = bitwardenSealed('{}', PASSPHRASE, { iterations: 1 });
const million = (entry: string) => bytesOf(`[${`${entry},`.repeat(999_999)}${entry}]`);

const bombs: readonly (readonly [string, () => Uint8Array<ArrayBuffer>, string])[] = [
  ['lists in lists, 10,000 deep', () => nested(10_000, '[', ']'), 'unknown-format'],
  ['objects in objects, 10,000 deep', () => bytesOf(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`), 'unknown-format'],
  [
    'an Aegis entry 10,000 deep',
    () => bytesOf(`{"version":1,"header":{},"db":{"entries":[${'['.repeat(10_000)}${']'.repeat(10_000)}]}}`),
    'read',
  ],
  ['a million entries of andOTP', () => million('{"secret":"A","label":"","type":""}').subarray(0, 31 * MIB), 'damaged'],
  [
    'a million entries of Aegis',
    () => bytesOf(`{"version":1,"header":{},"db":{"entries":[${'{},'.repeat(999_999)}{}]}}`),
    'too-large',
  ],
  ['a million entries of 2FAS', () => bytesOf(`{"schemaVersion":4,"services":[${'{},'.repeat(999_999)}{}]}`), 'too-large'],
  ['a million lines', () => repeated('otpauth://totp/a\n', 1_000_000), 'too-large'],
  ['30 MB of empty lines between URIs', () => bytesOf(`otpauth://totp/a${'\n'.repeat(30_000_000)}otpauth://totp/b`), 'read'],
  ['50 MB of letters', () => new Uint8Array(50 * 1000 * 1000).fill(65), 'too-large'],
  ['100 MB of base64', () => new Uint8Array(100 * 1000 * 1000).fill(97), 'too-large'],
  ['30 MB of base64', () => new Uint8Array(30 * MIB).fill(97), 'unknown-format'],
  ['a length of 2^31 in a transfer', () => migration([0x0a, 0x80, 0x80, 0x80, 0x80, 0x08]), 'damaged'],
  ['a length of 2^63 in a transfer', () => migration([0x0a, ...Array.from({ length: 9 }, () => 0x80), 0x01]), 'damaged'],
  ['a transfer of 2^31 parts', () => migration([0x18, 0x80, 0x80, 0x80, 0x80, 0x08]), 'damaged'],
  [
    'a transfer of two million entries',
    () => migration(Array.from({ length: 4_000_000 }, (_, at) => (at % 2 === 0 ? 0x0a : 0))),
    'damaged',
  ],
  ['an Aegis text of nothing but padding', () => json({ ...aegis, db: `${'='.repeat(MIB)}x` }), 'damaged'],
  ['a million spaces before a long line', () => bytesOf(`${' '.repeat(MIB)}${'x'.repeat(20_000)}`), 'unknown-format'],
  ['100,000 columns', () => bytesOf(`totp,${'a,'.repeat(100_000)}\n1,2\n`), 'unknown-format'],
  ['100,000 columns in the second row', () => bytesOf(`name,totp\n${'a,'.repeat(100_000)}\n`), 'read'],
  ['a quote that never ends', () => bytesOf(`name,totp\n"${'a,'.repeat(1_000_000)}`), 'empty'],
  ['scrypt with 1 TiB', () => json(slotsWith({ n: 2 ** 30, r: 1024 })), 'kdf-refused'],
  [
    'a hundred slots',
    () => json({ ...aegis, header: { ...aegis.header, slots: Array.from({ length: 100 }, () => aegis.header.slots[0]) } }),
    'damaged',
  ],
  [
    'Argon2id with 1 TiB',
    () => json({ ...bitwarden, kdfType: 1, kdfMemory: 2 ** 20, kdfIterations: 3, kdfParallelism: 4 }),
    'kdf-refused',
  ],
  ['PBKDF2 with 2^31 rounds', () => json({ ...bitwarden, kdfIterations: 2 ** 31 }), 'kdf-refused'],
  [
    'a Java map of 2^32 texts',
    () => {
      const bytes = javaMap({ a: 'b' });
      return bytes.fill(0xff, bytes.length - 13, bytes.length - 9);
    },
    'damaged',
  ],
  ['a name of 2 MB', () => json(twoFasPlain(samples.map((account) => ({ ...account, issuer: 'x'.repeat(2 * MIB) })))), 'read'],
  ['an icon of 20 MB', () => json({ ...aegisPlain(samples), icon: 'A'.repeat(20 * MIB) }), 'read'],
];

async function outcomeOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    await readImport(bytes, PASSPHRASE);
    return 'read';
  } catch (error) {
    return error instanceof TransferError ? error.code : String(error);
  }
}

describe('a bomb', () => {
  it.each(bombs)('goes nowhere: %s', { timeout: 30_000 }, async (_, make, expected) => {
    expect(await outcomeOf(make())).toBe(expected);
  });
});
