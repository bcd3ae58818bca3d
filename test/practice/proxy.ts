// A proxy that leads every CONNECT to the practice server, for browsers that cannot map host names to a port.
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** Starts it on a free port. Hosts that are not `reachable` get 502, as from a proxy that cannot find them. */
export async function startProxy(
  target: number,
  reachable: (host: string) => boolean = () => true,
): Promise<{ port: number; close: () => Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(404).end());
  server.on('connect', (request, client: Socket, head: Buffer) => {
    if (!reachable(request.url?.split(':')[0] ?? '')) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
