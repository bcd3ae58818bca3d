// Everything the practice mail.beijing.gov.cn knows at a moment. Pages and words follow the user guide, all names are made up.
//
// 动态口令 is asked at log-in of a mailbox that has a token; 动态密码 is the SMS code of the reset. `practice.beijing` holds the
// controls, `variant.ts` what is not known. Passwords run out after their validity; the policy is kept on the server.
import { randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { note } from '../journal.ts';
import { randomLetters } from '../random-letters.ts';
import { policyProblem, seedBeijing, validities, validityOf, type BeijingMember } from './member.ts';
import { beijingPages, type BeijingVariant } from './variant.ts';

/** Its host. */
export const beijingHost = 'mail.beijing.gov.cn';

const dayMs = 86_400_000;
const sentMs = 5 * 60_000;

/** A browser's visit: signed in, half way there, or with a picture to read. */
export interface BeijingVisit {
  readonly id: string;
  captcha: string;
  /** Mailbox whose password was right. */
  address: string | null;
  /** Whether nothing more is asked. */
  passed: boolean;
  /** Mailbox a reset code was sent for. */
  resetting: string | null;
}

export class BeijingWorld {
  readonly clock: Clock;
  variant: BeijingVariant = beijingPages.plain;
  members: Map<string, BeijingMember>;
  readonly visits = new Map<string, BeijingVisit>();
  lastCaptcha = '';
  /** Between two questions of an open mailbox for new letters. */
  pagePollMs = 15_000;

  constructor(clock: Clock) {
    this.clock = clock;
    this.members = seedBeijing(clock.now(), this.variant.tokenKind);
  }

  /** Back to the first minute under this variant. */
  reset(variant: BeijingVariant): void {
    this.variant = variant;
    this.members = seedBeijing(this.clock.now(), variant.tokenKind);
    this.visits.clear();
    this.lastCaptcha = '';
  }

  /** The visit of this browser; a new one when the cookie names none. */
  visit(id: string | undefined): BeijingVisit {
    const known = this.visits.get(id ?? '');
    if (known !== undefined) return known;
    const visit = { id: randomLetters(24), captcha: '', address: null, passed: false, resetting: null };
    this.visits.set(visit.id, visit);
    return visit;
  }

  /** The mailbox that is open in this visit, null when none is. */
  signedIn(visit: BeijingVisit): BeijingMember | null {
    return visit.passed && visit.address !== null ? (this.members.get(visit.address) ?? null) : null;
  }

  #remember(member: BeijingMember, by: 'password' | 'token' | 'reset', outcome: string): void {
    member.attempts.push({ at: this.clock.now(), by, outcome });
  }

  #enter(visit: BeijingVisit): null {
    visit.passed = true;
    note('signed in');
    return null;
  }

  /** Address and password, with the token's code where the form has it. Answers words of refusal, null when it was good. */
  logIn(visit: BeijingVisit, address: string, password: string, code: string): string | null {
    const member = this.members.get(address.trim().toLowerCase());
    visit.passed = false;
    visit.address = null;
    if (member === undefined || member.password !== password) {
      if (member !== undefined) this.#remember(member, 'password', 'wrong');
      return '邮件地址或密码错误';
    }
    const days = validities[member.validity];
    if (days !== null && this.clock.now() - member.changedAt > days * dayMs) return '密码已过期，请重置密码或联系管理员';
    this.#remember(member, 'password', 'ok');
    visit.address = member.address;
    if (member.token === null) return this.#enter(visit);
    return this.variant.tokenPlace === 'same form' ? this.prove(visit, code) : null;
  }

  /** The token's code. Answers words of refusal, null when it was good. */
  prove(visit: BeijingVisit, code: string): string | null {
    const member = this.members.get(visit.address ?? '');
    const words = `${this.variant.tokenLabel}错误`;
    if (member === undefined || member.token === null) return '请重新登录';
    const outcome = member.token.try(code, this.clock.now());
    this.#remember(member, 'token', outcome);
    if (outcome === 'locked') return `${words}次数过多，请一分钟后再试`;
    return outcome === 'accepted' ? this.#enter(visit) : words;
  }

  /** 设置 → 密码. Answers words of refusal, null when it was done. */
  change(member: BeijingMember, old: string, fresh: string, again: string, validity: string): string | null {
    if (old !== member.password) return '现用密码错误';
    const known = validityOf(validity);
    if (known === null) return '请选择密码有效期';
    return this.#setPassword(member, fresh, again, () => {
      member.validity = known;
    });
  }

  #setPassword(member: BeijingMember, fresh: string, again: string, then: () => void): string | null {
    if (fresh !== again) return '两次输入的密码不一致';
    const problem = fresh === member.password ? '新密码不能与现用密码相同' : policyProblem(member, fresh);
    if (problem !== null) return problem;
    member.password = fresh;
    member.changedAt = this.clock.now();
    then();
    note('changed');
    return null;
  }

  /** 获取动态密码: answers words, with whether a code went out. */
  sendReset(visit: BeijingVisit, address: string, captcha: string): { readonly sent: boolean; readonly words: string } {
    const right = visit.captcha !== '' && captcha.toUpperCase() === visit.captcha;
    visit.captcha = '';
    if (!right) return { sent: false, words: '验证码错误' };
    const member = this.members.get(address.trim().toLowerCase());
    if (member === undefined || member.mobile === null) return { sent: false, words: '该邮件地址未绑定手机，请联系管理员' };
    member.sent = { code: randomInt(0, 1_000_000).toString().padStart(6, '0'), at: this.clock.now() };
    visit.resetting = member.address;
    return { sent: true, words: `动态密码已发送至 ${member.mobile.slice(0, 3)}****${member.mobile.slice(-4)}` };
  }

  /** The second step of the reset. Answers words of refusal, null when it was done. */
  resetPassword(visit: BeijingVisit, code: string, fresh: string, again: string): string | null {
    const member = this.members.get(visit.resetting ?? '');
    const sent = member?.sent ?? null;
    if (member === undefined || sent === null || sent.code !== code || this.clock.now() - sent.at > sentMs) {
      if (member !== undefined) this.#remember(member, 'reset', 'wrong');
      return '动态密码错误或已过期';
    }
    return this.#setPassword(member, fresh, again, () => {
      member.sent = null;
      visit.resetting = null;
      this.#remember(member, 'reset', 'ok');
    });
  }
}
