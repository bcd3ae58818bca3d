// Everything one practice Exmail knows at a moment, and how it is started and switched.
//
// START. `startPractice({ exmail: { seed: 3 }, pagePollMs: 300 })` serves it beside Coremail on one port, under the hosts
// https://mail.cumt.edu.cn and https://exmail.qq.com (one world, so a session made under one host lives under the other).
// `practice.exmail` is an `ExmailControls`: `setVariant`, `deliver`, `markRead`, `remove`, `open(address)` (a session without the
// login page: `{ sid, cookie, url }`), `expireSessions`, `unread`, `scan`, `state`, `clientAnswer`. The console for people is at
// https://mail.cumt.edu.cn/practice/console.
//
// SWITCH. Unknown parts: `variant.ts` (`exmailPages.list()` covers every value). Troubles of a host: `practice.faults.set(host,
// 'slow drip')`, all names in `faults.ts`. Clock: `practice.setClock(offsetMs)` moves both systems. How often open pages ask for
// new mail: `practice.setPagePoll(ms)`.
//
// PROVE. `practice.journal` has every request: `journal.having('mail read')`, `journal.busiest(host)`, `journal.elsewhere(hosts)`.
//
// UNREAD. All answers are text; which of them tells the truth is a matter of the variant:
// `frame_html` and `folderlist` hold `#folder_1`; `folderlist?t=folderlist_setting&s=null&info=true` may tell wrong numbers;
// `mail_list` shows 25 rows a page (`unread="true"` on `input[name=mailid]`) and `#_ut_c`, the number of ALL mails;
// `t=mail_list.json`, `ef=js`, `t=mail_list.xml`, `today?t=today.json`, `flag=new` answer or refuse; a dead session answers in the
// shape `death` names.
//
// SETTINGS. `setting4` holds the tabs, `wx_token` takes every change but the form of the client settings (`settings.ts`; only
// `add_spwd` is known of the product). `practice.exmail.accepts(clientPassword)` tells whose mailbox a client opens with it. Troubles:
// `practice.fail({ kind: 'code', code: '-5', on: 'act=add_spwd' })`, `html` alike, and the lasting ones with `on: 'wx_token'`. The
// journal has `client password made`, `safe login switched` and `changed`. The seeded members and their password stand in `seeds.ts`.
import type { Clock } from '../clock.ts';
import type { Failures } from '../failures.ts';
import { note } from '../journal.ts';
import { PasswordKey } from '../coremail/password-key.ts';
import { randomLetters } from '../random-letters.ts';
import { inboxId, sentId, type ExmailAccount, type ExmailMail } from './account.ts';
import { mailId, seedMembers } from './seeds.ts';
import { lifetimeMs, newExmailSid, type ExmailScan, type ExmailSession, type ExmailVisit } from './session.ts';
import { exmailPages, type ExmailVariant } from './variant.ts';

/** Hosts of the practice Exmail. */
export const exmailHosts = ['mail.cumt.edu.cn', 'exmail.qq.com'] as const;

/** Ms a ticket of the school's sign-in lives. */
export const ticketMs = 300_000;

/** Ms a WeChat QR can be scanned. */
export const scanMs = 5 * 60_000;

/** A mail to be put into a mailbox; what is missing is made up. */
export interface NewMail {
  readonly from?: string;
  readonly fromName?: string;
  readonly subject?: string;
  readonly folder?: string;
}

export class ExmailWorld {
  readonly clock: Clock;
  readonly key = new PasswordKey();
  variant: ExmailVariant = exmailPages.plain;
  /** Between two questions of an open page for new mail. */
  pagePollMs = 15_000;
  accounts: Map<string, ExmailAccount>;
  readonly sessions = new Map<string, ExmailSession>();
  readonly visits = new Map<string, ExmailVisit>();
  readonly scans = new Map<string, ExmailScan>();
  /** One-use tickets of the school's sign-in, by ticket: the address and when they end (ms). */
  readonly tickets = new Map<string, { readonly address: string; readonly untilAt: number }>();
  /** Text of the newest captcha picture. */
  lastCaptcha = '';
  #mailNumber = 9000;

  /** Troubles ordered for the next answers. */
  readonly failures: Failures;

  constructor(clock: Clock, failures: Failures) {
    this.clock = clock;
    this.failures = failures;
    this.accounts = seedMembers(clock.now());
  }

  /** Back to the first minute; the caller sets the variant. */
  reset(): void {
    this.accounts = seedMembers(this.clock.now());
    for (const map of [this.sessions, this.visits, this.scans, this.tickets]) map.clear();
    this.lastCaptcha = '';
  }

  /** The account of a main address or an alias, in any case; null when there is none. */
  find(address: string): ExmailAccount | null {
    const wanted = address.trim().toLowerCase();
    return [...this.accounts.values()].find((one) => one.address === wanted || one.aliases.includes(wanted)) ?? null;
  }

  /** The login page of this browser; a new one when the cookie names none. */
  visit(id: string | undefined): ExmailVisit {
    const known = this.visits.get(id ?? '');
    if (known !== undefined) return known;
    const visit = { id: randomLetters(24), captcha: '', errors: 0, waiting: null, proved: [], phone: null };
    this.visits.set(visit.id, visit);
    return visit;
  }

  /** Opens a session; an older one of the same account may end (variant). */
  open(account: ExmailAccount): ExmailSession {
    const at = this.clock.now();
    if (this.variant.secondSession === 'first dies')
      for (const [sid, old] of this.sessions) if (old.address === account.address) this.sessions.delete(sid);
    const sid = newExmailSid(this.variant.sidSuffix);
    const session = { sid, address: account.address, token: randomLetters(20), at, seenAt: at, toldAt: at, checkedAt: null };
    this.sessions.set(sid, session);
    note('signed in');
    return session;
  }

  /**
   * The living session of a sid whose cookie came too, or null. `cookie` holds the sids the browser has proved (see `cookieOf`).
   * With `page` the request is one of a page; whether it keeps the session alive is a matter of the variant.
   */
  session(sid: string, cookie: string | undefined, page: boolean): { session: ExmailSession; account: ExmailAccount } | null {
    const session = this.sessions.get(sid);
    const account = this.accounts.get(session?.address ?? '');
    const has = cookie?.split('|').includes(sid) === true;
    if (session === undefined || account === undefined || !has) return null;
    if (this.clock.now() - session.seenAt > lifetimeMs(this.variant)) {
      this.sessions.delete(sid);
      return null;
    }
    const { keepAlive } = this.variant;
    if (keepAlive === 'every request' || (keepAlive === 'pages only' && page)) {
      session.seenAt = this.clock.now();
      note('session kept alive');
    }
    return { session, account };
  }

  /** Value of the cookie `qm_sid` after this sid was given out to a browser that had `old`. */
  cookieOf(sid: string, old: string | undefined): string {
    const kept =
      this.variant.secondSession === 'one cookie' ? [] : (old?.split('|').filter((one) => this.sessions.has(one)) ?? []);
    return [...kept, sid].join('|');
  }

  /** A WeChat QR for the page of this id; answers its ticket. */
  newScan(visit: string): string {
    const ticket = randomLetters(24);
    this.scans.set(ticket, { ticket, visit, at: this.clock.now(), wechat: null });
    return ticket;
  }

  /** The WeChat that scanned a QR of this page, used up by asking; null when none did, or too late. */
  takeScan(ticket: string, visit: string): string | null {
    const scan = this.scans.get(ticket);
    this.scans.delete(ticket);
    return scan === undefined || scan.visit !== visit || this.clock.now() - scan.at > scanMs ? null : scan.wechat;
  }

  /** A one-use ticket of the school's own sign-in. */
  ticket(account: ExmailAccount): string {
    const ticket = randomLetters(32);
    this.tickets.set(ticket, { address: account.address, untilAt: this.clock.now() + ticketMs });
    return ticket;
  }

  /** The account of a ticket, used up by asking; null when it is none or too old. */
  takeTicket(ticket: string): ExmailAccount | null {
    const found = this.tickets.get(ticket);
    this.tickets.delete(ticket);
    return found === undefined || found.untilAt < this.clock.now() ? null : (this.accounts.get(found.address) ?? null);
  }

  end(sid: string): void {
    if (this.sessions.delete(sid)) note('session ended');
  }

  /** Puts an unread mail into a mailbox. */
  deliver(account: ExmailAccount, mail: NewMail): ExmailMail {
    this.#mailNumber += 1;
    const made: ExmailMail = {
      id: mailId(this.#mailNumber),
      folder: mail.folder ?? 'inbox',
      fromName: mail.fromName ?? '练习',
      fromAddress: mail.from ?? 'practice@example.com',
      subject: mail.subject ?? '一封新的练习邮件',
      at: this.clock.now(),
      read: false,
    };
    account.mails.unshift(made);
    return made;
  }

  /** Marks a mail read, as opening it does. */
  read(mail: ExmailMail): void {
    if (!mail.read) note('mail read');
    mail.read = true;
  }

  /** Number of a folder as addresses name it, with the numbers of the variant. */
  folderId(folder: string): number {
    const draft = Number(this.variant.folderNumbers.slice(-1));
    const [trash = 4, spam = 6] = [4, 5, 6, 7].filter((id) => id !== draft);
    const known: Record<string, number> = { inbox: inboxId, sent: sentId, draft, trash, spam };
    return known[folder] ?? 130;
  }

  /** The folder a number means, null for an unknown one. */
  folderOf(id: number): string | null {
    return ['inbox', 'sent', 'draft', 'trash', 'spam', '我的课程'].find((folder) => this.folderId(folder) === id) ?? null;
  }
}
