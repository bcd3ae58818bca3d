// A table for people who want to look at their accounts in a spreadsheet; the last column brings them back.
import papa from 'papaparse';
import type { OtpAccount } from '../../otp/account.ts';
import { writeOtpUri } from '../../otp/write-uri.ts';

const COLUMNS = ['issuer', 'account', 'type', 'secret', 'algorithm', 'digits', 'period', 'counter', 'otpauth'];

/** A spreadsheet calculates what begins so; behind an apostrophe it is text. */
export function neutralCell(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

/** Begins with a byte order mark, without which spreadsheets read Chinese wrongly. It holds every secret in the clear. */
export function exportCsv(accounts: readonly OtpAccount[]): string {
  const rows = accounts.map((account) => {
    const { issuer, account: name, type, secret, algorithm, digits, period, counter } = account;
    const cells = [issuer, name, type, secret, algorithm, digits, period ?? '', counter ?? '', writeOtpUri(account)];
    return cells.map((cell) => neutralCell(String(cell)));
  });
  return `\uFEFF${papa.unparse({ fields: COLUMNS, data: rows })}\r\n`;
}
