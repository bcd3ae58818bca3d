// Proton Authenticator's JSON export, plain and encrypted.
import { bytesOfBase64, textOfUtf8, utf8 } from '../byte-text.ts';
import { openGcm } from '../cipher.ts';
import { parseJson, recordOf, textOf, valueAt } from '../json-value.ts';
import { argon2Key } from '../password-key.ts';
import { entryOfSetup } from './setup-text.ts';
import { damagedFile, foundOf, needPassphrase, wrongPassphrase } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';

const NAME = 'Proton Authenticator';
const AAD = 'proton.authenticator.export.v1';
const COST = { memoryKib: 19_456, iterations: 2, parallelism: 1 };
const NONCE_LENGTH = 12;

const isSealed = (json: unknown) => typeof valueAt(json, 'salt') === 'string' && typeof valueAt(json, 'content') === 'string';

function toEntry(raw: unknown): FoundEntry {
  const { uri, name } = recordOf(valueAt(raw, 'content')) ?? {};
  return entryOfSetup(textOf(uri), { issuer: '', account: textOf(name).replace(/^:/, '') });
}

async function decrypt(json: unknown, passphrase: string): Promise<unknown> {
  const salt = bytesOfBase64(textOf(valueAt(json, 'salt')));
  const content = bytesOfBase64(textOf(valueAt(json, 'content')));
  if (salt === null || content === null || salt.length < 8) throw damagedFile(NAME);
  const key = await argon2Key(passphrase, salt, COST);
  const plain = await openGcm(key, content.slice(0, NONCE_LENGTH), content.slice(NONCE_LENGTH), utf8(AAD));
  if (plain === null) throw wrongPassphrase();
  return parseJson(textOfUtf8(plain) ?? '');
}

export const proton: ImportFormat = {
  id: 'proton-authenticator',
  name: NAME,
  detect({ json }) {
    const entries = valueAt(json, 'entries');
    return (
      isSealed(json) ||
      (Array.isArray(entries) && valueAt(json, 'version') !== undefined && recordOf(valueAt(entries[0], 'content')) !== null)
    );
  },
  async read({ json }, passphrase) {
    const entries = valueAt(isSealed(json) ? await decrypt(json, needPassphrase(passphrase)) : json, 'entries');
    if (!Array.isArray(entries)) throw damagedFile(NAME);
    return foundOf(entries, toEntry);
  },
};
