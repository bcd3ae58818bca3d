// Accounts written as set-up URIs, character for character; the way back is tried at random in uri.test.ts.
import { describe, expect, it } from 'vitest';
import { readOtpUri } from '../../../lib/otp/uri.ts';
import { writeOtpUri } from '../../../lib/otp/write-uri.ts';
import { accountOf } from './account-of.ts';

const secret = 'JBSWY3DPEHPK3PXP';

describe('an account written as a set-up URI', () => {
  it('has all that others may take for granted', () => {
    expect(writeOtpUri(accountOf({ issuer: 'B', account: 'a', secret, algorithm: 'SHA512', digits: 8, period: 60 }))).toBe(
      `otpauth://totp/B:a?secret=${secret}&issuer=B&algorithm=SHA512&digits=8&period=60`,
    );
  });

  it('has a counter and no period when it counts', () => {
    expect(writeOtpUri(accountOf({ type: 'hotp', issuer: 'B', account: 'a', secret, counter: 0 }))).toBe(
      `otpauth://hotp/B:a?secret=${secret}&issuer=B&algorithm=SHA1&digits=6&counter=0`,
    );
  });

  it('is of the type steam for Steam', () => {
    expect(writeOtpUri(accountOf({ type: 'steam', issuer: 'Steam', account: 'a', secret }))).toBe(
      `otpauth://steam/Steam:a?secret=${secret}&issuer=Steam&algorithm=SHA1&digits=5&period=30`,
    );
  });

  it('says nothing of an issuer that it does not have', () => {
    const text = writeOtpUri(accountOf({ issuer: '', account: 'a', secret }));
    expect(text).toBe(`otpauth://totp/a?secret=${secret}&algorithm=SHA1&digits=6&period=30`);
  });

  it('keeps a name with a colon whole', () => {
    const text = writeOtpUri(accountOf({ issuer: '', account: 'a:b', secret }));
    expect(text).toMatch(/^otpauth:\/\/totp\/:a%3Ab\?/);
    expect(readOtpUri(text)).toMatchObject({ issuer: '', account: 'a:b' });
  });

  it('escapes whatever would end a part of the URI', () => {
    expect(writeOtpUri(accountOf({ issuer: 'A&B?#/', account: '张', secret }))).toBe(
      `otpauth://totp/A%26B%3F%23%2F:%E5%BC%A0?secret=${secret}&issuer=A%26B%3F%23%2F&algorithm=SHA1&digits=6&period=30`,
    );
  });

  it('is written even when a name holds half a character', () => {
    expect(writeOtpUri(accountOf({ issuer: 'B\uD83D', account: 'a', secret }))).toMatch(/^otpauth:\/\/totp\/B%EF%BF%BD:a\?/);
  });
});
