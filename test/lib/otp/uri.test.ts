import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OtpAccount } from '../../../lib/otp/account.ts';
import { readOtpUri, UriError } from '../../../lib/otp/uri.ts';
import { writeOtpUri } from '../../../lib/otp/write-uri.ts';
import { accountOf } from './account-of.ts';

type Hostile = { name: string; text: string } & ({ expect: 'ok'; entry: OtpAccount } | { expect: 'reject'; code: string });
const HOSTILE: Hostile[] = JSON.parse(readFileSync(new URL('../../fixtures/uris/hostile.json', import.meta.url), 'utf8'));
const SECRET = 'JBSWY3DPEHPK3PXP';

function errorOf(text: string): UriError {
  try {
    readOtpUri(text);
  } catch (error) {
    if (error instanceof UriError) return error;
    throw error;
  }
  throw new Error(`taken for an account: ${text}`);
}

function outcomeOf(text: string): string {
  try {
    return readOtpUri(text).secret === '' ? 'no secret' : 'account';
  } catch (error) {
    return error instanceof UriError ? error.name : String(error);
  }
}

describe('hostile set-up texts', () => {
  it('are 120 at least', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(120);
  });
  it.each(HOSTILE.filter((row) => row.expect === 'ok'))('$name: read as it is meant', ({ text, entry }) => {
    const { hints, ...account } = readOtpUri(text);
    expect(account).toEqual(entry);
    expect(hints.source).toBeTypeOf('string');
  });
  it.each(HOSTILE.filter((row) => row.expect === 'reject'))('$name: refused as $code', ({ text, code }) => {
    expect(errorOf(text)).toMatchObject({ name: 'UriError', code });
    expect(errorOf(text).message).toMatch(/^[A-Z"].*\.$/s);
  });
  it('never get their secret into a message, a log or a serialised error', () => {
    for (const row of HOSTILE) {
      if (row.expect !== 'reject') continue;
      const error = errorOf(row.text);
      expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + error.message).not.toMatch(
        /JBSW|GEZDGNBV/i,
      );
    }
  });
  it('of any kind throw a UriError or give an account', () => {
    const part = fc.constantFrom(
      'otpauth://',
      'totp',
      'hotp',
      '/',
      '?',
      '&',
      '=',
      'secret=',
      SECRET,
      'digits=',
      '7',
      '%3A',
      ':',
      '%',
      '#',
      'issuer=',
      '\0',
      '邮',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part, { maxLength: 20 }).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(outcomeOf(text)).toMatch(/^(?:account|UriError)$/);
        },
      ),
      { numRuns: 20_000 },
    );
  });
  it('of 10,000 characters are answered at once', () => {
    const worst = ['A', 'AA ', '%', '%41', ':', '?', '&', '=', '?secret', 'otpauth://', '#', '+', ' '].map((piece) =>
      piece.repeat(10_000 / piece.length),
    );
    for (const text of worst) {
      for (const head of ['', 'otpauth://totp/', 'otpauth://totp/a?secret=']) {
        const whole = (head + text).slice(0, 10_000);
        expect(outcomeOf(whole)).toMatch(/^(?:account|UriError)$/);
      }
    }
  }, 5000);
});

describe('a text with one wrong part', () => {
  it('hands over all the others, so that the user is asked for that one only', () => {
    const text = `otpauth://totp/B:a?secret=${SECRET}&algorithm=SHA3-256&digits=8&period=60`;
    expect(errorOf(text).partial).toEqual({
      type: 'totp',
      issuer: 'B',
      account: 'a',
      secret: SECRET,
      digits: 8,
      period: 60,
      counter: null,
    });
    expect(errorOf(text).message).toContain('SHA3-256');
  });
  it.each(['digits', 'period'] as const)('leaves out %s when that is wrong', (name) => {
    const partial = errorOf(`otpauth://totp/B:a?secret=${SECRET}&${name}=0`).partial;
    expect(partial).toMatchObject({ secret: SECRET, algorithm: 'SHA1' });
    expect(partial).not.toHaveProperty(name);
  });
  it('leaves out the counter when that is missing', () => {
    expect(errorOf(`otpauth://hotp/a?secret=${SECRET}`).partial).toEqual({
      type: 'hotp',
      issuer: '',
      account: 'a',
      secret: SECRET,
      algorithm: 'SHA1',
      digits: 6,
      period: null,
    });
  });
  it('does not repeat a value that could be a misplaced secret', () => {
    expect(errorOf(`otpauth://totp/a?secret=${SECRET}&algorithm=GEZDGNBVGY3TQOJQ`).message).not.toContain('GEZD');
  });
});

describe('what else a text tells', () => {
  it('keeps the issuer of the label beside a different stated one', () => {
    expect(readOtpUri(`otpauth://totp/Old:a?secret=${SECRET}&issuer=New`).hints).toEqual({
      source: 'otpauth',
      labelIssuer: 'Old',
      origin: null,
    });
    expect(readOtpUri(`otpauth://totp/New:a?secret=${SECRET}&issuer=New`).hints.labelIssuer).toBeNull();
    expect(readOtpUri(`otpauth://totp/New:a?secret=${SECRET}`).hints.labelIssuer).toBeNull();
  });
  it('keeps the origin of a Coremail text', () => {
    const text = `cm-otpauth://a%40cqu.edu.cn?secret=${SECRET}&authkey=x&origin=https%3A%2F%2Fmail.cqu.edu.cn`;
    expect(readOtpUri(text).hints).toEqual({ source: 'coremail', labelIssuer: null, origin: 'https://mail.cqu.edu.cn' });
  });
  it('says that a bare secret was one', () => {
    expect(readOtpUri(SECRET).hints.source).toBe('bare');
  });
});

const stated = (text: string) => !/^(?:null|undefined|\(null\))$/i.test(text);

describe('an account written as a URI', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\p{Cc}\uFFFD]/gu, '').trim());
  const secret = fc.stringMatching(/^[A-Z2-7]{2,64}$/).filter(stated);
  it('is read back as the same account', () => {
    fc.assert(
      fc.property(
        fc.record({
          type: fc.constantFrom('totp', 'hotp', 'steam'),
          issuer: name.filter(stated),
          account: name,
          secret,
          algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
          digits: fc.integer({ min: 5, max: 10 }),
          period: fc.integer({ min: 1, max: 300 }),
          counter: fc.maxSafeNat(),
        }),
        ({ type, algorithm, digits, period, counter, ...rest }) => {
          const steam = type === 'steam';
          const account: OtpAccount = {
            ...rest,
            type,
            algorithm: steam ? 'SHA1' : algorithm,
            digits: steam ? 5 : digits,
            period: type === 'hotp' ? null : period,
            counter: type === 'hotp' ? counter : null,
          };
          const { hints, ...read } = readOtpUri(writeOtpUri(account));
          expect(read).toEqual(account);
          expect(hints.labelIssuer).toBeNull();
        },
      ),
      { numRuns: 2000 },
    );
  });
  it('has the form that other authenticators expect', () => {
    expect(writeOtpUri(accountOf({ issuer: 'ACME Co', account: 'john@example.com', secret: SECRET }))).toBe(
      `otpauth://totp/ACME%20Co:john%40example.com?secret=${SECRET}&issuer=ACME%20Co&algorithm=SHA1&digits=6&period=30`,
    );
    expect(writeOtpUri(accountOf({ type: 'hotp', issuer: '', account: 'a:b', secret: SECRET, counter: 7 }))).toBe(
      `otpauth://hotp/:a%3Ab?secret=${SECRET}&algorithm=SHA1&digits=6&counter=7`,
    );
  });
});
