// andOTP's backup: a JSON list; encrypted in a binary file without any mark, in an old and a newer way.
import type { Bytes } from '../../vault/bytes.ts';
import { textOfUtf8 } from '../byte-text.ts';
import { openGcm, sha256 } from '../cipher.ts';
import { listOf, parseJson, recordOf, valueAt } from '../json-value.ts';
import { pbkdf2Key } from '../password-key.ts';
import { utf8 } from '../byte-text.ts';
import { entryOfDraft } from './draft.ts';
import { damagedFile, foundOf, needPassphrase } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';
import { TransferError } from '../transfer-error.ts';

const NAME = 'andOTP';
const NONCE = 12;
const SALT = 12;
/** Shortest file: the old way's nonce, an empty list, the tag. */
const SHORTEST = NONCE + 2 + 16;

function toEntry(raw: unknown): FoundEntry {
  const { label, ...stated } = recordOf(raw) ?? {};
  const { type, issuer, secret, algorithm, digits, period, counter } = stated;
  return entryOfDraft({ type, issuer, account: label, secret, algorithm, digits, period, counter });
}

const isList = (json: unknown) =>
  listOf(json).some((one) => ['secret', 'label', 'type'].every((key) => typeof valueAt(one, key) === 'string'));

async function openNew(bytes: Bytes, passphrase: string): Promise<Bytes | null> {
  const iterations = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  // What the old way has here is random: rarely a number of rounds that anybody would use.
  if (iterations < 1000 || iterations > 1_000_000 || bytes.length < 4 + SALT + SHORTEST) return null;
  const from = 4 + SALT;
  const key = await pbkdf2Key(passphrase, bytes.slice(4, from), 'SHA-1', iterations);
  return openGcm(key, bytes.slice(from, from + NONCE), bytes.slice(from + NONCE));
}

async function openOld(bytes: Bytes, passphrase: string): Promise<Bytes | null> {
  return openGcm(await sha256(utf8(passphrase)), bytes.slice(0, NONCE), bytes.slice(NONCE));
}

export const andOtp: ImportFormat = {
  id: 'andotp',
  name: NAME,
  detect: ({ json }) => isList(json),
  read: ({ json }) => foundOf(listOf(json), toEntry),
};

/** Any bytes could be this: it is asked last. */
export const andOtpSealed: ImportFormat = {
  id: 'andotp-encrypted',
  name: NAME,
  detect: ({ bytes, text }) => text === null && bytes.length >= SHORTEST,
  async read({ bytes }, passphrase) {
    const given = needPassphrase(passphrase);
    const plain = (await openNew(bytes, given)) ?? (await openOld(bytes, given));
    if (plain === null) {
      throw new TransferError(
        'wrong-passphrase',
        'The passphrase is wrong, or this is no encrypted backup of andOTP: the file does not say what it is.',
      );
    }
    const json = parseJson(textOfUtf8(plain) ?? '');
    if (!Array.isArray(json)) throw damagedFile(NAME);
    return foundOf(json, toEntry);
  },
};
