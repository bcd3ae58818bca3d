// Lists of otpauth URIs: each line for itself.
import { describe, expect, it } from 'vitest';
import { writeOtpUri } from '../../../../lib/otp/write-uri.ts';
import { openSource } from '../../../../lib/transfer/import/source.ts';
import { readUriList, uriList } from '../../../../lib/transfer/import/uri-list.ts';
import { accountOf } from '../../otp/account-of.ts';
import { partUri } from '../migration-parts.ts';

const one = accountOf({ issuer: '重庆大学', account: '张三' });
const two = accountOf({ type: 'hotp', counter: 4, algorithm: 'SHA256', digits: 8 });

describe('a list of URIs', () => {
  it('gives every account, over blank lines, remarks and line ends of Windows', () => {
    const text = `# mine\r\n${writeOtpUri(one)}\r\n\r\n${writeOtpUri(two)}\r\n`;
    expect(readUriList(text)).toEqual({ entries: [{ account: one }, { account: two }], missingParts: [] });
  });
  it('names what is wrong with a line and keeps the others', () => {
    const { entries } = readUriList(`otpauth://totp/\n${writeOtpUri(one)}\nhello\notpauth://yaotp/a?secret=ABCD2345`);
    expect(entries).toMatchObject([
      { reason: 'no-secret' },
      { account: one },
      { reason: 'not-otpauth' },
      { reason: 'unsupported' },
    ]);
  });
  it('takes transfer codes among the lines', () => {
    expect(readUriList(`${partUri([{}], 2, 1)}\n${writeOtpUri(one)}`)).toMatchObject({
      entries: [{ account: one }, { account: { account: 'someone' } }],
      missingParts: [1],
    });
  });
  it('keeps the others when a transfer code among them cannot be decoded', () => {
    expect(readUriList(`${writeOtpUri(one)}\notpauth-migration://offline?data=CiQKCgcN\n${partUri([{}])}`).entries).toMatchObject(
      [{ account: one }, { account: { account: 'someone' } }, { reason: 'damaged' }],
    );
  });
  it('takes a counter of 0 as read where Ente leaves it out, and nowhere else', () => {
    const line = 'otpauth://hotp/a:b?secret=ABCDEFGH&issuer=a&period=30';
    expect(readUriList(`${line}&codeDisplay=%7B%7D\n${line}\n${line}&counter=x&codeDisplay=1`).entries).toMatchObject([
      { account: { type: 'hotp', counter: 0, period: null } },
      { reason: 'bad-counter' },
      { reason: 'bad-counter' },
    ]);
  });
  it('is told from other texts', () => {
    const texts = [`# mine\n${writeOtpUri(one)}`, '# only', 'name,totp\na,b', '{"a":"otpauth://"}'];
    const detected = texts.map((text) => uriList.detect(openSource(new TextEncoder().encode(text))));
    expect(detected).toEqual([true, true, false, false]);
  });
  it('has an end', () => {
    expect(() => readUriList('otpauth://totp/a\n'.repeat(10_001))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
  it.each([
    ['', 'empty'],
    ['# only\n\n# remarks', 'empty'],
    ['Lorem ipsum dolor', 'unknown-format'],
    ['  GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ  ', 'unknown-format'],
    ['otpauth-migration://offline?data=CiQKCgcN', 'damaged'],
  ])('is refused as a whole: %j', (text, code) => {
    expect(() => readUriList(text)).toThrow(expect.objectContaining({ code }));
  });
});
