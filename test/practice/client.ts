// A browser's part for the tests of the practice server: keeps cookies, speaks under any host name, does the RSA step.
import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { request } from 'node:https';
import { seededPassword } from './coremail/seeds.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** An answer of a JSON call, read loosely as tests need it. */
export interface JsonReply {
  readonly code: string;
  readonly var: Readonly<Record<string, string>>;
  readonly [extra: string]: unknown;
}

function base64url(hex: string): string {
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

/** One browser with its own cookies. */
export class Client {
  readonly cookies = new Map<string, string>();
  /** Of the last finished sign-in. */
  sid = '';
  readonly #port: number;
  readonly #host: string;

  constructor(port: number, host = 'mail.cqu.edu.cn') {
    this.#port = port;
    this.#host = host;
  }

  /** One request; cookies are sent and kept. A text body makes it a POST. */
  async fetch(path: string, body?: string, type = 'text/x-json'): Promise<Reply> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await new Promise<Reply>((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          servername: this.#host,
          path,
          method: body === undefined ? 'GET' : 'POST',
          // The practice certificate is made at start; only this test client trusts it unseen.
          rejectUnauthorized: false,
          headers: { Host: this.#host, Cookie: cookie, ...(body !== undefined && { 'Content-Type': type }) },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return reply;
  }

  /** A JSON call under a sid (the session's unless told). */
  async call(func: string, body: Readonly<Record<string, unknown>> = {}, sid = this.sid): Promise<JsonReply> {
    const path = `/coremail/s/json?sid=${sid}&func=${encodeURIComponent(func)}`;
    const { text } = await this.fetch(path, JSON.stringify(body));
    return JSON.parse(text) as JsonReply;
  }

  /** Posts a form. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Reply> {
    return this.fetch(path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  }

  /** Opens the login page; answers its temporary sid. */
  async open(): Promise<string> {
    const { text } = await this.fetch('/coremail/index.jsp');
    return /tempSession: '([^']+)'/.exec(text)?.[1] ?? '';
  }

  /** The password as the web form sends it. */
  async sealed(tempSid: string, password: string): Promise<string> {
    const answer = await this.call('user:getPasswordKey', {}, tempSid);
    const { e = '', n = '' } = answer.var['key'] as unknown as Record<string, string>;
    const key = createPublicKey({ key: { kty: 'RSA', e: base64url(e), n: base64url(n) }, format: 'jwk' });
    return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(password)).toString('hex');
  }

  /** Step one by JSON. */
  async signIn(uid: string, more: Readonly<Record<string, unknown>> = {}): Promise<{ tempSid: string; answer: JsonReply }> {
    const tempSid = await this.open();
    const password = await this.sealed(tempSid, seededPassword);
    const answer = await this.call('user:login', { uid, password, ...more }, tempSid);
    if (answer.code === 'S_OK') this.sid = answer.var['sid'] ?? '';
    return { tempSid, answer };
  }

  /** Step two by JSON with a code, then the session; answers the code's result. */
  async prove(tempSid: string, type: string, code: string, trust = false): Promise<JsonReply> {
    const checked = await this.call('user:validateSecondAuth', { tempSid, trans: 'login', type, code, trust }, tempSid);
    if (checked.code !== 'S_OK') return checked;
    const entered = await this.call('user:login', { password: '' }, tempSid);
    this.sid = entered.var['sid'] ?? '';
    return entered;
  }
}
