// The RSA step of the password (PKCS#1 v1.5): the public key goes to the page, the private key opens what the page sends.
import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';

function hex(base64url: string): string {
  return Buffer.from(base64url, 'base64url').toString('hex');
}

/** One key pair for the life of a practice server. */
export class PasswordKey {
  readonly #pair = generateKeyPairSync('rsa', { modulusLength: 1024 });

  /** Modulus and exponent in hex, as `user:getPasswordKey` answers them. */
  public(): { e: string; n: string } {
    const { n = '', e = '' } = this.#pair.publicKey.export({ format: 'jwk' });
    return { n: hex(n), e: hex(e).replace(/^0+/, '') };
  }

  /** The password, from hex (web form) or base64 (native client); null when it is not a message under this key. */
  open(sent: string): string | null {
    const bytes = Buffer.from(sent, /^[0-9a-f]+$/i.test(sent) ? 'hex' : 'base64');
    if (bytes.length !== 128) return null;
    return privateDecrypt({ key: this.#pair.privateKey, padding: constants.RSA_PKCS1_PADDING }, bytes).toString('utf8');
  }
}
