// A browser's part for tests of the practice unified log-in: seals the password as the page does, posts its forms.
import { createCipheriv, randomBytes } from 'node:crypto';
import { Client, type Reply } from '../client.ts';
import { unifiedPassword } from './member.ts';
import { knownService, unifiedHost } from './world.ts';

/** The service of the school's mail, as its link asks for it. */
export const mailService = `${knownService}&method=bizauth&agent=cumt&user=`;

/** One browser with its own cookies. */
export class UnifiedClient {
  readonly browser: Client;

  constructor(port: number) {
    this.browser = new Client(port, unifiedHost);
  }

  /** Opens the login page and sends a form of it with the fields given. */
  async post(cllt: string, fields: Readonly<Record<string, string>>, service = mailService): Promise<Reply> {
    const path = `/authserver/login?service=${encodeURIComponent(service)}`;
    const { text } = await this.browser.fetch(path);
    const salt = /id="pwdEncryptSalt" value="(\w+)"/.exec(text)?.[1] ?? '';
    const execution = /name="execution" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const { password, ...others } = fields;
    const cipher = createCipheriv('aes-128-cbc', salt, randomBytes(16));
    const plain = `${randomBytes(32).toString('hex')}${password ?? ''}`;
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
    return this.browser.post(path, {
      _eventId: 'submit',
      cllt,
      execution,
      ...(password !== undefined && { password: sealed }),
      ...others,
    });
  }

  /** The first step by password. */
  signIn(username: string, password = unifiedPassword, more: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.post('userNameLogin', { username, password, ...more });
  }

  /** A call of the second factor. */
  async call(path: string, fields: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
    const { text } = await this.browser.post(`/authserver/${path}`, fields);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** Sends a one-time code. */
  prove(otpCode: string, skipTmpReAuth = 'false'): Promise<Readonly<Record<string, unknown>>> {
    return this.call('reAuthCheck/reAuthSubmit.do', { reAuthType: '10', isMultifactor: 'true', otpCode, skipTmpReAuth });
  }
}
