import { describe, expect, it, vi } from 'vitest';
import type { OtpAlgorithm } from '../../../lib/otp/account.ts';
import { Base32Error } from '../../../lib/otp/base32.ts';
import { CodeError, codeAt, hotpCode, nextCode } from '../../../lib/otp/code.ts';
import { accountOf, RFC_SECRET } from './account-of.ts';

const RFC_KEYS: Record<OtpAlgorithm, string> = {
  SHA1: RFC_SECRET,
  SHA256: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA',
  SHA512: `${'GEZDGNBVGY3TQOJQ'.repeat(6)}GEZDGNA`,
};

describe('the vectors of RFC 4226, appendix D', () => {
  const CODES = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
  it.each(CODES.map((code, counter) => ({ counter, code })))('counter $counter gives $code', async ({ counter, code }) => {
    expect(await hotpCode(accountOf({ type: 'hotp' }), counter)).toBe(code);
  });
  it('gives the long forms of counter 7', async () => {
    expect(await hotpCode(accountOf({ type: 'hotp', digits: 7 }), 7)).toBe('2162583');
    expect(await hotpCode(accountOf({ type: 'hotp', digits: 8 }), 7)).toBe('82162583');
  });
});

describe('the vectors of RFC 6238, appendix B', () => {
  const ROWS: [number, string, string, string][] = [
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ];
  it.each(ROWS)('at %d s all three hashes agree', async (unix, ...codes) => {
    const made = await Promise.all(
      (['SHA1', 'SHA256', 'SHA512'] as const).map((algorithm) =>
        codeAt(accountOf({ algorithm, secret: RFC_KEYS[algorithm], digits: 8 }), unix * 1000),
      ),
    );
    expect(made.map(({ code }) => code)).toEqual(codes);
  });
  it('never pads a 20-byte key to the length of the hash', async () => {
    expect((await codeAt(accountOf({ algorithm: 'SHA256', digits: 8 }), 59_000)).code).toBe('32247374');
    expect((await codeAt(accountOf({ algorithm: 'SHA512', digits: 8 }), 59_000)).code).toBe('69342147');
  });
});

describe('beyond the standards', () => {
  it.each([
    [4294967296, '999456', '55999456'],
    [4294967297, '108930', '39108930'],
    [9007199254740991, '891307', '41891307'],
  ])('uses the high word of counter %d', async (counter, six, eight) => {
    expect(await hotpCode(accountOf({ type: 'hotp' }), counter)).toBe(six);
    expect(await hotpCode(accountOf({ type: 'hotp', digits: 8 }), counter)).toBe(eight);
  });
  it('keeps leading zeros', async () => {
    expect(await hotpCode(accountOf({ type: 'hotp' }), 36)).toBe('003784');
  });
  it('takes a key of one byte and of a hundred', async () => {
    expect(await hotpCode(accountOf({ type: 'hotp', secret: 'ME' }), 1)).toBe('892299');
    // 1234567890, ten times over.
    const hundred = 'GEZDGNBVGY3TQOJQ'.repeat(10);
    expect(await hotpCode(accountOf({ type: 'hotp', secret: hundred }), 1)).toBe('367600');
  });
  it.each([
    ['BASE32SECRET3232', 0, '2TC8B'],
    ['BASE32SECRET3232', 60, 'M4HQB'],
    ['BASE32SECRET3232', 90, 'DTVB3'],
    ['FMXNK4QEGKVPULRTADY6JIDK5VHUBGZW', 30, 'QJY8Y'],
    ['FMXNK4QEGKVPULRTADY6JIDK5VHUBGZW', 60, 'R3WQY'],
  ])('makes the five Steam letters of %s at %d s (pyotp, MIT)', async (secret, unix, code) => {
    expect((await codeAt(accountOf({ type: 'steam', secret }), unix * 1000)).code).toBe(code);
  });
  it('makes ten digits, padded when the value is shorter', async () => {
    expect(await hotpCode(accountOf({ type: 'hotp', digits: 10 }), 0)).toBe('1284755224');
    expect(await hotpCode(accountOf({ type: 'hotp', digits: 10 }), 2)).toBe('0137359152');
  });
});

describe('the edges of a step', () => {
  it.each([
    [29_999, 0, 0, 30_000],
    [30_000, 1, 30_000, 60_000],
    [59_999.9, 1, 30_000, 60_000],
    [0, 0, 0, 30_000],
  ])('%d ms lies in step %d', async (timeMs, step, startsAt, expiresAt) => {
    expect(await codeAt(accountOf(), timeMs)).toMatchObject({ step, startsAt, expiresAt });
  });
  it('honours every period', async () => {
    for (let period = 1; period <= 300; period++) {
      const { step, startsAt, expiresAt } = await codeAt(accountOf({ period }), 1_700_000_000_123);
      expect(step).toBe(Math.floor(1_700_000_000.123 / period));
      expect(expiresAt - startsAt).toBe(period * 1000);
    }
  });
  it('gives the code that follows', async () => {
    expect(await nextCode(accountOf(), 29_999)).toEqual(await codeAt(accountOf(), 30_000));
    expect(await nextCode(accountOf(), 30_000)).toEqual(await codeAt(accountOf(), 60_000));
  });
});

describe('what no code is made for', () => {
  it.each([
    ['bad-counter', () => hotpCode(accountOf({ type: 'hotp' }), -1)],
    ['bad-counter', () => hotpCode(accountOf({ type: 'hotp' }), 1.5)],
    ['bad-counter', () => hotpCode(accountOf({ type: 'hotp' }), 2 ** 53)],
    ['bad-digits', () => hotpCode(accountOf({ digits: 4 }), 1)],
    ['bad-digits', () => hotpCode(accountOf({ digits: 11 }), 1)],
    ['bad-digits', () => hotpCode(accountOf({ digits: 6.5 }), 1)],
    ['bad-period', () => codeAt(accountOf({ period: 0 }), 1)],
    ['bad-period', () => codeAt(accountOf({ period: 301 }), 1)],
    ['bad-period', () => codeAt(accountOf({ period: 29.5 }), 1)],
    ['bad-time', () => codeAt(accountOf(), -1)],
    ['bad-time', () => codeAt(accountOf(), Number.NaN)],
    ['not-timed', () => codeAt(accountOf({ type: 'hotp' }), 1)],
    ['not-timed', () => codeAt(accountOf({ type: 'hotp', period: 30 }), 1)],
    ['not-timed', () => codeAt(accountOf({ period: null }), 1)],
    ['no-secret', () => codeAt(accountOf({ secret: '' }), 1)],
  ])('throws %s (%#)', async (code, make) => {
    const fault = await make().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(CodeError);
    expect(fault).toMatchObject({ code });
  });
  it('names a secret that is no base32, without its letters', async () => {
    const fault = await codeAt(accountOf({ secret: 'HUNTER01' }), 1).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Base32Error);
    expect(String(fault)).not.toMatch(/HUNTER/);
  });
});

describe('many codes of one account', () => {
  it('are made with a key that is imported once', async () => {
    const importKey = vi.spyOn(crypto.subtle, 'importKey');
    try {
      const account = accountOf({ type: 'hotp' });
      for (let counter = 0; counter < 5; counter += 1) await hotpCode(account, counter);
      expect(importKey).toHaveBeenCalledTimes(1);
    } finally {
      importKey.mockRestore();
    }
  });
  it('follow a secret that was put into the same object', async () => {
    const account = { ...accountOf({ type: 'hotp' }) };
    await hotpCode(account, 0);
    Object.assign(account, { secret: 'JBSWY3DPEHPK3PXP' });
    expect(await hotpCode(account, 0)).toBe(await hotpCode(accountOf({ type: 'hotp', secret: 'JBSWY3DPEHPK3PXP' }), 0));
  });
});
