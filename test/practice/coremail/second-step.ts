// The second factor of a sign-in, an unbinding or a change: start a method, ask how far it is, check a code.
import { boundMethods, methods, type Account, type Method, type Purpose } from './account.ts';
import { tryCode } from './code-check.ts';
import { sendCode } from './send-code.ts';
import type { World } from './world.ts';

/** A method name from outside, or null. */
export function methodFrom(value: unknown): Method | null {
  return methods.find((method) => method === value) ?? null;
}

/** A purpose from outside, or null. */
export function purposeFrom(value: unknown): Purpose | null {
  return (['login', 'bind', 'unbind', 'update'] as const).find((purpose) => purpose === value) ?? null;
}

/** Starts a bound method: sends its code, or makes a QR for WeChat. Answers the QR text, empty for the others; null when not bound. */
export function startMethod(world: World, account: Account, method: Method, purpose: Purpose): { qr: string } | null {
  if (!boundMethods(account).includes(method)) return null;
  if (method === 'otp') return { qr: '' };
  sendCode(account, method, world.clock.now());
  if (method !== 'wechat') return { qr: '' };
  return { qr: `https://mail.cqu.edu.cn/coremail/wechat/auth?ticket=${world.scan(account.address, purpose).ticket}` };
}

/** Codes the page gets for the outcomes. */
const answers = {
  accepted: 'S_OK',
  wrong: 'FA_INVALID_DYNAMIC_PWD',
  reused: 'FA_INVALID_DYNAMIC_PWD',
  expired: 'FA_INVALID_DYNAMIC_PWD',
  'told to refuse': 'FA_INVALID_DYNAMIC_PWD',
  locked: 'FA_DYNAMIC_PWD_LOCKED',
} as const;

export type CheckAnswer = (typeof answers)[keyof typeof answers];

/** Checks a code of a bound method. */
export function checkMethod(world: World, account: Account, method: Method, purpose: Purpose, code: string): CheckAnswer {
  if (!boundMethods(account).includes(method)) return 'FA_INVALID_DYNAMIC_PWD';
  return checkCode(world, account, { method, purpose, code });
}

/** Checks a code, also of a method that is just being bound (`otp`: the secret shown). */
export function checkCode(
  world: World,
  account: Account,
  what: { method: Method; purpose: Purpose; code: string; otp?: Account['pendingOtp'] },
): CheckAnswer {
  const refuse = world.failures.take('', ['refuse']) !== null;
  return answers[tryCode(account, { ...what, atMs: world.clock.now(), refuse })];
}
