// The review before a save.
import { describe, expect, it } from 'vitest';
import { accountOf, institutionOfIssuer, previewOf } from '../../../lib/background/preview.ts';
import { entry } from './fake-desk.ts';

const text = 'otpauth://totp/student1?secret=JBSWY3DPEHPK3PXP';
const account = accountOf({ text });
const now = 1_700_000_010_000;

describe('a preview', () => {
  it('shows everything but the secret', async () => {
    const preview = await previewOf(account, 'cqu', [], now);
    expect(preview).toMatchObject({
      account: 'student1',
      digits: 6,
      period: 30,
      expiresAt: now + 30_000,
      duplicateOf: null,
      replaces: null,
    });
    expect(preview.code).toMatch(/^\d{6}$/);
    expect(JSON.stringify(preview)).not.toContain('JBSWY3DP');
  });

  it('of a counted code shows the code of its counter, and no end', async () => {
    const counted = accountOf({ text, type: 'hotp', counter: 3 });
    expect(await previewOf(counted, null, [], now)).toMatchObject({ type: 'hotp', counter: 3, period: null, expiresAt: null });
  });

  it('names a live entry with the same secret, not one in the trash', async () => {
    const same = { secret: 'JBSWY3DPEHPK3PXP', id: 'same' };
    expect((await previewOf(account, 'cqu', [entry(same)], now)).duplicateOf).toBe('same');
    expect((await previewOf(account, 'cqu', [entry({ ...same, trashedAt: 5 })], now)).duplicateOf).toBeNull();
  });

  it('takes the answers of the user over the text', () => {
    expect(accountOf({ text, account: 'other', digits: 8 })).toMatchObject({ account: 'other', digits: 8 });
    expect(() => accountOf({ text: '!' })).toThrow(expect.objectContaining({ name: 'UriError' }));
  });
});

describe('the issuer', () => {
  it.each([
    ['重庆大学', 'cqu'],
    [' 重庆 大学 ', 'cqu'],
    ['CQU', 'cqu'],
    ['北京市政府邮箱', 'beijing'],
    ['重庆', null],
    ['', null],
  ])('%j is of %s', (issuer, id) => expect(institutionOfIssuer(issuer)).toBe(id));
});

describe('the entry that a new secret replaces', () => {
  const replaces = async (about: object, login = '') =>
    (await previewOf(account, 'cqu', [entry({ id: 'old', ...about })], now, login)).replaces;

  it.each([
    ['is the proved one of the same account', {}, 'old'],
    ['is none of another account', { account: 'teacher2@cqu.edu.cn' }, null],
    ['is none that is only pending', { state: 'pending' }, null],
    ['is none in the trash', { trashedAt: 5 }, null],
  ] as const)('%s', async (_what, about, id) => {
    expect(await replaces(about)).toBe(id);
  });

  it('is found by what is typed at the log-in, where the label names nobody', async () => {
    expect(await replaces({ account: 'Coremail', login: 'student1' }, 'student1')).toBe('old');
    expect(await replaces({ account: 'Coremail', login: 'teacher2' }, 'student1')).toBeNull();
  });
});
