// Runs a folder of set-up URIs with known entries (`otpauth-uris`) through the product.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeAt, hotpCode } from '../../lib/otp/code.ts';
import { readOtpUri, UriError } from '../../lib/otp/uri.ts';
import type { OtpReading } from '../../lib/otp/uri.ts';
import type { CorpusResult } from './result.ts';

type Expected = Record<string, string | number | boolean>;
type Verdict = { ok?: Expected; reject?: true };
type UriCase = {
  id: string;
  uri: string;
  expect: 'ok' | 'diverge' | 'reject';
  entry?: Expected;
  acceptable?: Verdict[];
  code?: { at_unix?: number; at_counter?: number; code: string };
};

const FIELDS = ['type', 'issuer', 'account', 'algorithm', 'digits', 'period', 'counter'] as const;

function plainSecret(written: unknown): string {
  return String(written)
    .toUpperCase()
    .replace(/[\s=-]/g, '');
}

function equals(reading: OtpReading, expected: Expected): boolean {
  return (
    plainSecret(expected['secret']) === reading.secret && FIELDS.every((field) => (expected[field] ?? null) === reading[field])
  );
}

function verdictsOf(row: UriCase): Verdict[] {
  if (row.expect === 'reject') return [{ reject: true }];
  if (row.expect === 'ok') return row.entry === undefined ? [] : [{ ok: row.entry }];
  return row.acceptable ?? [];
}

function read(uri: string): OtpReading | UriError {
  try {
    return readOtpUri(uri);
  } catch (error) {
    if (error instanceof UriError) return error;
    throw error;
  }
}

async function faultOf(row: UriCase): Promise<string | null> {
  const reading = read(row.uri);
  const verdicts = verdictsOf(row);
  if (reading instanceof UriError) return verdicts.some((verdict) => verdict.reject) ? null : `refused as ${reading.code}`;
  if (!verdicts.some((verdict) => verdict.ok !== undefined && equals(reading, verdict.ok))) return 'read, but not as marked';
  if (row.code === undefined) return null;
  const { at_unix: unix, at_counter: counter, code } = row.code;
  const made = counter === undefined ? (await codeAt(reading, (unix ?? 0) * 1000)).code : await hotpCode(reading, counter);
  return made === code ? null : 'read, but its code is wrong';
}

function transferFault(row: UriCase): string | null {
  const reading = read(row.uri);
  if (!(reading instanceof UriError)) return 'a transfer code was taken for one account';
  return reading.code === 'transfer' || row.expect === 'reject' ? null : `a transfer code was refused as ${reading.code}`;
}

async function runFile(
  folder: string,
  file: string,
  fault: (row: UriCase) => string | null | Promise<string | null>,
): Promise<CorpusResult> {
  const rows: UriCase[] = JSON.parse(await readFile(join(folder, 'otpauth-uris', file), 'utf8'));
  const faults = await Promise.all(rows.map(fault));
  const details = rows.flatMap(({ id }, at) => (faults[at] == null ? [] : [`${id}: ${faults[at]}`]));
  return {
    set: `otpauth-uris/${file.replace('.json', '')}`,
    passed: rows.length - details.length,
    failed: details.length,
    details,
  };
}

/** Every case of `otpauth.json` as marked; every case of `migration.json` that is a good one named as a transfer code. */
export async function runUris(folder: string): Promise<CorpusResult[]> {
  return [await runFile(folder, 'otpauth.json', faultOf), await runFile(folder, 'migration.json', transferFault)];
}
