// @vitest-environment jsdom
// Sentences of a page that could not get an answer.
import { expect, it } from 'vitest';
import { saysTrouble, troubleIn } from '../../../lib/page/trouble-words.ts';
import { show } from './html.ts';

it.each([
  '网络异常，请稍后重试',
  '网络连接失败',
  '请求超时',
  '服务器繁忙',
  '系统异常，请稍后再试',
  '会话已过期，请重新登录',
  '登录超时',
  '二维码已失效',
  '绑定失败',
  'Network error',
  'Your session has expired',
  'Session timed out',
  'Please sign in again',
])('%s is trouble', (text) => {
  expect(saysTrouble(text)).toBe(true);
});

it.each([
  '请输入动态验证码',
  '绑定成功',
  '请使用微信“扫一扫”扫描二维码',
  '下次登录时可用于二次验证',
  'Enter the code',
  '等待一分钟重试',
])('%s is none', (text) => {
  expect(saysTrouble(text)).toBe(false);
});

it('only sentences in sight count, each once', () => {
  show('<p>网络异常</p><div><span>网络异常</span></div><p style="display:none">请求超时</p><button>重新登录</button>');
  expect(troubleIn(document)).toEqual(['网络异常']);
});
