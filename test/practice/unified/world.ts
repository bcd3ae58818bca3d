// Everything the practice unified log-in (https://authserver.cumt.edu.cn) knows at a moment.
//
// It behaves like the product of its kind: password sealed with AES under the page's salt, three forms with an `execution` each, wrong
// password as 401, a second factor whose session is locked until it is passed, and a one-use ticket for the service that asked. Only
// CUMT's mail is a known service: from https://mail.cumt.edu.cn a member goes through here into the practice Exmail, as the member of
// the same number. `practice.unified` holds the controls; unknown parts are in `variant.ts`.
import { randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { note } from '../journal.ts';
import { randomLetters } from '../random-letters.ts';
import { methodsOf, seedUnified, type UnifiedAttempt, type UnifiedMember } from './member.ts';
import { unifiedPages, type UnifiedVariant } from './variant.ts';

/** Host of the unified log-in. */
export const unifiedHost = 'authserver.cumt.edu.cn';

/** Services that may ask for a ticket begin so. */
export const knownService = 'https://mail.cumt.edu.cn/cgi-bin/login?fun=bizopenssologin';

/** Wrong passwords in a row before the captcha or the lock. */
export const freeErrors = 3;
export const lockMs = 5 * 60_000;
/** A sent code is good for so long; the next one may be sent after `resendMs`. */
export const sentMs = 5 * 60_000;
export const resendMs = 120_000;

/** A login page that was handed out. */
export interface UnifiedVisit {
  readonly id: string;
  /** Sixteen letters: the key of the password step. */
  readonly salt: string;
  captcha: string;
  errors: number;
  /** Member whose password was right, while he is asked about a session elsewhere. */
  waiting: string | null;
  /** Member whose phone scanned the QR of this page. */
  scanned: string | null;
}

/** A log-in; without `passed` its second factor is still to come. */
export interface UnifiedSession {
  readonly id: string;
  readonly username: string;
  passed: boolean;
  /** Method the page shows, as the server was told. */
  type: string;
}

export class UnifiedWorld {
  readonly clock: Clock;
  variant: UnifiedVariant = unifiedPages.plain;
  members = seedUnified();
  readonly visits = new Map<string, UnifiedVisit>();
  readonly sessions = new Map<string, UnifiedSession>();
  lastCaptcha = '';
  readonly #mailTicket: (username: string) => string;

  /** `mailTicket` gives what the mail system lets this member in with, empty when it knows no such member. */
  constructor(clock: Clock, mailTicket: (username: string) => string) {
    this.clock = clock;
    this.#mailTicket = mailTicket;
  }

  /** Back to the first minute; the caller sets the variant. */
  reset(): void {
    this.members = seedUnified();
    this.visits.clear();
    this.sessions.clear();
    this.lastCaptcha = '';
  }

  /** The login page of this browser; a new one when the cookie names none. */
  visit(id: string | undefined): UnifiedVisit {
    const known = this.visits.get(id ?? '');
    if (known !== undefined) return known;
    const visit = { id: randomLetters(24), salt: randomLetters(16), captcha: '', errors: 0, waiting: null, scanned: null };
    this.visits.set(visit.id, visit);
    return visit;
  }

  remember(member: UnifiedMember, by: UnifiedAttempt['by'], outcome: string): void {
    member.attempts.push({ at: this.clock.now(), by, outcome });
  }

  /** Whether this member meets the second factor in a browser with this token of trust. */
  asksMore(member: UnifiedMember, trust: string): boolean {
    if (this.variant.reAuth === 'off' || member.trusted.has(trust)) return false;
    return this.variant.reAuth === 'for those with a token' ? member.token !== null : methodsOf(member).length > 0;
  }

  /** Opens a session. */
  open(member: UnifiedMember, trust: string): UnifiedSession {
    if (this.variant.otherSession !== 'stays')
      for (const [id, { username }] of this.sessions) if (username === member.username) this.sessions.delete(id);
    const methods = methodsOf(member);
    const wanted = { sms: '3', otp: '10', last: methods.at(-1) }[this.variant.firstMethod];
    const type = methods.find((one) => one === wanted) ?? methods[0] ?? '';
    const session = { id: randomLetters(40), username: member.username, passed: !this.asksMore(member, trust), type };
    this.sessions.set(session.id, session);
    note('signed in');
    return session;
  }

  /** Sends a code for a method; the seconds to wait when one was sent a short time ago, else null. */
  send(member: UnifiedMember, type: string): number | null {
    const now = this.clock.now();
    const left = member.sent?.type === type ? resendMs - (now - member.sent.at) : 0;
    if (left > 0) return Math.ceil(left / 1000);
    member.sent = { type, code: randomInt(0, 1_000_000).toString().padStart(6, '0'), at: now };
    return null;
  }

  /** Whether this is the code that was sent for a method; a good one is used up. */
  takeSent(member: UnifiedMember, type: string, code: string): boolean {
    const { sent } = member;
    const good = sent !== null && sent.type === type && sent.code === code && this.clock.now() - sent.at < sentMs;
    if (good) member.sent = null;
    return good;
  }

  /** Address of a service with a ticket in it. */
  granted(username: string, service: string): string {
    return `${service}&ticket=${this.#mailTicket(username)}`;
  }
}
