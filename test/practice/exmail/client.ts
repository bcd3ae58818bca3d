// A browser's part for tests of the practice Exmail: signs in as the page does, asks for pages and calls under its sid.
import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { Client, type Reply } from '../client.ts';
import type { OpenedSession } from './controls.ts';
import { exmailPassword } from './seeds.ts';

const bytes = (hex: string) => Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');

/** One browser with its own cookies under one host. */
export class ExmailClient {
  readonly browser: Client;
  sid = '';

  constructor(port: number, host = 'mail.cumt.edu.cn') {
    this.browser = new Client(port, host);
  }

  /** `p` and `ts` as the page computes them from its key; `more` are further passwords under the same key. */
  async sealed(password: string, ...more: readonly string[]): Promise<{ p: string; ts: string; more: string[] }> {
    const { text } = await this.browser.fetch('/cgi-bin/loginpage?t=dm_loginpage');
    const n = /PublicKey = '([0-9A-F]+)'/.exec(text)?.[1] ?? '';
    const ts = /PublicTs = '(\d+)'/.exec(text)?.[1] ?? '';
    const key = createPublicKey({ key: { kty: 'RSA', e: 'AQAB', n: bytes(n) }, format: 'jwk' });
    const seal = (each: string) =>
      publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(`${each}\n${ts}\n`)).toString('base64');
    return { p: seal(password), ts, more: more.map(seal) };
  }

  /** The posted form; answers the page that follows it and keeps the sid. */
  async signIn(inputuin: string, more: Readonly<Record<string, string>> = {}, password = exmailPassword): Promise<Reply> {
    const { p, ts } = await this.sealed(password);
    const reply = await this.browser.post('/cgi-bin/login', { inputuin, p, ts, ...more });
    const found = /sid=([^&"]+)/.exec(reply.text)?.[1];
    if (found !== undefined) this.sid = found;
    return reply;
  }

  /** Signed in without the login page. */
  enter(opened: OpenedSession): void {
    this.sid = opened.sid;
    this.browser.cookies.set('qm_sid', opened.cookie);
  }

  /** A change of the settings, as their pages send it; `token` as the settings page tells it unless told. */
  async change(act: string, fields: Readonly<Record<string, string>> = {}, token?: string): Promise<Reply> {
    const told = /"token":"(\w+)"/.exec((await this.get('setting4', 'fun=list&acc=1')).text)?.[1] ?? '';
    return this.browser.post('/cgi-bin/wx_token', { act, sid: this.sid, token: token ?? told, ...fields });
  }

  /** A page or call behind the sign-in. */
  get(name: string, query = ''): Promise<Reply> {
    return this.browser.fetch(`/cgi-bin/${name}?sid=${this.sid}${query === '' ? '' : `&${query}`}`);
  }
}
