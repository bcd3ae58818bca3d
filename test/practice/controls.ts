// What tests and the console can see and change of a running practice Coremail.
import { boundMethods, type Account, type Letter, type Mail } from './coremail/account.ts';
import { clientMayEnter } from './coremail/routes.ts';
import type { Session } from './coremail/session.ts';
import type { Scan, World } from './coremail/world.ts';
import type { Failure } from './failures.ts';
import { codeAt, type OtpSecret } from './otp-check.ts';
import type { Variant } from './variant.ts';

/** Everything that was sent to the owner of an account. */
export interface Inbox {
  /** SMS and backup mails, the newest last. */
  readonly letters: readonly Letter[];
  /** WeChat QR codes that wait for the phone. */
  readonly scans: readonly Scan[];
  /** The code the mini-program 邮箱安全助手 shows; null when none was asked for. */
  readonly miniProgram: string | null;
}

/** What the server knows of an account (live, not a copy), with its sessions and its bound methods in order. */
export type AccountState = Account & { readonly sessions: readonly Session[]; readonly methods: readonly string[] };

export interface Controls {
  addresses(): string[];
  /** Throws for an address that is not seeded, as all below do. */
  state(address: string): AccountState;
  variant(): Variant;
  /** Changes some or all choices; pages already open keep theirs. */
  setVariant(variant: Partial<Variant>): void;
  /** Server time, ms. */
  now(): number;
  /** Shifts the server's clock and its `Date` header against the real time. */
  setClock(offsetMs: number): void;
  /** Orders trouble for the next responses. */
  fail(failure: Failure): void;
  inbox(address: string): Inbox;
  /** The phone confirms the newest waiting WeChat QR; false when there is none. */
  confirmScan(address: string, trust?: boolean): boolean;
  /** The code of the bound OTP at the server's time plus `shiftMs`; throws when none is bound. */
  code(address: string, shiftMs?: number): string;
  /** The code of the secret a bind dialog shows at this moment; throws when none is shown. */
  pendingCode(address: string, shiftMs?: number): string;
  /** Binds an OTP secret as if it had been done before. */
  bindOtp(address: string, otp?: Partial<OtpSecret>): OtpSecret;
  /** Puts an unread mail into the inbox. */
  deliver(address: string, mail: { readonly from: string; readonly subject: string }): Mail;
  /** Marks one mail read, or all of the inbox. */
  markRead(address: string, id?: string): void;
  /** Deletes a mail for good. */
  remove(address: string, id: string): void;
  /** Ends all sessions (of one account) on the server. */
  expireSessions(address?: string): void;
  /** Text of the newest captcha picture that was fetched. */
  captcha(): string;
  /** Whether a mail client may enter with this password. */
  clientMayEnter(address: string, password: string): boolean;
}

function accountOf(world: World, address: string): Account {
  const account = world.accounts.get(address);
  if (account === undefined) throw new Error(`no practice account ${address}`);
  return account;
}

function codeOf(world: World, otp: OtpSecret | null | undefined, shiftMs: number): string {
  if (otp === undefined || otp === null) throw new Error('no OTP secret there');
  return codeAt(otp, world.clock.now() + shiftMs);
}

function scansOf(world: World, address: string): Scan[] {
  return [...world.scans.values()].filter((scan) => scan.address === address && !scan.confirmed);
}

function stateOf(world: World, address: string): AccountState {
  const account = accountOf(world, address);
  const sessions = [...world.sessions.values()].filter((session) => session.address === address);
  return { ...account, sessions, methods: boundMethods(account) };
}

/** The controls of a world. */
export function controlsOf(world: World): Controls {
  return {
    addresses: () => [...world.accounts.keys()],
    state: (address) => stateOf(world, address),
    variant: () => world.variant,
    setVariant: (variant) => {
      world.variant = { ...world.variant, ...variant };
    },
    now: () => world.clock.now(),
    setClock: (offsetMs) => {
      world.clock.offsetMs = offsetMs;
    },
    fail: (failure) => world.failures.add(failure),
    inbox: (address) => {
      const { letters, sent } = accountOf(world, address);
      return { letters, scans: scansOf(world, address), miniProgram: sent.get('wechat')?.code ?? null };
    },
    confirmScan: (address, trust = false) => {
      const scan = scansOf(world, address).at(-1);
      if (scan === undefined) return false;
      scan.confirmed = true;
      scan.trust = trust;
      return true;
    },
    code: (address, shiftMs = 0) => codeOf(world, accountOf(world, address).bound.otp, shiftMs),
    pendingCode: (address, shiftMs = 0) => codeOf(world, accountOf(world, address).pendingOtp, shiftMs),
    bindOtp: (address, otp = {}) => {
      const made: OtpSecret = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, period: 30, ...otp };
      accountOf(world, address).bound.otp = made;
      return made;
    },
    deliver: (address, mail) => world.deliver(accountOf(world, address), mail),
    markRead: (address, id) => {
      for (const mail of accountOf(world, address).mails)
        if (id === undefined ? mail.fid === 1 : mail.id === id) mail.read = true;
    },
    remove: (address, id) => {
      const { mails } = accountOf(world, address);
      const at = mails.findIndex((mail) => mail.id === id);
      if (at < 0) throw new Error(`no mail ${id}`);
      mails.splice(at, 1);
    },
    expireSessions: (address) => {
      for (const [sid, session] of world.sessions)
        if (address === undefined || session.address === address) world.sessions.delete(sid);
    },
    captcha: () => world.lastCaptcha,
    clientMayEnter: (address, password) => clientMayEnter(world, address, password),
  };
}
