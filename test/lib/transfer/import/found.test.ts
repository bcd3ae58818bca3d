// An account put together by an importer is checked, never mended.
import { describe, expect, it } from 'vitest';
import { checkedEntry } from '../../../../lib/transfer/import/found.ts';
import { accountOf } from '../../otp/account-of.ts';

describe('an entry', () => {
  it('keeps its values and one spelling of its secret', () => {
    expect(checkedEntry(accountOf({ secret: 'abcd 2345==' }))).toEqual({ account: accountOf({ secret: 'ABCD2345' }) });
  });
  it.each([
    ['digits 0', { digits: 0 }, 'bad-digits'],
    ['11 digits', { digits: 11 }, 'bad-digits'],
    ['period 0', { period: 0 }, 'bad-period'],
    ['no period', { period: null }, 'bad-period'],
    ['half a second', { period: 0.5 }, 'bad-period'],
    ['no counter', { type: 'hotp', counter: null }, 'bad-counter'],
    ['a counter that no number holds', { type: 'hotp', counter: 2 ** 60 }, 'bad-counter'],
    ['no secret', { secret: ' ' }, 'no-secret'],
    ['a secret with 1', { secret: 'ABC1' }, 'bad-secret'],
    ['an endless name', { issuer: 'x'.repeat(4097) }, 'too-long'],
  ] as const)('with %s is refused', (_, parts, reason) => {
    expect(checkedEntry(accountOf(parts))).toMatchObject({ reason });
  });
  it('that is refused for its secret does not show it', () => {
    expect(JSON.stringify(checkedEntry(accountOf({ secret: 'ABC1' })))).not.toContain('ABC1');
  });
});
