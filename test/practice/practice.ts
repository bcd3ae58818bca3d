// Starts the practice mail systems on one HTTPS port and hands tests the strings behind them.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { makeCertificate } from './certificate.ts';
import { boundMethods, type Account, type Letter, type OtpSecret } from './coremail/account.ts';
import { codeAt } from './coremail/code-check.ts';
import { clientMayEnter } from './coremail/routes.ts';
import type { Session } from './coremail/session.ts';
import { World, type Scan } from './coremail/world.ts';
import type { Failure } from './failures.ts';
import type { Caught } from './hosts/lookalike.ts';
import type { RegisteredPage } from './hosts/shapes.ts';
import { startProxy } from './proxy.ts';
import { practiceApp } from './site.ts';
import { plainVariant, variantOf, type Variant } from './variant.ts';

export interface PracticeOptions {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** Picks the variant by `variantOf`; without it the plain variant. */
  readonly seed?: number;
  /** The real time, ms. */
  readonly now?: () => number;
  /** Laid over the variant of the seed. */
  readonly variant?: Partial<Variant>;
  /** Between two QR pictures where the variant refreshes them; 20 s unless told. */
  readonly qrRefreshMs?: number;
}

/** Everything that was sent to the owner of an account. */
export interface Inbox {
  /** SMS and backup mails, the newest last. */
  readonly letters: readonly Letter[];
  /** WeChat QR codes that wait for the phone. */
  readonly scans: readonly Scan[];
  /** The code the mini-program 邮箱安全助手 shows; null when none was asked for. */
  readonly miniProgram: string | null;
}

export interface Practice {
  readonly port: number;
  /** An HTTP proxy that leads every `CONNECT host:443` here (for browsers that cannot map hosts to ports). */
  readonly proxyPort: number;
  /** Address under a true host name; works in a browser that maps port 443 here or uses the proxy. */
  url(host?: string, path?: string): string;
  /** Fresh accounts, sessions, clock and plain variant; forgets ordered failures, caught values and registered pages. */
  reset(): void;
  addresses(): string[];
  /** What the server knows of an account (live, not a copy), its sessions, and its bound methods in order. */
  state(address: string): Account & { readonly sessions: readonly Session[]; readonly methods: readonly string[] };
  variant(): Variant;
  /** Changes some or all choices; pages already open keep theirs. */
  setVariant(variant: Partial<Variant>): void;
  /** Server time, ms. */
  now(): number;
  /** Shifts the server's clock and its `Date` header against the real time. */
  setClock(offsetMs: number): void;
  fail(failure: Failure): void;
  inbox(address: string): Inbox;
  /** The phone confirms the newest waiting WeChat QR; false when there is none. */
  confirmScan(address: string, trust?: boolean): boolean;
  /** The code of the bound OTP at the server's time plus `shiftMs`; throws when none is bound. */
  code(address: string, shiftMs?: number): string;
  /** Binds an OTP secret as if it had been done before. */
  bindOtp(address: string, otp?: Partial<OtpSecret>): OtpSecret;
  /** Puts an unread mail into the inbox. */
  deliver(address: string, mail: { from: string; subject: string }): void;
  /** Ends all sessions (of an account) on the server. */
  expireSessions(address?: string): void;
  /** Text of the newest captcha picture that was fetched. */
  captcha(): string;
  /** Whether a mail client may enter with this password. */
  clientMayEnter(address: string, password: string): boolean;
  /** Serves this HTML at a path under every host. */
  page(path: string, html: string, headers?: Readonly<Record<string, string>>): void;
  /** What look-alike hosts got hold of. */
  readonly caught: readonly Caught[];
  close(): Promise<void>;
}

function accountOf(world: World, address: string): Account {
  const account = world.accounts.get(address);
  if (account === undefined) throw new Error(`no practice account ${address}`);
  return account;
}

/** The parts of the handle that only look at, or change, the world. */
function handles(world: World) {
  return {
    addresses: () => [...world.accounts.keys()],
    state: (address: string) => {
      const account = accountOf(world, address);
      const sessions = [...world.sessions.values()].filter((session) => session.address === address);
      return { ...account, sessions, methods: boundMethods(account) };
    },
    variant: () => world.variant,
    setVariant: (variant: Partial<Variant>) => {
      world.variant = { ...world.variant, ...variant };
    },
    now: () => world.clock.now(),
    setClock: (offsetMs: number) => {
      world.clock.offsetMs = offsetMs;
    },
    fail: (failure: Failure) => world.failures.add(failure),
    inbox: (address: string) => {
      const account = accountOf(world, address);
      const scans = [...world.scans.values()].filter((scan) => scan.address === address && !scan.confirmed);
      return { letters: account.letters, scans, miniProgram: account.sent.get('wechat')?.code ?? null };
    },
    confirmScan: (address: string, trust = false) => {
      const scan = [...world.scans.values()].findLast((waiting) => waiting.address === address && !waiting.confirmed);
      if (scan === undefined) return false;
      scan.confirmed = true;
      scan.trust = trust;
      return true;
    },
    code: (address: string, shiftMs = 0) => {
      const { otp } = accountOf(world, address).bound;
      if (otp === undefined) throw new Error(`${address} has no OTP bound`);
      return codeAt(otp, world.clock.now() + shiftMs);
    },
    bindOtp: (address: string, otp: Partial<OtpSecret> = {}) => {
      const made: OtpSecret = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, period: 30, ...otp };
      accountOf(world, address).bound.otp = made;
      return made;
    },
    deliver: (address: string, { from, subject }: { from: string; subject: string }) => {
      const { mails } = accountOf(world, address);
      mails.unshift({ id: `1:1tbj${mails.length}`, fid: 1, from, subject, at: world.clock.now(), read: false });
    },
    expireSessions: (address?: string) => {
      for (const [sid, session] of world.sessions)
        if (address === undefined || session.address === address) world.sessions.delete(sid);
    },
    captcha: () => world.lastCaptcha,
    clientMayEnter: (address: string, password: string) => clientMayEnter(world, address, password),
  };
}

/** Starts them. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const world = new World(options.now ?? Date.now);
  world.variant = { ...(options.seed === undefined ? plainVariant : variantOf(options.seed)), ...options.variant };
  if (options.qrRefreshMs !== undefined) world.qrRefreshMs = options.qrRefreshMs;
  const pages = new Map<string, RegisteredPage>();
  const caught: Caught[] = [];
  const server = createAdaptorServer({
    fetch: practiceApp({ world, pages, caught }).fetch,
    createServer,
    serverOptions: await makeCertificate(),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const proxy = await startProxy(port);
  return {
    port,
    proxyPort: proxy.port,
    url: (host = 'mail.cqu.edu.cn', path = '/') => `https://${host}${path}`,
    ...handles(world),
    reset: () => {
      world.reset();
      pages.clear();
      caught.length = 0;
    },
    page: (path, html, headers = {}) => {
      pages.set(path, { html, headers });
    },
    caught,
    close: async () => {
      await proxy.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}
