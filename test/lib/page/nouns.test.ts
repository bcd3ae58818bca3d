// The head of a caption.
import { expect, it } from 'vitest';
import { headClause, NOUNS } from '../../../lib/page/nouns.ts';

it('ends at the first comma or bracket, without the please', () => {
  expect(headClause('请输入动态口令，未设置请留空')).toBe('动态口令');
  expect(headClause('两步验证码（账号绑定后填写）')).toBe('两步验证码');
  expect(headClause('2FA code (optional)')).toBe('2FA code');
});

it('no family takes a plain code word for its own', () => {
  for (const word of ['动态口令', '验证码', '动态密码', 'verification code', 'OTP', '6位数字验证码']) {
    expect(
      NOUNS.filter(({ words }) => words.test(word)),
      word,
    ).toEqual([]);
  }
});
