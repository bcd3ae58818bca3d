// Bitwarden's and Bitwarden Authenticator's JSON export, plain and protected by a password of its own.
import { listOf, parseJson, recordOf, textOf, valueAt } from '../json-value.ts';
import { textOfUtf8 } from '../byte-text.ts';
import { TransferError } from '../transfer-error.ts';
import { decryptBitwarden } from './bitwarden-cipher.ts';
import { entryOfSetup } from './setup-text.ts';
import { damagedFile, foundOf, needPassphrase } from './source.ts';
import type { ImportFormat } from './source.ts';
import type { FoundEntry } from './found.ts';

const NAME = 'Bitwarden';

const isSealedFor = (json: unknown) =>
  valueAt(json, 'encrypted') === true && valueAt(json, 'encKeyValidation_DO_NOT_EDIT') !== undefined;

const hasCode = (item: unknown) => textOf(valueAt(item, 'login', 'totp')).trim() !== '';

function toEntry(item: unknown): FoundEntry {
  const { name, login } = recordOf(item) ?? {};
  const { totp, username } = recordOf(login) ?? {};
  return entryOfSetup(textOf(totp), { issuer: textOf(name), account: textOf(username) });
}

export const bitwarden: ImportFormat = {
  id: 'bitwarden',
  name: NAME,
  detect({ json }) {
    const isItem = (one: unknown) => typeof valueAt(one, 'type') === 'number' && valueAt(one, 'name') !== undefined;
    return (
      typeof valueAt(json, 'passwordProtected') === 'boolean' || isSealedFor(json) || listOf(valueAt(json, 'items')).some(isItem)
    );
  },
  async read({ json }, passphrase) {
    const isSealed = valueAt(json, 'encrypted') === true;
    if (isSealed && valueAt(json, 'passwordProtected') !== true) {
      throw new TransferError(
        'unsupported',
        'This Bitwarden export is encrypted for one Bitwarden account and opens nowhere else: export it as "password protected" or as plain JSON.',
      );
    }
    const plain = isSealed ? await decryptBitwarden(recordOf(json) ?? {}, needPassphrase(passphrase)) : null;
    const items = valueAt(plain === null ? json : parseJson(textOfUtf8(plain) ?? ''), 'items');
    if (!Array.isArray(items)) throw damagedFile(NAME);
    return foundOf(listOf(items).filter(hasCode), toEntry);
  },
};
