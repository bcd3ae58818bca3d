// The rules of the first step: captcha and lock after wrong passwords, the AES step, a session elsewhere.
import { createDecipheriv, timingSafeEqual } from 'node:crypto';
import { note } from '../journal.ts';
import type { UnifiedMember } from './member.ts';
import { freeErrors, lockMs, type UnifiedVisit, type UnifiedWorld } from './world.ts';

/** Random letters the page puts before the password. */
const prefixLength = 64;

export type LoginProblem = 'wrong' | 'captcha' | 'locked' | 'other session';

export const problemWords: Readonly<Record<LoginProblem, string>> = {
  wrong: '您提供的用户名或者密码有误',
  captcha: '图形动态码错误',
  locked: '该账号已被冻结，请稍后再试',
  'other session': '您的账号已在别处登录',
};

/** Whether this page asks for the picture. */
export function needsPicture(world: UnifiedWorld, visit: UnifiedVisit): boolean {
  return world.variant.threeErrors !== 'lock' && visit.errors >= freeErrors;
}

/** The password inside the sealed field; null when it is none of this page. */
export function openSealed(sealed: string, salt: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length === 0 || bytes.length % 16 !== 0) return null;
  const cipher = createDecipheriv('aes-128-cbc', salt, Buffer.alloc(16)).setAutoPadding(false);
  const plain = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const padding = plain.at(-1) ?? 0;
  // The first block is lost with the page's own start value; only the random letters stand in it.
  return padding < 1 || padding > 16 ? null : plain.subarray(prefixLength, plain.length - padding).toString('utf8');
}

function same(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

export interface FirstStep {
  readonly username: string;
  readonly sealed: string;
  readonly captcha: string;
}

/** Checks user name and password. */
export function passwordStep(
  world: UnifiedWorld,
  visit: UnifiedVisit,
  { username, sealed, captcha }: FirstStep,
): { readonly member: UnifiedMember } | { readonly problem: LoginProblem } {
  const member = world.members.get(username.trim());
  const now = world.clock.now();
  if (member !== undefined && same(sealed, member.password)) note('plain password');
  if (needsPicture(world, visit)) {
    const right = visit.captcha !== '' && captcha.toUpperCase() === visit.captcha;
    visit.captcha = '';
    if (!right) return { problem: 'captcha' };
  }
  if (member !== undefined && now < member.lockedUntilAt) {
    world.remember(member, 'password', 'locked');
    return { problem: 'locked' };
  }
  if (member === undefined || openSealed(sealed, visit.salt) !== member.password) {
    visit.errors += 1;
    if (member === undefined) return { problem: 'wrong' };
    member.errors += 1;
    if (world.variant.threeErrors !== 'captcha' && member.errors >= freeErrors) member.lockedUntilAt = now + lockMs;
    world.remember(member, 'password', 'wrong');
    return { problem: 'wrong' };
  }
  member.errors = 0;
  visit.errors = 0;
  world.remember(member, 'password', 'ok');
  const elsewhere = [...world.sessions.values()].some((session) => session.username === member.username);
  if (world.variant.otherSession === 'asked' && elsewhere) {
    visit.waiting = member.username;
    return { problem: 'other session' };
  }
  return { member };
}
