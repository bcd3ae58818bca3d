// What CryptoJS writes when it encrypts with a passphrase: base64 of "Salted__", a salt, and AES-CBC under a key made of MD5.
import type { Bytes } from '../../vault/bytes.ts';
import { bytesOfBase64, textOfUtf8 } from '../byte-text.ts';
import { openCbc } from '../cipher.ts';
import { md5Key } from '../password-key.ts';

const SALT_FROM = 8;
const SALT_TO = 16;

/** Null when the passphrase is wrong or the text is no such thing. */
export async function openCryptoJs(text: string, passphrase: string): Promise<Bytes | null> {
  const bytes = bytesOfBase64(text);
  if (bytes === null || textOfUtf8(bytes.subarray(0, SALT_FROM)) !== 'Salted__') return null;
  const { key, iv } = await md5Key(passphrase, bytes.slice(SALT_FROM, SALT_TO));
  return openCbc(key, iv, bytes.slice(SALT_TO));
}
