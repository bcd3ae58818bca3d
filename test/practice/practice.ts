// Starts the practice mail systems on one HTTPS port and hands tests the strings behind them.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { makeCertificate } from './certificate.ts';
import { controlsOf, type Controls } from './controls.ts';
import { World } from './coremail/world.ts';
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

export interface Practice extends Controls {
  readonly port: number;
  /** An HTTP proxy that leads every `CONNECT host:443` here (for browsers that cannot map hosts to ports). */
  readonly proxyPort: number;
  /** Address under a true host name; works in a browser that maps port 443 here or uses the proxy. */
  url(host?: string, path?: string): string;
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
  const pages = new Map<string, RegisteredPage>();
  const caught: Caught[] = [];
  const reset = () => {
    world.reset();
    world.variant = first;
    pages.clear();
    caught.length = 0;
  };
  const controls = controlsOf(world);
  const app = practiceApp({ world, controls, pages, caught, reset });
  const serverOptions = await makeCertificate();
  const server = createAdaptorServer({ fetch: app.fetch, createServer, serverOptions });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const proxy = await startProxy(port);
  return {
    ...controls,
    port,
    proxyPort: proxy.port,
    url: (host = 'mail.cqu.edu.cn', path = '/') => `https://${host}${path}`,
    reset,
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
