// @vitest-environment jsdom
// Sentences of a page that refuses a code.
import { expect, it } from 'vitest';
import { errorsIn, saysRefused } from '../../../lib/page/outcome-words.ts';
import { show } from './html.ts';

it.each([
  '动态密码错误',
  '验证码错误',
  '验证码不正确，请重新输入',
  '动态口令已过期',
  '错误次数过多，请等待一分钟',
  '账号已被锁定',
  'Invalid code',
  'The code you entered is incorrect',
  'Too many attempts',
  'FA_INVALID_DYNAMIC_PWD',
])('%s is a refusal', (text) => {
  expect(saysRefused(text)).toBe(true);
});

it.each([
  '请输入动态验证码',
  '切换其他方式',
  '同设备登录免二次验证',
  'Enter the code',
  '验证成功',
  '网络异常，请稍后重试',
  '系统繁忙，请稍后再试',
  '动态口令 会话已过期',
  '动态验证码 二维码已失效',
])('%s is none', (text) => {
  expect(saysRefused(text)).toBe(false);
});

it('only sentences in sight count, each once', () => {
  show(
    '<p class="error">验证码错误</p><div role="alert"><span>验证码错误</span></div><p style="display:none">动态口令已过期</p><a>收不到验证码，验证码错误？</a>',
  );
  expect(errorsIn(document)).toEqual(['验证码错误']);
});
