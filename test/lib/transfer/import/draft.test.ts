// One entry from values of unknown shape: absent is the usual value, wrong is refused, never replaced.
import { describe, expect, it } from 'vitest';
import { entryOfDraft } from '../../../../lib/transfer/import/draft.ts';
import type { Draft } from '../../../../lib/transfer/import/draft.ts';

const plain: Draft = { type: 'totp', issuer: 'a', account: 'b', secret: 'ABCD EFGH' };
const made = {
  type: 'totp',
  issuer: 'a',
  account: 'b',
  secret: 'ABCDEFGH',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
};

describe('a draft', () => {
  it('gets the usual values where it says nothing', () => {
    expect(entryOfDraft(plain)).toEqual({ account: made });
    expect(entryOfDraft({ ...plain, algorithm: null, digits: '', period: undefined })).toEqual({ account: made });
  });
  it('keeps what it says, numbers written as text too', () => {
    expect(entryOfDraft({ ...plain, type: 'TOTP', algorithm: 'HmacSHA256', digits: '8', period: 60 })).toEqual({
      account: { ...made, algorithm: 'SHA256', digits: 8, period: 60 },
    });
    expect(entryOfDraft({ ...plain, type: 'hotp', counter: 5 })).toEqual({
      account: { ...made, type: 'hotp', period: null, counter: 5 },
    });
    expect(entryOfDraft({ ...plain, type: 'steam', digits: 6 })).toEqual({ account: { ...made, type: 'steam', digits: 5 } });
  });
  it('has tidy names', () => {
    expect(entryOfDraft({ ...plain, issuer: ' a\u0000b ', account: 12 })).toMatchObject({
      account: { issuer: 'a b', account: '12' },
    });
  });
  it.each<[string, Partial<Draft>, string]>([
    ['another kind', { type: 'motp' }, 'unsupported'],
    ['no kind', { type: undefined }, 'unknown-type'],
    ['another algorithm', { algorithm: 'MD5' }, 'unknown-algorithm'],
    ['no digits', { digits: 0 }, 'bad-digits'],
    ['half a digit', { digits: 6.5 }, 'bad-digits'],
    ['digits in words', { digits: 'six' }, 'bad-digits'],
    ['no period', { period: 0 }, 'bad-period'],
    ['a negative period', { period: -30 }, 'bad-period'],
    ['no counter', { type: 'hotp' }, 'bad-counter'],
    ['an endless counter', { type: 'hotp', counter: '99999999999999999999' }, 'bad-counter'],
    ['no secret', { secret: '' }, 'no-secret'],
    ['a secret that is none', { secret: { a: 1 } }, 'no-secret'],
    ['a secret that is no base32', { secret: 'ABCD0189' }, 'bad-secret'],
    ['an endless name', { issuer: 'a'.repeat(5000) }, 'too-long'],
  ])('is refused for %s', (_, parts, reason) => {
    expect(entryOfDraft({ ...plain, ...parts })).toMatchObject({ reason });
  });
  it('shows of a refused entry what could be read, and its kind unless that could be a secret', () => {
    expect(entryOfDraft({ ...plain, type: 'motp', period: 10 })).toMatchObject({
      kind: 'motp',
      partial: { issuer: 'a', account: 'b', period: 10 },
    });
    expect(entryOfDraft({ ...plain, type: 'JBSWY3DPEHPK3PXP3' })).not.toHaveProperty('kind');
  });
});
