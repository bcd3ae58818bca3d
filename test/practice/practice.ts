// Starts the practice mail systems on one HTTPS port and hands tests the strings behind them.
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { createAdaptorServer } from '@hono/node-server';
import { beijingControlsOf, type BeijingControls } from './beijing/controls.ts';
import { beijingPages } from './beijing/variant.ts';
import { BeijingWorld } from './beijing/world.ts';
import { makeCertificate } from './certificate.ts';
import { controlsOf, type Controls } from './controls.ts';
import { World } from './coremail/world.ts';
import { exmailControlsOf, type ExmailControls } from './exmail/controls.ts';
import { exmailPages } from './exmail/variant.ts';
import { ExmailWorld } from './exmail/world.ts';
import { Faults } from './faults.ts';
import type { Caught } from './hosts/lookalike.ts';
import type { RegisteredPage } from './hosts/shapes.ts';
import { Journal } from './journal.ts';
import { practiceApp } from './site.ts';
import { unifiedControlsOf, type UnifiedControls } from './unified/controls.ts';
import { unifiedPages } from './unified/variant.ts';
import { UnifiedWorld } from './unified/world.ts';
import { coremailPages } from './variant.ts';
import type { Wish } from './covering.ts';

/** Seed and variant of the practice Coremail stand at the top, those of the others under their names. */
export interface PracticeOptions extends Wish<typeof coremailPages.choices> {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** The real time, ms. */
  readonly now?: () => number;
  /** Between two QR pictures where the variant refreshes them; 20 s unless told. */
  readonly qrRefreshMs?: number;
  readonly exmail?: Wish<typeof exmailPages.choices>;
  readonly unified?: Wish<typeof unifiedPages.choices>;
  readonly beijing?: Wish<typeof beijingPages.choices>;
  /** Between two questions of an open page for new mail, all systems; 15 s unless told. */
  readonly pagePollMs?: number;
}

export interface Practice extends Controls {
  readonly port: number;
  /** Address under a true host name; works in a browser that maps port 443 here or uses the proxy. */
  url(host?: string, path?: string): string;
  /** The practice Exmail; how it is switched stands at the top of `exmail/world.ts`. */
  readonly exmail: ExmailControls;
  /** The practice unified log-in of CUMT. */
  readonly unified: UnifiedControls;
  /** The practice mail.beijing.gov.cn. */
  readonly beijing: BeijingControls;
  /** Every request that came, to all systems and all other hosts. */
  readonly journal: Journal;
  /** Lasting troubles of a host. */
  readonly faults: Faults;
  /** Pages opened from now on ask for new mail so often. */
  setPagePoll(ms: number): void;
  /** Fresh accounts, sessions, clock, and the variant of the start; forgets failures, caught values, registered pages. */
  reset(): void;
  /** Serves this HTML at a path under every host. */
  page(path: string, html: string, headers?: Readonly<Record<string, string>>): void;
  /** What look-alike hosts got hold of. */
  readonly caught: readonly Caught[];
  close(): Promise<void>;
}

/** Starts them. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const world = new World(options.now ?? Date.now);
  const first = coremailPages.wished(options);
  world.variant = first;
  if (options.qrRefreshMs !== undefined) world.qrRefreshMs = options.qrRefreshMs;
  const exmail = new ExmailWorld(world.clock, world.failures);
  const firstExmail = exmailPages.wished(options.exmail ?? {});
  exmail.variant = firstExmail;
  const unified = new UnifiedWorld(world.clock, (username) => {
    const account = exmail.find(`${username}@cumt.edu.cn`);
    return account === null ? '' : exmail.ticket(account);
  });
  const firstUnified = unifiedPages.wished(options.unified ?? {});
  unified.variant = firstUnified;
  const beijing = new BeijingWorld(world.clock);
  const firstBeijing = beijingPages.wished(options.beijing ?? {});
  beijing.reset(firstBeijing);
  const journal = new Journal();
  const faults = new Faults();
  const setPagePoll = (ms: number) => {
    world.pagePollMs = ms;
    exmail.pagePollMs = ms;
    beijing.pagePollMs = ms;
  };
  const firstPollMs = options.pagePollMs ?? 15_000;
  setPagePoll(firstPollMs);
  const pages = new Map<string, RegisteredPage>();
  const caught: Caught[] = [];
  const reset = () => {
    world.reset();
    world.variant = first;
    exmail.reset();
    exmail.variant = firstExmail;
    unified.reset();
    unified.variant = firstUnified;
    beijing.reset(firstBeijing);
    setPagePoll(firstPollMs);
    faults.clear();
    journal.clear();
    pages.clear();
    caught.length = 0;
  };
  const controls = controlsOf(world);
  const exmailControls = exmailControlsOf(exmail);
  const unifiedControls = unifiedControlsOf(unified);
  const beijingControls = beijingControlsOf(beijing);
  const app = practiceApp({
    world,
    controls,
    exmail,
    exmailControls,
    unified,
    unifiedControls,
    beijing,
    beijingControls,
    journal,
    faults,
    pages,
    caught,
    reset,
  });
  const certificate = await makeCertificate();
  const context = createSecureContext(certificate);
  const serverOptions: ServerOptions = {
    ...certificate,
    SNICallback: (host, done) => {
      if (faults.of(host)?.kind === 'tls') done(new Error('the handshake fails as ordered'));
      else done(null, context);
    },
  };
  const server = createAdaptorServer({ fetch: app.fetch, createServer, serverOptions });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  faults.cut = () => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  return {
    ...controls,
    port,
    url: (host = 'mail.cqu.edu.cn', path = '/') => `https://${host}${path}`,
    exmail: exmailControls,
    unified: unifiedControls,
    beijing: beijingControls,
    journal,
    faults,
    setPagePoll,
    reset,
    page: (path, html, headers = {}) => {
      pages.set(path, { html, headers });
    },
    caught,
    close: async () => {
      faults.clear();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}
