// Lists of otpauth URIs: each line for itself.
import { describe, expect, it } from 'vitest';
import { writeOtpUri } from '../../../../lib/otp/write-uri.ts';
import { readUriList } from '../../../../lib/transfer/import/uri-list.ts';
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
