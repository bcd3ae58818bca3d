// Aegis' vault file, plain and encrypted. Follows docs/vault.md of Aegis.
import type { Bytes } from '../../vault/bytes.ts';
import { bytesOfBase64, bytesOfHex, textOfUtf8 } from '../byte-text.ts';
import { openGcm } from '../cipher.ts';
import { listOf, parseJson, recordOf, textOf, valueAt } from '../json-value.ts';
import { scryptKey } from '../password-key.ts';
import { entryOfDraft } from './draft.ts';
import { damagedFile, foundOf, needPassphrase, wrongPassphrase } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { Found, FoundEntry } from './found.ts';

const NAME = 'Aegis';
const PASSWORD_SLOT = 1;
/** Every slot costs a whole key derivation. */
const MOST_SLOTS = 4;

function toEntry(raw: unknown): FoundEntry {
  const { type, issuer, name, info } = recordOf(raw) ?? {};
  const { secret, algo, digits, period, counter } = recordOf(info) ?? {};
  return entryOfDraft({ type, issuer, account: name, secret, algorithm: algo, digits, period, counter });
}

function readDatabase(db: unknown): Found {
  const entries = valueAt(db, 'entries');
  if (!Array.isArray(entries)) throw damagedFile(NAME);
  return foundOf(entries, toEntry);
}

/** Nonce and tag stand beside the ciphertext. Null when a text is no hexadecimal number. */
function sealedParts(params: unknown, ciphertext: Bytes | null): { nonce: Bytes; sealed: Bytes } | null {
  const nonce = bytesOfHex(textOf(valueAt(params, 'nonce')));
  const tag = bytesOfHex(textOf(valueAt(params, 'tag')));
  if (nonce === null || tag === null || ciphertext === null) return null;
  return { nonce, sealed: Uint8Array.from([...ciphertext, ...tag]) };
}

function joined(ciphertext: Bytes, params: unknown): { nonce: Bytes; sealed: Bytes } {
  const parts = sealedParts(params, new Uint8Array());
  if (parts === null) throw damagedFile(NAME);
  const sealed = new Uint8Array(ciphertext.length + parts.sealed.length);
  sealed.set(ciphertext);
  sealed.set(parts.sealed, ciphertext.length);
  return { nonce: parts.nonce, sealed };
}

async function masterKey(slot: unknown, passphrase: string): Promise<Bytes | null> {
  const { salt: saltText, n, r, p, key, key_params: params } = recordOf(slot) ?? {};
  const salt = bytesOfHex(textOf(saltText));
  const wrapped = sealedParts(params, bytesOfHex(textOf(key)));
  if (salt === null || wrapped === null) throw damagedFile(NAME);
  const derived = await scryptKey(passphrase, salt, { n, r, p });
  return openGcm(derived, wrapped.nonce, wrapped.sealed);
}

async function decrypt(json: unknown, passphrase: string): Promise<unknown> {
  const slots = listOf(valueAt(json, 'header', 'slots')).filter((slot) => valueAt(slot, 'type') === PASSWORD_SLOT);
  const ciphertext = bytesOfBase64(textOf(valueAt(json, 'db')));
  if (slots.length === 0 || slots.length > MOST_SLOTS || ciphertext === null) throw damagedFile(NAME);
  const { nonce, sealed } = joined(ciphertext, valueAt(json, 'header', 'params'));
  for (const slot of slots) {
    const key = await masterKey(slot, passphrase);
    if (key === null) continue;
    const plain = await openGcm(key, nonce, sealed);
    if (plain === null) throw damagedFile(NAME);
    return parseJson(textOfUtf8(plain) ?? '');
  }
  throw wrongPassphrase();
}

export const aegis: ImportFormat = {
  id: 'aegis',
  name: NAME,
  detect: ({ json }) => valueAt(json, 'header') !== undefined && valueAt(json, 'db') !== undefined,
  async read({ json }, passphrase) {
    const db = valueAt(json, 'db');
    return readDatabase(typeof db === 'string' ? await decrypt(json, needPassphrase(passphrase)) : db);
  },
};
