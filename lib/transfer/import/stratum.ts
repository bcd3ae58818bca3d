// Stratum's (formerly Authenticator Pro's) backup: JSON, and the two ways it was encrypted over the years.
import type { Bytes } from '../../vault/bytes.ts';
import { textOfUtf8 } from '../byte-text.ts';
import { openCbc, openGcm } from '../cipher.ts';
import { parseJson, recordOf, textOf, valueAt } from '../json-value.ts';
import { argon2Key, pbkdf2Key } from '../password-key.ts';
import { entryOfDraft } from './draft.ts';
import { damagedFile, foundOf, needPassphrase, wrongPassphrase } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';

const NAME = 'Stratum';
const KINDS = ['', 'hotp', 'totp', 'motp', 'steam', 'yandex'];
const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'];
const MARK = 16;
const STRONG = 'AUTHENTICATORPRO';
const LEGACY = 'AuthenticatorPro';
const COST = { memoryKib: 65_536, iterations: 3, parallelism: 4 };
const LEGACY_ITERATIONS = 64_000;

function toEntry(raw: unknown): FoundEntry {
  const { Type, Issuer, Username, Secret, Algorithm, Digits, Period, Counter } = recordOf(raw) ?? {};
  return entryOfDraft({
    type: KINDS[Number(Type)] ?? '',
    issuer: Issuer,
    account: Username,
    secret: Secret,
    algorithm: ALGORITHMS[Number(Algorithm ?? 0)] ?? textOf(Algorithm),
    digits: Digits,
    period: Period,
    counter: Counter,
  });
}

const markOf = (bytes: Bytes) => textOfUtf8(bytes.subarray(0, MARK));

function slices(bytes: Bytes, ...lengths: readonly number[]): Bytes[] {
  let at = MARK;
  const cut = lengths.map((length) => bytes.slice(at, (at += length)));
  return [...cut, bytes.slice(at)];
}

async function decrypt(bytes: Bytes, passphrase: string): Promise<Bytes | null> {
  const none = new Uint8Array();
  if (markOf(bytes) === STRONG) {
    const [salt = none, nonce = none, sealed = none] = slices(bytes, 16, 12);
    if (salt.length < 16) throw damagedFile(NAME);
    return openGcm(await argon2Key(passphrase, salt, COST), nonce, sealed);
  }
  const [salt = none, iv = none, sealed = none] = slices(bytes, 20, 16);
  return openCbc(await pbkdf2Key(passphrase, salt, 'SHA-1', LEGACY_ITERATIONS), iv, sealed);
}

export const stratum: ImportFormat = {
  id: 'stratum',
  name: NAME,
  detect: ({ bytes, json }) => Array.isArray(valueAt(json, 'Authenticators')) || [STRONG, LEGACY].includes(markOf(bytes) ?? ''),
  async read({ bytes, json }, passphrase) {
    let backup = json;
    if (json === undefined) {
      const plain = await decrypt(bytes, needPassphrase(passphrase));
      // AES-CBC has no seal: a wrong key can end in what looks like padding, never in JSON.
      backup = plain === null ? undefined : parseJson(textOfUtf8(plain) ?? '');
      if (backup === undefined) throw wrongPassphrase();
    }
    const entries = valueAt(backup, 'Authenticators');
    if (!Array.isArray(entries)) throw damagedFile(NAME);
    return foundOf(entries, toEntry);
  },
};
