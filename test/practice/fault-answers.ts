// What a host in trouble answers.
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { Fault, Faults } from './faults.ts';
import { toGbk } from './gbk.ts';
import { bendCount, currentEntry } from './journal.ts';

/** What the sign-in page of a host is, for the faults that lead there. */
export interface LoginOf {
  readonly path: string;
  page(): Promise<Response>;
}

const errorPages: Readonly<Record<string, readonly [number, string]>> = {
  '401': [401, 'Unauthorized'],
  '403': [403, 'Forbidden'],
  '429': [429, 'Too Many Requests'],
  '500': [500, 'Internal Server Error'],
  '502': [502, 'Bad Gateway'],
  '503': [503, 'Service Unavailable'],
};

const bentCounts: Readonly<Record<string, string>> = { 'negative count': '-3', 'huge count': '1e21', 'float count': '2.5' };

/** Host of the gateway a captive portal sends to. */
export const portalHost = 'portal.campus.example.com';

const portalPage = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>校园网认证</title></head>
<body><h1>校园网统一认证</h1><p>您尚未登录校园网（未读消息 9）</p><form method="post" action="https://${portalHost}/login">
<input name="username" placeholder="学工号"><input name="password" type="password" placeholder="密码"><button>登录</button></form></body></html>`;

const html = (body: string, status = 200, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html;charset=UTF-8', ...headers } });

function retryAfter({ seconds, asDate = false }: Fault, now: number): Record<string, string> {
  if (seconds === undefined) return {};
  return { 'Retry-After': asDate ? new Date(now + seconds * 1000).toUTCString() : `${seconds}` };
}

/** Bytes that mean nothing, always the same. */
function garbage(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 4096 }, (_, at) => (at * 197 + (at >> 3) * 31 + 128) % 256);
}

function huge(bytes: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(1 << 20).fill(120);
  let left = bytes;
  return new ReadableStream({
    pull(to) {
      to.enqueue(piece.subarray(0, Math.min(left, piece.length)));
      left -= piece.length;
      if (left <= 0) to.close();
    },
  });
}

function drip(body: Uint8Array, bytesPerSecond: number, faults: Faults): ReadableStream<Uint8Array> {
  const step = Math.max(1, Math.round(bytesPerSecond / 4));
  let at = 0;
  return new ReadableStream({
    async pull(to) {
      if (at > 0) await faults.hold(250);
      to.enqueue(body.subarray(at, at + step));
      at += step;
      if (at >= body.length) to.close();
    },
  });
}

function withBody(old: Response, body: BodyInit, type?: string): Response {
  const headers = new Headers(old.headers);
  headers.delete('Content-Length');
  if (type !== undefined) headers.set('Content-Type', type);
  return new Response(body, { status: old.status, headers });
}

/** The true answer, spoiled. */
async function spoiled(answer: Response, fault: Fault, faults: Faults): Promise<Response> {
  const type = (answer.headers.get('Content-Type') ?? 'text/html').split(';')[0] ?? '';
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = () => new TextDecoder().decode(bytes);
  switch (fault.kind) {
    case 'slow drip':
      return withBody(answer, drip(bytes, fault.bytes ?? 16, faults));
    case 'cut':
      return withBody(answer, bytes.subarray(0, bytes.length / 2));
    case 'gbk':
      return withBody(answer, toGbk(text().replaceAll(/charset=("?)utf-8/gi, 'charset=$1gbk')), `${type};charset=GBK`);
    case 'gbk unsaid':
      return withBody(answer, toGbk(text()), `${type};charset=UTF-8`);
    case 'bom':
      return withBody(answer, `\uFEFF${text()}`);
    case 'garbage':
      return withBody(answer, garbage());
    case 'empty':
      return withBody(answer, '');
    default:
      return withBody(answer, huge(fault.bytes ?? 100 * 1024 * 1024));
  }
}

/** An answer that has nothing to do with what was asked; null when the fault wants the true one. */
async function instead(fault: Fault, url: URL, login: LoginOf, now: number): Promise<Response | null> {
  const page = errorPages[fault.kind];
  if (page !== undefined) return html(`<h1>${page[0]} ${page[1]}</h1>`, page[0], retryAfter(fault, now));
  const away = (to: string) => new Response(null, { status: 302, headers: { Location: to } });
  if (fault.kind === 'login page') return login.page();
  if (fault.kind === 'redirect to login') return url.pathname === login.path ? login.page() : away(login.path);
  if (fault.kind === 'redirect loop') return away(`${url.pathname}?loop=${Number(url.searchParams.get('loop') ?? 0) + 1}`);
  if (fault.kind === 'captive portal') return html(portalPage);
  return fault.kind === 'captive portal elsewhere' ? away(`https://${portalHost}/?from=${encodeURIComponent(url.href)}`) : null;
}

/** Stands before all pages: answers in place of a host in trouble. `login` gives the sign-in page of a host. */
export function faultMiddleware(
  faults: Faults,
  login: (host: string) => LoginOf,
  now: () => number,
): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    const url = new URL(c.req.url);
    const entry = currentEntry();
    const fault = faults.of(url.hostname);
    const spared = fault?.from === 'other' && entry?.by !== 'other';
    if (fault === null || entry === null || spared || !c.req.url.includes(fault.on ?? '')) return next();
    entry.fault = fault.kind;
    if (fault.kind === 'offline' || fault.kind === 'dns' || fault.kind === 'tls') {
      c.env.incoming.socket.destroy();
      return c.body(null, 503);
    }
    if (fault.kind === 'timeout') await faults.hold((fault.seconds ?? 30) * 1000);
    const bent = bentCounts[fault.kind];
    if (bent !== undefined) bendCount(bent);
    const other = await instead(fault, url, login(url.hostname), now());
    if (other !== null) return other;
    if (fault.kind === 'cookie gone') c.req.raw.headers.delete('Cookie');
    await next();
    const whole = ['timeout', 'clock wrong', 'cookie gone'].includes(fault.kind) || bent !== undefined;
    const answer = whole || c.res.body === null ? c.res : await spoiled(c.res, fault, faults);
    if (answer !== c.res) {
      c.res = undefined;
      c.res = answer;
    }
    if (fault.kind === 'clock wrong') c.res.headers.set('Date', new Date(now() + (fault.seconds ?? 86_400) * 1000).toUTCString());
    return undefined;
  };
}
