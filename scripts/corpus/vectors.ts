// Runs a folder of published one-time-code vectors (`vectors`) through the product.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OtpAccount, OtpAlgorithm } from '../../lib/otp/account.ts';
import { Base32Error, bytesOfBase32, normaliseBase32 } from '../../lib/otp/base32.ts';
import { codeAt, hotpCode } from '../../lib/otp/code.ts';
import { readOtpUri, UriError } from '../../lib/otp/uri.ts';
import type { UriFault } from '../../lib/otp/uri.ts';
import type { CorpusResult } from './result.ts';

type Vectors = {
  rfc4226: { secret_base32: string; rows: { counter: number; hotp6: string }[] };
  rfc6238: {
    secrets_base32: Record<OtpAlgorithm, string>;
    rows: { unix: number; algorithm: OtpAlgorithm; totp8: string; totp6: string }[];
  };
  libraries: LibraryRow[];
  steam: { secret_base32: string; unix: number; code: string }[];
  base32: { input: string; expect: 'ok' | 'diverge' | 'reject'; normalised?: string; hex?: string }[];
  motp: { rows: { secret_hex: string }[] };
  yandex: { rows: { secret_base32: string }[] };
};
type LibraryRow = {
  type: 'totp' | 'hotp';
  secret_base32: string;
  secret_hex?: string;
  algorithm: string;
  digits: number;
  period?: number;
  counter?: number;
  unix?: number;
  code: string;
};
type Row = readonly [name: string, holds: () => boolean | Promise<boolean>];

const KNOWN_ALGORITHMS = new Set(['SHA1', 'SHA256', 'SHA512']);
const hexOf = (secret: string): string => Buffer.from(bytesOfBase32(secret)).toString('hex');

function accountOf(secret: string, parts: Partial<OtpAccount> = {}): OtpAccount {
  return { type: 'totp', issuer: '', account: '', secret, algorithm: 'SHA1', digits: 6, period: 30, counter: null, ...parts };
}

function isRefusedAs(code: UriFault, uri: string): boolean {
  try {
    readOtpUri(uri);
    return false;
  } catch (error) {
    if (error instanceof UriError) return error.code === code;
    throw error;
  }
}

async function libraryRow(row: LibraryRow): Promise<boolean> {
  const parameters = Object.entries({
    algorithm: row.algorithm,
    digits: row.digits,
    period: row.period ?? 30,
    counter: row.counter ?? 0,
  });
  const query = parameters.map(([name, value]) => `&${name}=${value}`).join('');
  const uri = `otpauth://${row.type}/a?secret=${row.secret_base32}${query}`;
  if (!KNOWN_ALGORITHMS.has(row.algorithm)) return isRefusedAs('unknown-algorithm', uri);
  if (row.digits < 5 || row.digits > 10) return isRefusedAs('bad-digits', uri);
  const account = readOtpUri(uri);
  if (row.secret_hex !== undefined && hexOf(account.secret) !== row.secret_hex.toLowerCase()) return false;
  if (row.type === 'hotp') return (await hotpCode(account, row.counter ?? 0)) === row.code;
  return (await codeAt(account, (row.unix ?? 0) * 1000)).code === row.code;
}

function base32Row(row: Vectors['base32'][number]): boolean {
  try {
    const hex = hexOf(row.input);
    if (row.expect === 'diverge') return true;
    if (row.expect === 'reject') return false;
    return (row.hex ?? hex) === hex && (row.normalised === undefined || row.normalised === normaliseBase32(row.input));
  } catch (error) {
    if (error instanceof Base32Error) return row.expect !== 'ok';
    throw error;
  }
}

function setsOf(vectors: Vectors): Record<string, Row[]> {
  const { rfc4226, rfc6238, libraries, steam, base32, motp, yandex } = vectors;
  return {
    rfc4226: rfc4226.rows.map((row) => [
      `counter ${row.counter}`,
      async () =>
        (await hotpCode(accountOf(rfc4226.secret_base32, { type: 'hotp', period: null, counter: 0 }), row.counter)) === row.hotp6,
    ]),
    rfc6238: rfc6238.rows.map(({ unix, algorithm, totp8, totp6 }) => [
      `${algorithm} at ${unix}`,
      async () => {
        const account = accountOf(rfc6238.secrets_base32[algorithm], { algorithm });
        const [long, short] = await Promise.all([codeAt({ ...account, digits: 8 }, unix * 1000), codeAt(account, unix * 1000)]);
        return long.code === totp8 && short.code === totp6;
      },
    ]),
    libraries: libraries.map((row, i) => [
      `row ${i} (${row.type}, ${row.algorithm}, ${row.digits} digits)`,
      () => libraryRow(row),
    ]),
    steam: steam.map(({ secret_base32: secret, unix, code }, i) => [
      `row ${i}`,
      async () => (await codeAt(accountOf(secret, { type: 'steam', digits: 5 }), unix * 1000)).code === code,
    ]),
    base32: base32.map((row, i) => [`row ${i} (${row.expect})`, () => base32Row(row)]),
    motp: motp.rows.map((row, i) => [`row ${i}`, () => isRefusedAs('unsupported', `motp://a:b?secret=${row.secret_hex}`)]),
    yandex: yandex.rows.map((row, i) => [
      `row ${i}`,
      () => isRefusedAs('unsupported', `otpauth://yaotp/a?secret=${row.secret_base32}`),
    ]),
  };
}

/** Codes and secrets as published; rows of kinds the product does not make must be refused by name. */
export async function runVectors(folder: string): Promise<CorpusResult[]> {
  const vectors: Vectors = JSON.parse(await readFile(join(folder, 'vectors', 'vectors.json'), 'utf8'));
  return Promise.all(
    Object.entries(setsOf(vectors)).map(async ([name, rows]) => {
      const verdicts = await Promise.all(rows.map(([, holds]) => holds()));
      const details = rows.flatMap(([row], at) => (verdicts[at] === true ? [] : [`${row}: not as published`]));
      return { set: `vectors/${name}`, passed: rows.length - details.length, failed: details.length, details };
    }),
  );
}
