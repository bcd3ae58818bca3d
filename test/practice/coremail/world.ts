// Everything one practice Coremail knows at a moment: accounts, sessions, scans, clock, variant.
import type { OtpSecret } from '../otp-check.ts';
import { randomBytes } from 'node:crypto';
import { Clock } from '../clock.ts';
import { Failures } from '../failures.ts';
import { note } from '../journal.ts';
import { plainVariant, type Variant } from '../variant.ts';
import { boundMethods, type Account, type Mail, type Method, type Purpose } from './account.ts';
import { PasswordKey } from './password-key.ts';
import { seedAccounts } from './seeds.ts';
import { idleMsOf, isUse, newSid, type LoginVisit, type Session } from './session.ts';

/** A WeChat QR that waits for a phone. */
export interface Scan {
  readonly ticket: string;
  readonly address: string;
  readonly purpose: Purpose;
  readonly at: number;
  confirmed: boolean;
  /** The phone chose 确认授权并信任此设备. */
  trust: boolean;
}

export class World {
  readonly clock: Clock;
  readonly failures = new Failures();
  readonly key = new PasswordKey();
  variant: Variant = plainVariant;
  /** Between two QR pictures when the variant refreshes them. */
  qrRefreshMs = 20_000;
  /** Between two questions of an open page for new mail. */
  pagePollMs = 15_000;
  accounts: Map<string, Account>;
  readonly sessions = new Map<string, Session>();
  readonly visits = new Map<string, LoginVisit>();
  readonly scans = new Map<string, Scan>();
  /** Text of the newest captcha picture. */
  lastCaptcha = '';
  #mailNumber = 0;

  constructor(real: () => number) {
    this.clock = new Clock(real);
    this.accounts = seedAccounts(this.clock.now());
  }

  /** Back to the first minute; clock shift, variant and troubles too. */
  reset(): void {
    this.clock.offsetMs = 0;
    this.failures.clear();
    this.variant = plainVariant;
    this.accounts = seedAccounts(this.clock.now());
    this.sessions.clear();
    this.visits.clear();
    this.scans.clear();
  }

  /** A new login page's temporary session. */
  visit(): LoginVisit {
    const visit: LoginVisit = {
      tempSid: newSid(),
      address: null,
      passwordOk: false,
      validated: false,
      trust: false,
      captcha: randomBytes(8).toString('hex').replace(/[01]/g, '').slice(0, 4).toUpperCase().padEnd(4, 'K'),
      passwordErrors: 0,
    };
    this.visits.set(visit.tempSid, visit);
    return visit;
  }

  /** Opens a session. */
  open(address: string): Session {
    const at = this.clock.now();
    const session = { sid: newSid(), cookie: newSid(), address, at, seenAt: at, proved: null };
    this.sessions.set(session.sid, session);
    note('signed in');
    return session;
  }

  /** Puts an unread mail into the inbox. */
  deliver({ mails }: Account, { from, subject }: Pick<Mail, 'from' | 'subject'>): Mail {
    const mail = { id: `1:1tbj${(this.#mailNumber += 1)}`, fid: 1, from, subject, at: this.clock.now(), read: false };
    mails.unshift(mail);
    return mail;
  }

  /** The session of a sid and its cookie, or the error code a call gets. Using it keeps it alive; whether polling is use, the variant says. */
  session(sid: string, cookie: string | undefined, isPolling = false): Session | 'FA_INVALID_SESSION' | 'FA_SECURITY' {
    const session = this.sessions.get(sid);
    if (session === undefined) return 'FA_INVALID_SESSION';
    if (this.clock.now() - session.seenAt > idleMsOf(this.variant)) {
      this.sessions.delete(sid);
      return 'FA_INVALID_SESSION';
    }
    if (session.cookie !== cookie) return 'FA_SECURITY';
    if (isUse(this.variant, isPolling)) {
      session.seenAt = this.clock.now();
      note('session kept alive');
    }
    return session;
  }

  /** A new WeChat QR; an older one of the same purpose is dead. */
  scan(address: string, purpose: Purpose): Scan {
    for (const [ticket, old] of this.scans) if (old.address === address && old.purpose === purpose) this.scans.delete(ticket);
    const made = { ticket: newSid(), address, purpose, at: this.clock.now(), confirmed: false, trust: false };
    this.scans.set(made.ticket, made);
    return made;
  }

  /** The confirmed scan of an account and a purpose, used up by asking. */
  takeScan(address: string, purpose: Purpose): Scan | null {
    const found = [...this.scans.values()].find((scan) => scan.address === address && scan.purpose === purpose && scan.confirmed);
    if (found === undefined) return null;
    this.scans.delete(found.ticket);
    return found;
  }

  /** The method a panel shows first. */
  firstMethod(account: Account): Method {
    const bound = boundMethods(account);
    return bound.find((method) => method === this.variant.defaultMethod) ?? bound[0] ?? 'otp';
  }

  /** Algorithm, digits and period of a newly shown secret. */
  otpShape(): Omit<OtpSecret, 'secret'> {
    const { qrText, otpShape } = this.variant;
    const plain = qrText === 'cm-otpauth' || qrText === 'bare secret' || otpShape === 'SHA1 30';
    if (plain) return { algorithm: 'SHA1', digits: 6, period: 30 };
    return otpShape === 'SHA1 60' ? { algorithm: 'SHA1', digits: 6, period: 60 } : { algorithm: 'SHA256', digits: 6, period: 30 };
  }
}
