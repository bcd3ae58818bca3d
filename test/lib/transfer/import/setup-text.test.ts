// Set-up texts inside the items of password managers.
import { describe, expect, it } from 'vitest';
import { entryOfSetup, entryOfUri } from '../../../../lib/transfer/import/setup-text.ts';

const item = { issuer: 'Item', account: 'user' };

describe('a set-up text of an item', () => {
  it('has the names of its URI first', () => {
    expect(entryOfSetup('otpauth://totp/A:b?secret=ABCDEFGH', item)).toMatchObject({ account: { issuer: 'A', account: 'b' } });
  });
  it('has the names of the item where the URI has none', () => {
    expect(entryOfSetup('otpauth://totp/?secret=ABCDEFGH', item)).toMatchObject({ account: item });
    expect(entryOfSetup('steam://ABCDEFGH', item)).toMatchObject({ account: { ...item, type: 'steam', digits: 5 } });
    expect(entryOfSetup(' abcd efgh ', item)).toMatchObject({ account: { ...item, type: 'totp', secret: 'ABCDEFGH' } });
  });
  it('names what is wrong, and still whose it is', () => {
    expect(entryOfSetup('otpauth://totp/?secret=1', item)).toMatchObject({ reason: 'bad-secret', partial: item });
    expect(entryOfSetup('https://example.org', item)).toMatchObject({ reason: 'not-otpauth', partial: item });
    expect(entryOfUri('otpauth://totp/?secret=ABCDEFGH&period=301')).toMatchObject({ reason: 'bad-period' });
  });
});
