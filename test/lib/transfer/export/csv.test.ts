// The table: nothing in it calculates, everything in it comes back.
import { describe, expect, it } from 'vitest';
import { exportCsv, neutralCell } from '../../../../lib/transfer/export/csv.ts';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { accountOf } from '../../otp/account-of.ts';
import { accountsIn, bytesOf, samples } from '../sample-accounts.ts';

const starts = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', ' =1', '＝1'];

describe('the table', () => {
  it('gives the same accounts back', async () => {
    expect(accountsIn(await readImport(bytesOf(exportCsv(samples)), null))).toEqual(samples);
  });
  it.each(starts)('has an apostrophe before %j', (text) => {
    expect(neutralCell(text)).toBe(`'${text}`);
    expect(exportCsv([accountOf({ issuer: text, account: text })])).not.toMatch(/(^|,"?)[=+\-@\t\r]/m);
  });
  it.each(['', 'a', '重庆大学', "'a", 'a=b', '1'])('leaves %j as it is', (text) => {
    expect(neutralCell(text)).toBe(text);
  });
  it('begins with the mark that spreadsheets look for', () => {
    expect(exportCsv([]).startsWith('\uFEFFissuer,account,')).toBe(true);
  });
});
