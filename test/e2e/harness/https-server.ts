// A small HTTPS server with a certificate of its own, for scenarios that need one page and no mail system.
import { createServer } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export type HttpsServer = { readonly port: number; close(): Promise<void> };

/** Answers every request on a free port of 127.0.0.1. */
export async function startHttpsServer(answer: RequestListener): Promise<HttpsServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'practice' }]);
  const server = createServer({ key, cert }, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
