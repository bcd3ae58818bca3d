// One token of FreeOTP.
import { describe, expect, it } from 'vitest';
import { entryOfToken } from '../../../../lib/transfer/import/freeotp-token.ts';
import { freeOtpToken } from '../made-exports.ts';
import { samples, secretBytes } from '../sample-accounts.ts';

describe('a token', () => {
  it('gives its account, its counter moved on where the last one used is kept', () => {
    for (const account of samples) expect(entryOfToken(freeOtpToken(account, 1), secretBytes(account), 1)).toEqual({ account });
  });
  it('has the names that the user gave it', () => {
    const named = { issuerAlt: 'Mine', issuerExt: 'Theirs', labelAlt: 'me', label: 'them', secret: [1, 2, 3] };
    expect(entryOfToken(named, null, 0)).toMatchObject({ account: { type: 'totp', issuer: 'Mine', account: 'me' } });
  });
  it('without a secret is refused', () => {
    expect(entryOfToken({ type: 'TOTP', secret: 'text' }, null, 0)).toMatchObject({ reason: 'no-secret' });
    expect(entryOfToken(null, null, 0)).toMatchObject({ reason: 'no-secret' });
  });
});
