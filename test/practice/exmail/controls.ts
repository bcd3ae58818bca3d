// What tests and the console can see and change of a running practice Exmail.
import { clientAnswer, unreadOf, type ExmailAccount, type ExmailMail } from './account.ts';
import { newR, type ExmailScan, type ExmailSession } from './session.ts';
import type { ExmailVariant } from './variant.ts';
import type { ExmailWorld, NewMail } from './world.ts';

/** A session that was opened without the login page. */
export interface OpenedSession {
  readonly sid: string;
  /** Value for the cookie `qm_sid` (host only, path `/`, secure), already encoded. */
  readonly cookie: string;
  /** Path and query of the mailbox. */
  readonly path: string;
}

export interface ExmailControls {
  addresses(): string[];
  /** The account (live, not a copy) with its sessions. Throws for an address that is not seeded, as all below do. */
  state(address: string): ExmailAccount & { readonly sessions: readonly ExmailSession[] };
  variant(): ExmailVariant;
  /** Changes some or all choices; pages already open keep theirs. */
  setVariant(variant: Partial<ExmailVariant>): void;
  /** Unread mails of the inbox. */
  unread(address: string): number;
  /** Puts an unread mail into the inbox (or another folder). */
  deliver(address: string, mail?: NewMail): ExmailMail;
  /** Marks one mail read, or all of the inbox. */
  markRead(address: string, id?: string): void;
  /** Deletes a mail for good. */
  remove(address: string, id: string): void;
  open(address: string): OpenedSession;
  /** Ends all sessions (of one account) on the server. */
  expireSessions(address?: string): void;
  /** A phone with this WeChat scans the newest waiting QR; false when there is none. */
  scan(wechat: string): boolean;
  scans(): readonly ExmailScan[];
  /** The newest code sent to a phone or WeChat; empty when none was. */
  code(address: string): string;
  /** Text of the newest captcha picture that was fetched. */
  captcha(): string;
  /** A one-use ticket of the school's own sign-in, for `/cgi-bin/login?fun=bizopenssologin&…&ticket=`. */
  schoolTicket(address: string): string;
  /** Address of the mailbox a mail client opens with this client password, null when it opens none. */
  accepts(clientPassword: string): string | null;
  /** What a mail client hears that signs in with this password. */
  clientAnswer(address: string, password: string): ReturnType<typeof clientAnswer>;
}

/** The controls of a world. */
export function exmailControlsOf(world: ExmailWorld): ExmailControls {
  const of = (address: string): ExmailAccount => {
    const account = world.find(address);
    if (account === null) throw new Error(`no practice member ${address}`);
    return account;
  };
  return {
    addresses: () => [...world.accounts.keys()],
    state: (address) => {
      const account = of(address);
      return { ...account, sessions: [...world.sessions.values()].filter((one) => one.address === account.address) };
    },
    variant: () => world.variant,
    setVariant: (variant) => {
      world.variant = { ...world.variant, ...variant };
    },
    unread: (address) => unreadOf(of(address)),
    deliver: (address, mail = {}) => world.deliver(of(address), mail),
    markRead: (address, id) => {
      for (const mail of of(address).mails) if (id === undefined ? mail.folder === 'inbox' : mail.id === id) mail.read = true;
    },
    remove: (address, id) => {
      const { mails } = of(address);
      const at = mails.findIndex((mail) => mail.id === id);
      if (at < 0) throw new Error(`no mail ${id}`);
      mails.splice(at, 1);
    },
    open: (address) => {
      const { sid } = world.open(of(address));
      return { sid, cookie: encodeURIComponent(sid), path: `/cgi-bin/frame_html?sid=${sid}&r=${newR()}` };
    },
    expireSessions: (address) => {
      const wanted = address === undefined ? null : of(address).address;
      for (const [sid, session] of world.sessions) if (wanted === null || session.address === wanted) world.sessions.delete(sid);
    },
    scan: (wechat) => {
      const waiting = [...world.scans.values()].findLast((scan) => scan.wechat === null);
      if (waiting === undefined) return false;
      waiting.wechat = wechat;
      return true;
    },
    scans: () => [...world.scans.values()],
    code: (address) => of(address).letters.at(-1)?.code ?? '',
    captcha: () => world.lastCaptcha,
    schoolTicket: (address) => world.ticket(of(address)),
    accepts: (clientPassword) =>
      [...world.accounts.values()].find((one) => clientAnswer(one, clientPassword, world.clock.now()) === 'ok')?.address ?? null,
    clientAnswer: (address, password) => clientAnswer(of(address), password, world.clock.now()),
  };
}
