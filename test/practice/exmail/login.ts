// The rules of signing in: captcha after repeated errors, the RSA step, safe login, second step, disabled members.
import { note } from '../journal.ts';
import { randomLetters } from '../random-letters.ts';
import type { ExmailAccount, ExmailAttempt } from './account.ts';
import type { LoginMessage } from './login-messages.ts';
import { newCode, type ExmailVisit } from './session.ts';
import type { ExmailWorld } from './world.ts';

/** Errors after which the picture is asked for. */
export const freeErrors = 2;
/** A page's `PublicTs` is good for so long. */
const tsMs = 60 * 60_000;
/** A code sent to a phone is good for so long. */
export const codeMs = 5 * 60_000;
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

export interface PasswordStep {
  /** `inputuin`, or `uin` and `domain`. */
  readonly account: string;
  /** Base64 of the RSA step. */
  readonly p: string;
  readonly ts: string;
  readonly captcha: string;
  /** Every field as it came, to see whether the password is among them. */
  readonly fields: readonly string[];
  /** Code of the second step, empty at first. */
  readonly second: string;
  /** 信任本计算机 was ticked. */
  readonly trust: boolean;
  /** Token of a trusted computer the browser has, empty when it has none. */
  readonly trusted: string;
}

export type LoginOutcome = { readonly ok: ExmailAccount } | { readonly message: LoginMessage };

/** A new captcha text for this page. */
export function newCaptcha(visit: ExmailVisit): string {
  visit.captcha = randomLetters(4, letters);
  return visit.captcha;
}

/** Whether this page asks for the picture. */
export function needsCaptcha(world: ExmailWorld, visit: ExmailVisit): boolean {
  const { captcha } = world.variant;
  return captcha === 'always' || (captcha === 'after errors' && visit.errors >= freeErrors);
}

/** The password inside `p`; null when it is no message of this page. */
export function openPassword(world: ExmailWorld, p: string, ts: string): string | null {
  const bytes = Buffer.from(p, 'base64');
  // The page's encoder drops leading zeros of the number.
  const whole = Buffer.concat([Buffer.alloc(Math.max(0, 128 - bytes.length)), bytes]);
  const text = whole.length === 128 ? world.key.open(whole.toString('hex')) : null;
  const [password, inner] = text?.split('\n') ?? [];
  const age = world.clock.now() - Number(ts) * 1000;
  return password === undefined || inner !== ts || !(Math.abs(age) < tsMs) ? null : password;
}

function captchaProblem(world: ExmailWorld, visit: ExmailVisit, typed: string): LoginMessage | null {
  if (!needsCaptcha(world, visit)) return null;
  if (typed === '') return visit.errors > 0 ? 'frequent' : 'emptyVerifyCode';
  const right = visit.captcha !== '' && typed.toUpperCase() === visit.captcha;
  visit.captcha = '';
  return right ? null : 'errorVerifyCode';
}

/** Writes a try into the account's book. */
export function remember(world: ExmailWorld, account: ExmailAccount, by: ExmailAttempt['by'], outcome: string): void {
  account.attempts.push({ at: world.clock.now(), by, outcome });
}

/** What an account's state says to any way of signing in; null when it is open. */
export function stateProblem(account: ExmailAccount): LoginMessage | null {
  if (account.state === 'disabled') return 'disabled';
  return account.state === 'not opened' ? 'errorNeedOpen' : null;
}

function secondStep(world: ExmailWorld, account: ExmailAccount, step: PasswordStep): LoginMessage | null {
  if (account.second === 'none' || account.trusted.has(step.trusted)) return null;
  const asked: LoginMessage = account.second === 'wechat' ? 'needWechatCode' : 'needSms';
  const sent = account.letters.at(-1);
  if (step.second === '') {
    sendSecond(world, account);
    return asked;
  }
  const good = sent !== undefined && sent.code === step.second && world.clock.now() - sent.at < codeMs;
  remember(world, account, 'second step', good ? 'ok' : 'errorVerifyCode');
  if (good) account.letters.push({ ...sent, code: '' });
  return good ? null : 'errorVerifyCode';
}

/** Sends the code of the second step. */
export function sendSecond(world: ExmailWorld, account: ExmailAccount): void {
  const by = account.second === 'wechat' ? 'wechat' : 'sms';
  const to = (by === 'wechat' ? account.wechat : account.phone) ?? '';
  account.letters.push({ at: world.clock.now(), by, to, code: newCode() });
}

/** Account and password (and, where it is asked for, the code after them). */
export function passwordLogin(world: ExmailWorld, visit: ExmailVisit, step: PasswordStep): LoginOutcome {
  const name = step.account.trim();
  if (name === '') return { message: 'emptyUserName' };
  if (/@(vip\.)?(qq|foxmail)\.com$/i.test(name)) return { message: 'errorLoginWithQQAccount' };
  const account = world.find(name);
  if (account !== null && step.fields.includes(account.password)) note('plain password');
  const waiting = account !== null && visit.waiting === account.address && step.second !== '';
  const picture = waiting ? null : captchaProblem(world, visit, step.captcha);
  if (picture !== null) return { message: picture };
  const password = openPassword(world, step.p, step.ts);
  if (account === null || password !== account.password) {
    visit.errors += 1;
    if (account !== null) remember(world, account, 'password', 'errorNamePassowrd');
    return { message: password === null && step.p !== '' ? 'errorSysErr' : 'errorNamePassowrd' };
  }
  const closed = stateProblem(account) ?? (account.safeLogin ? 'safeLogin' : null);
  if (closed !== null) {
    remember(world, account, 'password', closed);
    return { message: closed };
  }
  visit.waiting = account.address;
  const second = secondStep(world, account, step);
  if (second !== null) return { message: second };
  visit.waiting = null;
  visit.errors = 0;
  remember(world, account, 'password', 'ok');
  return { ok: account };
}
