// Transfer codes for the phone.
import { describe, expect, it } from 'vitest';
import { exportTransfer } from '../../../../lib/transfer/export/google-transfer.ts';
import { readTransfer } from '../../../../lib/transfer/import/google-transfer.ts';
import { accountOf } from '../../otp/account-of.ts';
import { accountsIn } from '../sample-accounts.ts';

const many = Array.from({ length: 25 }, (_, at) => accountOf({ issuer: '重庆大学', account: `张三 ${at}` }));

describe('transfer codes', () => {
  it('give the same accounts back', () => {
    const said = [
      accountOf(),
      accountOf({ type: 'hotp', counter: 2 ** 40, digits: 8 }),
      accountOf({ algorithm: 'SHA512', issuer: '', account: '𠮷野家' }),
    ];
    const { uris, leftOut } = exportTransfer(said);
    expect([accountsIn(readTransfer(uris)), uris.length, leftOut]).toEqual([said, 1, []]);
  });
  it('are as many as it takes, ten accounts each, scanned in any order', () => {
    const { uris } = exportTransfer(many);
    expect(uris.length).toBe(3);
    expect(readTransfer(uris.toReversed())).toEqual({ entries: many.map((account) => ({ account })), missingParts: [] });
    expect(readTransfer(uris.slice(1)).missingParts).toEqual([1]);
  });
  it('stay small enough for a camera when names are long', () => {
    const { uris } = exportTransfer(Array.from({ length: 10 }, () => accountOf({ account: '张'.repeat(100) })));
    expect(uris.length).toBeGreaterThan(1);
    for (const uri of uris) expect(uri.length).toBeLessThan(1400);
  });
  it('leave out what the format cannot say, and name it', () => {
    const unsaid = [
      accountOf({ type: 'steam' }),
      accountOf({ period: 60 }),
      accountOf({ digits: 7 }),
      accountOf({ account: '张'.repeat(400) }),
    ];
    expect(exportTransfer(unsaid)).toEqual({ uris: [], leftOut: unsaid });
  });
});
