// The only way out of a test browser: every host asked for is piped to the practice server on this machine, or refused.
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What a browser asked the proxy for. */
export type ProxyRequest = {
  readonly host: string;
  readonly secure: boolean;
  /** Ms since 1970. */
  readonly askedAt: number;
};

export type Proxy = {
  readonly port: number;
  /** Everything asked for so far, oldest first; the browser's own calls home are among it. */
  readonly requests: readonly ProxyRequest[];
  /** From now on every connection is cut and none is made: the mail host is out of reach. */
  setOffline(offline: boolean): void;
  close(): Promise<void>;
};

export type ProxyOptions = {
  /** Port of the HTTPS server on 127.0.0.1 that plays every host. */
  readonly port: number;
  /** Port of a plain HTTP server on 127.0.0.1 for `http:` addresses; null refuses them. */
  readonly httpPort?: number | null;
  /** Hosts that are played, any port; everything else is refused with 502. */
  readonly plays: (host: string) => boolean;
};

/** Whether a host is played unless a test says otherwise: all under `.cn`, and the vendor's own one. */
export const playsUsually = (host: string): boolean => host.endsWith('.cn') || host === 'exmail.qq.com';

const refusal = 'HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

/** Host of a proxy request: `host:port` for CONNECT, a whole address otherwise; empty when it is neither. */
function hostOf(request: IncomingMessage): string {
  const target = request.url ?? '';
  const address = request.method === 'CONNECT' ? `https://${target}` : target;
  return URL.canParse(address) ? new URL(address).hostname : '';
}

/** Starts the proxy on a free port of 127.0.0.1. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const requests: ProxyRequest[] = [];
  const open = new Set<Duplex>();
  let offline = false;

  function pipe(client: Duplex, port: number, hello: (upstream: Socket) => void): void {
    const upstream = connect(port, '127.0.0.1', () => {
      hello(upstream);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
  }

  const server = createServer((request, response) => {
    const host = hostOf(request);
    requests.push({ host, secure: false, askedAt: Date.now() });
    const port = options.httpPort ?? null;
    if (offline || port === null || !options.plays(host)) {
      response.writeHead(502).end();
      return;
    }
    const { pathname, search } = new URL(request.url ?? '');
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
    const head = `${request.method} ${pathname}${search} HTTP/1.1\r\n${headers.join('')}connection: close\r\n\r\n`;
    pipe(request.socket, port, (upstream) => upstream.write(head));
  });
  server.on('connect', (request, client) => {
    const host = hostOf(request);
    requests.push({ host, secure: true, askedAt: Date.now() });
    if (offline || !options.plays(host)) {
      client.on('error', () => client.destroy());
      client.end(refusal);
      return;
    }
    pipe(client, options.port, () => client.write('HTTP/1.1 200 Connection Established\r\n\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    setOffline(value) {
      offline = value;
      if (value) cut();
    },
    async close() {
      cut();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
