// Codes that come by message, by mail, as a picture or from the mini-program.
import { expect, it } from 'vitest';
import type { Clues } from '../../../lib/page/clues.ts';
import { elsewhereOf } from '../../../lib/page/elsewhere.ts';
import { cluesOf } from './clues-of.ts';

const deviceCode: Partial<Clues> = {
  own: 'Security Code',
  around: 'Your Security Code is displayed on the screen of any VIP token.',
  purpose: 'reset',
};

it.each<[string, Partial<Clues>, string]>([
  ['a caption', { own: '短信验证码' }, 'sms'],
  ['a caption of a mail code', { own: '邮箱验证码' }, 'mail-code'],
  ['a picture beside', { own: '验证码', picture: true }, 'picture'],
  ['a send button beside a token word', { own: '动态口令', sendsBeside: true }, 'sms'],
  ['a sentence around', { own: '验证码', around: '验证码已发送至备用邮箱' }, 'mail-code'],
  ['a masked number', { own: '验证码', around: '138****0000' }, 'sms'],
  ['the chosen tab', { own: '验证码', tab: '短信', tabKind: 'sms' }, 'sms'],
  ['the WeChat tab', { own: '验证码', tab: '微信', tabKind: 'wechat' }, 'mini-program'],
  ['the mini-program', { own: '验证码', around: '请打开小程序“邮箱安全助手”' }, 'mini-program'],
  ['a telephone beside', { own: '验证码', hasPhone: true }, 'sms'],
  ['a mail address beside', { own: '验证码', hasMail: true }, 'mail-code'],
  ['a log-in form', { own: '验证码', passwords: 1 }, 'picture'],
  ['signing up', { own: '验证码', purpose: 'signup', hasMail: true }, 'mail-code'],
  ['a lost password', { own: '动态密码', purpose: 'reset' }, 'sms'],
  ['a name', { own: '验证码', names: 'sms code' }, 'sms'],
])('%s says so', (_name, known, kind) => {
  expect(elsewhereOf(cluesOf(known))?.kind).toBe(kind);
});

it.each<[string, Partial<Clues>]>([
  ['an authenticator that runs on the phone', { own: '手机令牌动态口令' }],
  ['an app named beside a message', { own: '验证码', around: '打开手机上的身份验证器' }],
  ['an app named by the box itself beside a send button', { own: '谷歌验证码', sendsBeside: true }],
  ['a token on a log-in form', { own: '动态口令', passwords: 1 }],
  ['a device that shows the code, also under a heading of lost passwords', deviceCode],
])('%s does not', (_name, known) => {
  expect(elsewhereOf(cluesOf(known))).toBeNull();
});
