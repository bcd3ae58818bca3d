// The parameters of a set-up URI: defaults, ranges, and what is handed over beside a fault.
import { describe, expect, it } from 'vitest';
import { UriError } from '../../../lib/otp/uri-error.ts';
import { readParameterFields } from '../../../lib/otp/uri-fields.ts';
import type { Stated } from '../../../lib/otp/uri-fields.ts';

const SECRET = 'JBSWY3DPEHPK3PXP';
const totp: Stated = { type: 'totp', issuer: 'B', account: 'a' };
const hotp: Stated = { ...totp, type: 'hotp' };
const steam: Stated = { ...totp, type: 'steam' };

const fields = (given: Record<string, string>, stated = totp) =>
  readParameterFields(new Map(Object.entries({ secret: SECRET, ...given }).map(([name, value]) => [name, [value]])), stated);

function refusal(given: Record<string, string>, stated = totp): UriError {
  try {
    fields(given, stated);
  } catch (error) {
    if (error instanceof UriError) return error;
    throw error;
  }
  throw new Error('taken for an account');
}

describe('the parameters of a set-up URI', () => {
  it('are SHA1, six digits and 30 seconds where nothing is said', () => {
    expect(fields({})).toEqual({ ...totp, secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30, counter: null });
  });

  it.each([
    ['SHA1', 'SHA1'],
    ['hmac-sha256', 'SHA256'],
    ['SHA-512', 'SHA512'],
    ['HmacSHA256', 'SHA256'],
  ])('name the algorithm %s', (algorithm, read) => {
    expect(fields({ algorithm })).toMatchObject({ algorithm: read });
  });

  it('are taken at both ends of their ranges', () => {
    expect(fields({ digits: '5', period: '1' })).toMatchObject({ digits: 5, period: 1 });
    expect(fields({ digits: '10', period: '300' })).toMatchObject({ digits: 10, period: 300 });
    expect(fields({ counter: '0' }, hotp)).toMatchObject({ counter: 0, period: null });
    expect(fields({ counter: '9007199254740991' }, hotp)).toMatchObject({ counter: 9_007_199_254_740_991 });
  });

  it('have the secret in one spelling', () => {
    expect(fields({ secret: 'jbsw y3dp-ehpk 3pxp==' })).toMatchObject({ secret: SECRET });
  });

  it('of Steam are always five letters of SHA1', () => {
    expect(fields({ digits: '8' }, steam)).toMatchObject({ digits: 5, algorithm: 'SHA1', period: 30 });
    expect(refusal({ algorithm: 'SHA256' }, steam)).toMatchObject({ code: 'unknown-algorithm' });
  });
});

describe('parameters that cannot be', () => {
  it.each([
    ['bad-digits', { digits: '4' }],
    ['bad-digits', { digits: '11' }],
    ['bad-digits', { digits: '6.0' }],
    ['bad-period', { period: '0' }],
    ['bad-period', { period: '301' }],
    ['bad-period', { period: '-30' }],
    ['unknown-algorithm', { algorithm: 'MD5' }],
    ['no-secret', { secret: '' }],
    ['no-secret', { secret: '==' }],
    ['bad-secret', { secret: 'JBSW0Y3D' }],
  ])('are refused as %s: %j', (code, given) => {
    expect(refusal(given)).toMatchObject({ code });
  });

  it('are refused for a counter that is missing, or beyond exact counting', () => {
    expect(refusal({}, hotp)).toMatchObject({ code: 'bad-counter' });
    expect(refusal({ counter: '9007199254740992' }, hotp)).toMatchObject({ code: 'bad-counter' });
  });

  it('leave the others in hand, and the first fault is named', () => {
    const error = refusal({ algorithm: 'MD5', digits: '99', period: '60' });
    expect(error).toMatchObject({ code: 'unknown-algorithm', message: expect.stringContaining(' MD5 ') });
    expect(error.partial).toEqual({ ...totp, secret: SECRET, period: 60, counter: null });
  });

  it('are not repeated when they could be a misplaced secret', () => {
    expect(refusal({ algorithm: SECRET }).message).toBe('The algorithm is unknown: SHA1, SHA256 and SHA512 are supported.');
    expect(refusal({ secret: 'JBSW0Y3D' }).message).not.toContain('JBSW');
  });
});
