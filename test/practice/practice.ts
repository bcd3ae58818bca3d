// Starts the practice mail systems on one HTTPS port and hands tests the strings behind them.
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { createAdaptorServer } from '@hono/node-server';
import { makeCertificate } from './certificate.ts';
import { controlsOf, type Controls } from './controls.ts';
import { World } from './coremail/world.ts';
import { exmailControlsOf, type ExmailControls } from './exmail/controls.ts';
import { exmailVariantOf, plainExmail, type ExmailVariant } from './exmail/variant.ts';
import { ExmailWorld } from './exmail/world.ts';
import { Faults } from './faults.ts';
import type { Caught } from './hosts/lookalike.ts';
import type { RegisteredPage } from './hosts/shapes.ts';
import { Journal } from './journal.ts';
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
  /** The same for the practice Exmail. */
  readonly exmail?: { readonly seed?: number; readonly variant?: Partial<ExmailVariant> };
  /** Between two questions of an open page for new mail, both systems; 15 s unless told. */
  readonly pagePollMs?: number;
}

export interface Practice extends Controls {
  readonly port: number;
  /** An HTTP proxy that leads every `CONNECT host:443` here (for browsers that cannot map hosts to ports). */
  readonly proxyPort: number;
  /** Address under a true host name; works in a browser that maps port 443 here or uses the proxy. */
  url(host?: string, path?: string): string;
  /** The practice Exmail; how it is switched stands at the top of `exmail/world.ts`. */
  readonly exmail: ExmailControls;
  /** Every request that came, to both systems and all other hosts. */
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
  const first: Variant = { ...(options.seed === undefined ? plainVariant : variantOf(options.seed)), ...options.variant };
  world.variant = first;
  if (options.qrRefreshMs !== undefined) world.qrRefreshMs = options.qrRefreshMs;
  const exmail = new ExmailWorld(world.clock);
  const { seed: exmailSeed, variant: exmailVariant } = options.exmail ?? {};
  const firstExmail = { ...(exmailSeed === undefined ? plainExmail : exmailVariantOf(exmailSeed)), ...exmailVariant };
  exmail.variant = firstExmail;
  const journal = new Journal();
  const faults = new Faults();
  const setPagePoll = (ms: number) => {
    world.pagePollMs = ms;
    exmail.pagePollMs = ms;
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
    setPagePoll(firstPollMs);
    faults.clear();
    journal.clear();
    pages.clear();
    caught.length = 0;
  };
  const controls = controlsOf(world);
  const exmailControls = exmailControlsOf(exmail);
  const app = practiceApp({ world, controls, exmail, exmailControls, journal, faults, pages, caught, reset });
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
  const proxy = await startProxy(port, faults.reachable);
  faults.cut = () => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  return {
    ...controls,
    port,
    proxyPort: proxy.port,
    url: (host = 'mail.cqu.edu.cn', path = '/') => `https://${host}${path}`,
    exmail: exmailControls,
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
      await proxy.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}
