// Tables of password managers (1Password, Bitwarden, Dashlane, KeePassXC, LastPass, Proton Pass, Apple …) and our own: one column with the one-time code's set-up text.
import papa from 'papaparse';
import { TransferError } from '../transfer-error.ts';
import { entryOfSetup } from './setup-text.ts';
import { checkCount, mostEntries } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';

const CODE = [
  'login_totp',
  'otpauth',
  'otpsecret',
  'totp',
  'otp',
  'otpurl',
  'otp_auth',
  'one-time password',
  'totp secret',
  'otp secret',
];
const ISSUER = ['issuer', 'name', 'title', 'account'];
const ACCOUNT = ['login_username', 'username', 'user name', 'login name', 'login', 'email'];
/** A table with more is no list of logins; one line of it could be the whole file. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 100_000;
const LONGEST_HEADER = 10_000;

const columnsOf = (line: string) => line.split(/[,;\t]/).map((name) => name.trim().replace(/^"|"$/g, '').toLowerCase());

function headerOf(text: string | null): readonly string[] {
  const start = (text ?? '').trimStart().slice(0, LONGEST_HEADER + 1);
  const end = start.search(/[\r\n]/);
  const line = end === -1 ? start : start.slice(0, end);
  return line.length > LONGEST_HEADER ? [] : columnsOf(line);
}

function pick(columns: readonly string[], wanted: readonly string[]): number {
  return wanted.map((name) => columns.indexOf(name)).find((at) => at !== -1) ?? -1;
}

function rowsOf(text: string): readonly (readonly string[])[] {
  const { data } = papa.parse<string[]>(text, { skipEmptyLines: 'greedy', preview: MOST_ROWS + 1 });
  if (data.length > MOST_ROWS) throw new TransferError('too-large', `The table has more than ${MOST_ROWS} rows.`);
  return data;
}

export const passwordCsv: ImportFormat = {
  id: 'password-csv',
  name: 'CSV',
  detect({ text }) {
    const columns = headerOf(text);
    return columns.length > 1 && columns.length <= MOST_COLUMNS && pick(columns, CODE) !== -1;
  },
  read({ text }) {
    const [header = [], ...rows] = rowsOf(text ?? '');
    const columns = header.map((name) => name.trim().toLowerCase());
    const [code, issuer, account] = [pick(columns, CODE), pick(columns, ISSUER), pick(columns, ACCOUNT)];
    const toEntry = (row: readonly string[]): FoundEntry =>
      entryOfSetup(row[code] ?? '', { issuer: row[issuer] ?? '', account: row[account] ?? '' });
    const filled = rows.filter((row) => (row[code] ?? '').trim() !== '');
    checkCount(filled.slice(0, mostEntries + 1));
    return { entries: filled.map(toEntry), missingParts: [] };
  },
};
