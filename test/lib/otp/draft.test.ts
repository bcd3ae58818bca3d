// A set-up text and the user's answers; nothing is ever replaced by a default he did not see.
import { describe, expect, it } from 'vitest';
import { completeDraft } from '../../../lib/otp/draft.ts';

const secret = 'JBSWY3DPEHPK3PXP';
const uri = `otpauth://totp/student1?secret=${secret}`;
const byHand = { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30 } as const;
const fault = (code: string) => expect.objectContaining({ name: 'UriError', code });

describe('a text that says everything', () => {
  it('needs no answers', () => {
    expect(completeDraft(uri, {})).toEqual({
      type: 'totp',
      issuer: '',
      account: 'student1',
      secret,
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      counter: null,
    });
  });

  it('yields to the answers; one left open changes nothing', () => {
    expect(completeDraft(uri, { account: ' other ', issuer: ' 重庆大学 ', digits: undefined })).toMatchObject({
      account: 'other',
      issuer: '重庆大学',
      digits: 6,
    });
  });
});

describe('a text with a part missing or wrong', () => {
  it.each([
    ['&algorithm=MD5', 'unknown-algorithm', { algorithm: 'SHA256' }],
    ['&digits=40', 'bad-digits', { digits: 8 }],
    ['&period=0', 'bad-period', { period: 60 }],
  ] as const)('%s is asked about, and mended by the answer', (part, code, answers) => {
    expect(() => completeDraft(uri + part, {})).toThrow(fault(code));
    expect(completeDraft(uri + part, answers)).toMatchObject(answers);
  });

  it('a counted code without its counter is asked about', () => {
    const counted = `otpauth://hotp/a?secret=${secret}`;
    expect(() => completeDraft(counted, {})).toThrow(fault('bad-counter'));
    expect(completeDraft(counted, { counter: 3 })).toMatchObject({ type: 'hotp', counter: 3, period: null });
  });

  it('without a secret it is mended by no answer', () => {
    expect(() => completeDraft('otpauth://totp/a', byHand)).toThrow(fault('no-secret'));
  });
});

describe('a secret typed by hand', () => {
  it('is taken with spaces and small letters', () => {
    expect(completeDraft('jbsw y3dp ehpk 3pxp', byHand)).toMatchObject({ secret, issuer: '', account: '' });
  });

  it('is refused where it is none', () => {
    expect(() => completeDraft('JBSWY3DP!', byHand)).toThrow(fault('bad-secret'));
    expect(() => completeDraft(' ', byHand)).toThrow(expect.objectContaining({ name: 'UriError' }));
  });
});

describe('an answer', () => {
  it.each([
    [{ digits: 4 }, 'bad-digits'],
    [{ digits: 11 }, 'bad-digits'],
    [{ digits: 6.5 }, 'bad-digits'],
    [{ period: 0 }, 'bad-period'],
    [{ period: 301 }, 'bad-period'],
    [{ period: Number.NaN }, 'bad-period'],
    [{ type: 'hotp', counter: -1 }, 'bad-counter'],
    [{ type: 'hotp', counter: 0.5 }, 'bad-counter'],
  ] as const)('out of its range is refused: %j', (answers, code) => {
    expect(() => completeDraft(uri, answers)).toThrow(fault(code));
  });

  it('cannot change the length of a Steam code', () => {
    expect(completeDraft(uri, { type: 'steam', digits: 8 })).toMatchObject({ type: 'steam', digits: 5 });
  });

  it('makes a timed text a counted one: its period goes', () => {
    expect(completeDraft(uri, { type: 'hotp', counter: 0 })).toMatchObject({ type: 'hotp', period: null, counter: 0 });
  });
});
