// TOTP Authenticator (BinaryBoot): its own file on the phone, and its encrypted backup.
import { bytesOfBase64, textOfUtf8, utf8 } from '../byte-text.ts';
import { openCbc, sha256 } from '../cipher.ts';
import { listOf, parseJson, recordOf } from '../json-value.ts';
import { preferencesOf } from './android-preferences.ts';
import { entryOfTotpAuthenticator } from './simple-json.ts';
import { foundOf, needPassphrase, wrongPassphrase } from './source.ts';
import type { ImportFormat, TransferSource } from './source.ts';

const LIST = 'STATIC_TOTP_CODES_LIST';
/** Shorter texts of one word are more likely a secret or a token of another kind. */
const SHORTEST = 128;
/** Ten thousand accounts do not take more; a text without end is not worth looking through. */
const LONGEST = 4 * 1024 * 1024;

const toEntry = (raw: unknown) => entryOfTotpAuthenticator(recordOf(raw) ?? {});

export const totpAuthenticatorFile: ImportFormat = {
  id: 'totp-authenticator',
  name: 'TOTP Authenticator',
  detect: ({ text }) => preferencesOf(text).has(LIST),
  read: ({ text }) => foundOf(listOf(parseJson(preferencesOf(text).get(LIST) ?? '')), toEntry),
};

function sealedBytes({ text }: TransferSource) {
  if (text === null || text.length > LONGEST) return null;
  const letters = text.replace(/\s+/g, '');
  const bytes = letters.length >= SHORTEST && letters.length % 4 === 0 && /[a-z]/.test(letters) ? bytesOfBase64(letters) : null;
  return bytes !== null && bytes.length % 16 === 0 ? bytes : null;
}

/** Nothing but base64: it is asked late. */
export const totpAuthenticatorBackup: ImportFormat = {
  id: 'totp-authenticator-encrypted',
  name: 'TOTP Authenticator',
  detect: (source) => sealedBytes(source) !== null,
  async read(source, passphrase) {
    const key = await sha256(utf8(needPassphrase(passphrase)));
    const plain = await openCbc(key, new Uint8Array(16), sealedBytes(source) ?? new Uint8Array());
    const text = plain === null ? null : textOfUtf8(plain);
    const outer = recordOf(parseJson(text ?? ''));
    if (outer === null) throw wrongPassphrase();
    const list = Object.keys(outer)[0] ?? '';
    return foundOf(listOf(parseJson(list)), toEntry);
  },
};
