// The table of points: when a code goes in by itself, when on a click, when not at all.
import { describe, expect, it, vi } from 'vitest';
import type { Clues } from '../../../lib/page/clues.ts';
import { FILL_SCORE, judge, OFFER_SCORE, warmUp } from '../../../lib/page/judge.ts';
import { cluesOf } from './clues-of.ts';

const action = (known: Partial<Clues>, host = false) => judge(cluesOf(known), host).action;

describe('a code goes in by itself', () => {
  it.each<[string, Partial<Clues>]>([
    ['where the authenticator is named', { own: '谷歌验证码' }],
    ['where the text beside names it', { own: '验证码', around: '请打开身份验证器 App' }],
    ['where the chosen tab is the app’s', { own: '验证码', tab: '第三方OTP', tabKind: 'totp' }],
    ['where a token may be left out', { own: '动态口令，未设置请留空' }],
    ['where a token stands beside the captcha’s own box', { own: '动态口令', passwords: 1, captchaElsewhere: true }],
    ['where the second step is named and six digits are wanted', { own: '两步验证码', six: true }],
    ['where every mark of a code field agrees', { own: 'Verification code', oneTime: true, six: true, numeric: true }],
  ])('%s', (_name, known) => {
    expect(action(known)).toBe('fill');
  });
});

describe('a code is only offered', () => {
  it.each<[string, Partial<Clues>]>([
    ['for a token word alone', { own: '动态口令', passwords: 1 }],
    ['for English OTP whatever its marks', { own: 'Enter OTP', oneTime: true, six: true, numeric: true }],
    ['for a bare code', { own: 'Verification code' }],
    ['for a code by app or by message', { own: '短信/谷歌验证码' }],
    ['for a device of its own', { own: '硬件令牌动态口令', six: true, agreeing: true }],
    ['for names and marks without a word', { names: 'otp', oneTime: true, six: true, numeric: true }],
  ])('%s', (_name, known) => {
    expect(action(known)).toBe('offer');
  });
});

describe('on an institution’s host', () => {
  it('a token word fills', () => {
    for (const own of ['动态口令', '动态密码', 'OTP', '安全码']) expect(action({ own, passwords: 1 }, true)).toBe('fill');
  });

  it('a bare code fills beside the trust tick, yet not while the chosen method is unknown', () => {
    expect(action({ own: '验证码', trust: true }, true)).toBe('fill');
    expect(action({ own: '验证码', trust: true, undecidedTabs: true }, true)).toBe('offer');
    expect(action({ own: '验证码' }, true)).toBe('offer');
  });

  it('what comes from elsewhere still never fills', () => {
    for (const known of [{ own: '短信验证码' }, { own: '动态口令', sendsBeside: true }, { own: '验证码', picture: true }]) {
      expect(action(known, true)).toBe('never');
    }
  });
});

it('the score is the sum of its reasons, and its bars are kept', () => {
  for (const known of [{ own: '谷歌验证码', six: true }, { own: '动态口令' }, { own: 'Enter OTP', oneTime: true, six: true }]) {
    const { score, reasons, action: judged } = judge(cluesOf(known), false);
    expect(reasons.reduce((sum, reason) => sum + Number(/[+-]\d+$/.exec(reason)?.[0]), 0)).toBe(score);
    expect(judged).toBe(score >= FILL_SCORE ? 'fill' : score >= OFFER_SCORE ? 'offer' : 'never');
  }
});

describe('a warm-up', () => {
  it('uses every rule that a box for a code is judged by', () => {
    const used = vi.spyOn(RegExp.prototype, 'test');
    const rulesOf = (act: () => void) => {
      used.mockClear();
      act();
      return new Set(used.mock.contexts);
    };
    const judged = () => void judge(cluesOf({ own: '请输入动态口令', around: '二次验证', heading: '二次验证' }), true);
    const warm = rulesOf(warmUp);
    // A rule written inside a function is another object each time.
    const [once, twice] = [rulesOf(judged), rulesOf(judged)];
    used.mockRestore();
    const lasting = [...once].filter((rule) => twice.has(rule));
    expect(lasting.length).toBeGreaterThan(20);
    expect(lasting.filter((rule) => !warm.has(rule))).toEqual([]);
  });
});

describe('a box that hides what is typed', () => {
  const kind = (known: Partial<Clues>) => judge(cluesOf({ type: 'password', ...known }), true).kind;

  it('takes a sent code where it says so, and is a password where nothing says where a code would come from', () => {
    expect(kind({ own: '邮件验证码' })).toBe('mail-code');
    expect(kind({ own: '短信验证码' })).toBe('sms');
    expect(kind({ own: '验证码', around: '请打开微信小程序“邮箱安全助手”' })).toBe('mini-program');
    expect(kind({ own: '验证码' })).toBe('password');
    expect(kind({ own: '密码/短信验证码' })).toBe('password');
    expect(kind({ own: '', around: '验证码已发送至备用邮箱' })).toBe('password');
  });

  it('is never filled for any of that', () => {
    for (const own of ['邮件验证码', '短信验证码', '验证码', '密码/短信验证码'])
      expect(action({ type: 'password', own }, true)).toBe('never');
  });
});
