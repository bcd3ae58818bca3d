// Boxes that ask for something else, whatever code word stands in their caption.
import { expect, it } from 'vitest';
import { neverOf } from '../../../lib/page/never.ts';
import { cluesOf } from './clues-of.ts';

it.each([
  ['MFA密钥', 'secret'],
  ['MFA设备编码', 'other'],
  ['OTP用户ID', 'account'],
  ['验证器名称', 'name'],
  ['邀请码', 'coupon'],
  ['邮政编码', 'postal'],
  ['恢复码', 'recovery'],
  ['员工编号', 'other'],
  ['管理员令牌', 'secret'],
  ['Promo code', 'coupon'],
  ['Country code', 'phone'],
  ['MFA code #2', 'code'],
  ['密码/OTP', 'password'],
])('%s is %s', (own, kind) => {
  expect(neverOf(cluesOf({ own }))?.kind).toBe(kind);
});

it.each([
  '动态口令',
  '谷歌验证码',
  '两步验证码（账号绑定后填写）',
  '动态口令或恢复码',
  'Authenticator code or backup code',
  'OTP密码',
])('%s is a code', (own) => {
  expect(neverOf(cluesOf({ own }))).toBeNull();
});

it('types, names and autocomplete speak where captions do not', () => {
  expect(neverOf(cluesOf({ type: 'email' }))?.kind).toBe('account');
  expect(neverOf(cluesOf({ names: 'zip' }))?.kind).toBe('postal');
  expect(neverOf(cluesOf({ names: 'f', autocomplete: 'cc-csc' }))?.kind).toBe('card');
  expect(neverOf(cluesOf({ names: 'field' }))?.kind).toBe('other');
});

it('a password box takes a code only where a maker of codes is named', () => {
  expect(neverOf(cluesOf({ type: 'password', own: '密码' }))?.kind).toBe('password');
  expect(neverOf(cluesOf({ type: 'password', own: 'Verification code' }))?.kind).toBe('password');
  expect(neverOf(cluesOf({ type: 'password', own: '动态口令' }))).toBeNull();
});

it('a box too short or, without a word, too long is no code box', () => {
  expect(neverOf(cluesOf({ names: '2fa', length: 4 }))).not.toBeNull();
  expect(neverOf(cluesOf({ names: '2fa', length: 12 }))).not.toBeNull();
  expect(neverOf(cluesOf({ names: '2fa', length: 6 }))).toBeNull();
});
