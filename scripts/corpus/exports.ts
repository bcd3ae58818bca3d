// Runs a folder of other programs' export files with known entries (`exports`) through the product's importer.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OtpAccount } from '../../lib/otp/account.ts';
import { codeAt, hotpCode } from '../../lib/otp/code.ts';
import { readImport } from '../../lib/transfer/import/index.ts';
import { reviewImport } from '../../lib/transfer/import/review.ts';
import type { ReviewLine } from '../../lib/transfer/import/review.ts';
import { TransferError } from '../../lib/transfer/transfer-error.ts';
import type { CorpusResult } from './result.ts';

type Expected = {
  type: string;
  issuer: string;
  account: string;
  secret: string;
  algorithm: string;
  digits: number;
  period?: number;
  counter?: number;
  expect: 'import' | 'report';
  issuer_also_accepted?: string;
  account_also_accepted?: string;
  code_at_1700000000?: string;
  code_at_counter?: string;
};
type ExportFile = {
  file: string;
  app: string;
  encrypted: boolean;
  password: string | null;
  wrong_password?: string | null;
  scope: 'core' | 'extra';
  expect: 'import' | 'reject';
  entries?: Expected[];
};

const KINDS = new Set(['totp', 'hotp', 'steam']);
const AT = 1_700_000_000_000;
const plainSecret = (secret: string) => secret.toUpperCase().replace(/[\s=-]/g, '');

async function codeOf(account: OtpAccount): Promise<string> {
  return account.type === 'hotp' ? hotpCode(account, account.counter ?? 0) : (await codeAt(account, AT)).code;
}

function isStorable(line: ReviewLine): line is ReviewLine & { account: OtpAccount } {
  return line.verdict !== 'refused';
}

async function entryFault(line: ReviewLine, want: Expected): Promise<string | null> {
  // Kinds whose codes are not made here, and entries marked so, are shown and not stored.
  if (want.expect === 'report' || !KINDS.has(want.type)) return isStorable(line) ? 'stored instead of reported' : null;
  if (!isStorable(line)) return `refused as ${line.reason}`;
  const { account } = line;
  // White space around a name is not kept.
  const issuers = [want.issuer.trim(), want.issuer_also_accepted];
  const accounts = [want.account.trim(), want.account_also_accepted];
  if (!issuers.includes(account.issuer) || !accounts.includes(account.account)) return 'other names';
  // Steam's codes are always made in one way, whatever a file states beside them.
  const isSameWay = want.type === 'steam' || (account.algorithm === want.algorithm && account.period === (want.period ?? null));
  const isSame =
    account.type === want.type &&
    account.secret === plainSecret(want.secret) &&
    account.digits === want.digits &&
    account.counter === (want.counter ?? null) &&
    (account.type === 'hotp' ? account.algorithm === want.algorithm : isSameWay);
  if (!isSame) return 'read, but not as marked';
  const code = want.code_at_1700000000 ?? want.code_at_counter;
  return code === undefined || (await codeOf(account)) === code ? null : 'read, but its code is wrong';
}

async function faultOfRead(lines: readonly ReviewLine[], wanted: readonly Expected[]): Promise<string | null> {
  // Lines of a list that hold nothing at all are reported too, beside what is marked.
  const bare = (line: ReviewLine) => !isStorable(line) && line.account.secret === undefined && line.account.account === undefined;
  const shown = lines.length === wanted.length ? lines : lines.filter((line) => !bare(line) && line.reason !== 'no-secret');
  if (shown.length !== wanted.length) return `${lines.length} entries instead of ${wanted.length}`;
  const faults = await Promise.all(shown.map((line, at) => (wanted[at] === undefined ? null : entryFault(line, wanted[at]))));
  const at = faults.findIndex((fault) => fault !== null);
  return at === -1 ? null : `entry ${at + 1}: ${faults[at]}`;
}

type Outcome = { readonly lines: ReviewLine[] } | { readonly error: TransferError };

async function run(bytes: Uint8Array<ArrayBuffer>, passphrase: string | null): Promise<Outcome> {
  try {
    return { lines: reviewImport(await readImport(bytes, passphrase), []) };
  } catch (error) {
    if (error instanceof TransferError) return { error };
    throw error;
  }
}

async function faultOf(folder: string, row: ExportFile): Promise<string | null> {
  const bytes = new Uint8Array(await readFile(join(folder, row.file)));
  const outcome = await run(bytes, row.password ?? (row.encrypted ? 'a passphrase' : null));
  const { error } = 'error' in outcome ? outcome : { error: null };
  if (row.expect === 'reject') {
    return error !== null || ('lines' in outcome && !outcome.lines.some(isStorable)) ? null : 'imported instead of refused';
  }
  if (error !== null) {
    // Ente seals with XChaCha20-Poly1305, which no package here offers: refused by name, with the way around it.
    const isNotYet = row.encrypted && row.file.startsWith('ente/') && error.code === 'unsupported';
    const isNamed =
      row.scope === 'extra' &&
      (error.code === 'unsupported' || (row.app === 'authenticator-plus' && error.code === 'wrong-passphrase'));
    return isNamed || isNotYet ? null : `refused as ${error.code}`;
  }
  const fault = 'lines' in outcome ? await faultOfRead(outcome.lines, row.entries ?? []) : null;
  if (fault !== null || !row.encrypted) return fault;
  const unasked = await run(bytes, null);
  if (!('error' in unasked) || unasked.error.code !== 'needs-passphrase') return 'opened without a passphrase';
  const wrong = await run(bytes, row.wrong_password ?? 'a wrong passphrase');
  return 'error' in wrong && wrong.error.code === 'wrong-passphrase' ? null : 'a wrong passphrase is not named as such';
}

/** Every file as marked: `core` ones read or refused, `extra` ones read, or refused by name. */
export async function runExports(folder: string): Promise<CorpusResult[]> {
  const rows: ExportFile[] = JSON.parse(await readFile(join(folder, 'exports', 'manifest.json'), 'utf8'));
  const results: CorpusResult[] = [];
  for (const scope of ['core', 'extra'] as const) {
    const inScope = rows.filter((row) => row.scope === scope);
    const faults: (string | null)[] = [];
    // One after the other: a key may cost a quarter of a gigabyte.
    for (const row of inScope) faults.push(await faultOf(join(folder, 'exports'), row));
    const details = inScope.flatMap(({ file }, at) => (faults[at] == null ? [] : [`${file}: ${faults[at]}`]));
    results.push({ set: `exports/${scope}`, passed: inScope.length - details.length, failed: details.length, details });
  }
  return results;
}
