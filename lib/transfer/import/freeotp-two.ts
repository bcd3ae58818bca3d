// FreeOTP 2's backup: a Java hash map of texts. The tokens lie open in it, their secrets are encrypted under a master key that the passphrase opens.
import type { Bytes } from '../../vault/bytes.ts';
import { bytesOfNumbers, utf8 } from '../byte-text.ts';
import { openGcm } from '../cipher.ts';
import { parseJson, recordOf, textOf, valueAt } from '../json-value.ts';
import { pbkdf2Key } from '../password-key.ts';
import { entryOfToken } from './freeotp-token.ts';
import { isJavaMap, readJavaMap } from './java-map.ts';
import { checkCount, damagedFile, needPassphrase, wrongPassphrase } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';

const NAME = 'FreeOTP';
const HASHES = new Map<string, 'SHA-1' | 'SHA-256' | 'SHA-512'>([
  ['pbkdf2withhmacsha1', 'SHA-1'],
  ['pbkdf2withhmacsha256', 'SHA-256'],
  ['pbkdf2withhmacsha512', 'SHA-512'],
]);

/** DER: an OCTET STRING, by itself or as the first of a SEQUENCE. */
function nonceOf(params: Bytes): Bytes | null {
  const from = params[0] === 0x30 ? 2 : 0;
  const length = params[from + 1] ?? 0;
  const nonce = params.slice(from + 2, from + 2 + length);
  return params[from] === 0x04 && nonce.length === length && length > 0 ? nonce : null;
}

/** What the app seals: the nonce stands inside DER, the kind of key is the additional data. Null when it does not open. */
async function openSealed(sealed: unknown, key: Bytes): Promise<Bytes | null> {
  const ciphertext = bytesOfNumbers(valueAt(sealed, 'mCipherText'));
  const params = bytesOfNumbers(valueAt(sealed, 'mParameters'));
  const nonce = params === null ? null : nonceOf(params);
  if (ciphertext === null || nonce === null) throw damagedFile(NAME);
  return openGcm(key, nonce, ciphertext, utf8(textOf(valueAt(sealed, 'mToken'))));
}

async function masterKey(text: string | undefined, passphrase: string): Promise<Bytes> {
  const stated = recordOf(parseJson(text ?? ''));
  const hash = HASHES.get(textOf(stated?.['mAlgorithm']).toLowerCase());
  const salt = bytesOfNumbers(stated?.['mSalt']);
  if (stated === null || hash === undefined || salt === null) throw damagedFile(NAME);
  const key = await openSealed(stated['mEncryptedKey'], await pbkdf2Key(passphrase, salt, hash, stated['mIterations']));
  if (key === null || ![16, 24, 32].includes(key.length)) throw wrongPassphrase();
  return key;
}

async function toEntry(tokenText: string, keyText: string | undefined, master: Bytes): Promise<FoundEntry> {
  const token = recordOf(parseJson(tokenText)) ?? {};
  const sealed = parseJson(textOf(valueAt(parseJson(keyText ?? ''), 'key')));
  if (sealed === undefined) return { ...entryOfToken(token, null, 0), reason: 'damaged', partial: {} };
  const secret = await openSealed(sealed, master);
  if (secret === null)
    return { reason: 'damaged', partial: { issuer: textOf(token['issuerExt']), account: textOf(token['label']) } };
  // The algorithm is left out where the kind of key says it.
  return entryOfToken({ ...token, algo: token['algo'] ?? textOf(valueAt(sealed, 'mToken')) }, secret, 0);
}

export const freeOtpTwo: ImportFormat = {
  id: 'freeotp-2',
  name: NAME,
  detect: ({ bytes }) => isJavaMap(bytes),
  async read({ bytes }, passphrase) {
    const map = readJavaMap(bytes);
    if (map === null) throw damagedFile(NAME);
    const tokens = [...map].flatMap(([key, text]) =>
      key.endsWith('-token') ? [[key.slice(0, -'-token'.length), text] as const] : [],
    );
    checkCount(tokens);
    const master = await masterKey(map.get('masterKey'), needPassphrase(passphrase));
    return { entries: await Promise.all(tokens.map(([id, text]) => toEntry(text, map.get(id), master))), missingParts: [] };
  },
};
