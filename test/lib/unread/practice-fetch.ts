// The browser's `fetch` as the background uses it, towards a practice server on this machine: any host by name, with cookies, no redirect followed.
import { request } from 'node:https';
import { Readable } from 'node:stream';

/** @param cookies by host; `reachable` says which hosts can be found */
export function practiceFetch(
  port: number,
  cookies: Readonly<Record<string, string>>,
  reachable: (host: string) => boolean = () => true,
): typeof fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const url = new URL(String(input));
      if (!reachable(url.hostname)) return reject(new TypeError('not found'));
      const headers = { ...(init?.headers as Record<string, string>), Host: url.host, Cookie: cookies[url.hostname] ?? '' };
      const { signal } = init ?? {};
      const options = {
        host: '127.0.0.1',
        port,
        servername: url.hostname,
        path: url.pathname + url.search,
        method: init?.method ?? 'GET',
      };
      // The practice certificate is made at start; only this client trusts it unseen.
      const sent = request({ ...options, headers, rejectUnauthorized: false, agent: false }, (answer) => {
        const told = Object.entries(answer.headers).flatMap(([name, value]) =>
          [value ?? []].flat().map((one): [string, string] => [name, one]),
        );
        const status = answer.statusCode ?? 0;
        const body =
          status === 204 || status === 304 ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array<ArrayBuffer>>);
        resolve(new Response(body, { status, headers: told }));
        signal?.addEventListener('abort', () => answer.destroy(signal.reason as Error));
      });
      signal?.addEventListener('abort', () => sent.destroy(signal.reason as Error));
      sent.on('error', () => reject((signal?.aborted === true ? signal.reason : new TypeError('no answer')) as Error));
      sent.end(init?.body);
    });
}
