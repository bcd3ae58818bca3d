// A browser's part for tests of the practice Exmail: signs in as the page does, asks for pages and calls under its sid.
import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { Client, type Reply } from '../client.ts';
import { exmailPassword } from './seeds.ts';

const bytes = (hex: string) => Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');

/** One browser with its own cookies under one host. */
export class ExmailClient {
  readonly browser: Client;
  sid = '';

  constructor(port: number, host = 'mail.cumt.edu.cn') {
    this.browser = new Client(port, host);
  }

  /** `p` and `ts` as the page computes them from its key. */
  async sealed(password: string): Promise<{ p: string; ts: string }> {
    const { text } = await this.browser.fetch('/cgi-bin/loginpage?t=dm_loginpage');
    const n = /PublicKey = '([0-9A-F]+)'/.exec(text)?.[1] ?? '';
    const ts = /PublicTs = '(\d+)'/.exec(text)?.[1] ?? '';
    const key = createPublicKey({ key: { kty: 'RSA', e: 'AQAB', n: bytes(n) }, format: 'jwk' });
    const p = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(`${password}\n${ts}\n`));
    return { p: p.toString('base64'), ts };
  }

  /** The posted form; answers the page that follows it and keeps the sid. */
  async signIn(inputuin: string, more: Readonly<Record<string, string>> = {}, password = exmailPassword): Promise<Reply> {
    const reply = await this.browser.post('/cgi-bin/login', { inputuin, ...(await this.sealed(password)), ...more });
    const found = /sid=([^&"]+)/.exec(reply.text)?.[1];
    if (found !== undefined) this.sid = found;
    return reply;
  }

  /** A page or call behind the sign-in. */
  get(name: string, query = ''): Promise<Reply> {
    return this.browser.fetch(`/cgi-bin/${name}?sid=${this.sid}${query === '' ? '' : `&${query}`}`);
  }
}
