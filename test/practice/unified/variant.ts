// What nobody outside knows of CUMT's unified log-in, as a flat record of choices.
import { covering, type Picked } from '../covering.ts';

const choices = {
  firstPanel: ['password', 'dynamic', 'qr'],
  passwordBox: ['password', 'passwordText', 'passwordText beside a sealed one'],
  loginButton: ['a', 'button', 'input'],
  /** What the third wrong password brings. */
  threeErrors: ['captcha', 'lock', 'captcha and lock'],
  /** What an open session elsewhere does to a new one. */
  otherSession: ['stays', 'asked', 'ended'],
  /** Whether there is a second factor at all. */
  reAuth: ['for those with a token', 'off', 'for everybody with a method'],
  layout: ['tabs', 'drop-down', 'tabs and more'],
  firstMethod: ['sms', 'otp', 'last'],
  otpBox: ['#otpCode', '[name=otpCode]', '#dynamicCode'],
  otpHint: ['placeholder', 'label', 'heading'],
  /** Blocks named `reAuthParams`; the small one stands in a hint about an OTP mini-program. */
  params: ['one', 'two', 'two, the hint last'],
  submit: ['one', 'several', 'inside #userNameDiv'],
  /** When the page asks whether to trust this device. */
  trust: ['before the code is sent', 'after the code is good', 'never'],
  refusal: ['.reauth_error', '.reauth_error_submit', 'both'],
  refusalWords: ['验证码错误', '动态码不正确，请重新输入', '认证失败，请重试'],
  /** When the boxes of a method are there. */
  timing: ['at once', 'late', 'animated'],
} as const;

/** One value for every open choice. */
export type UnifiedVariant = Picked<typeof choices>;

/** Every way to pick one. */
export const unifiedPages = covering(choices);
