// The keys of Authenticator, the browser extension: of each key record, and of its old single key.
import { argon2Verify } from 'hash-wasm';
import { textOf, valueAt } from '../json-value.ts';
import { base64OfBytes, hexOfBytes, utf8 } from '../byte-text.ts';
import { argon2Key } from '../password-key.ts';
import { TransferError } from '../transfer-error.ts';
import { openCryptoJs } from './crypto-js.ts';
import { damagedFile, wrongPassphrase } from './source.ts';

type Raw = Readonly<Record<string, unknown>>;

const NAME = 'Authenticator';
/** Every key costs two derivations. */
const MOST_KEYS = 4;
const COST = { memoryKib: 19_456, iterations: 2, parallelism: 1 };
const HASH = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$/;

/** The hash that the key is checked with states a cost of its own. */
function checkHash(hash: string): void {
  const [memoryKib, iterations, parallelism] = (HASH.exec(hash) ?? []).slice(1).map(Number);
  if (memoryKib === undefined || iterations === undefined || parallelism === undefined) throw damagedFile(NAME);
  if (memoryKib > 1024 * 1024 || iterations > 16 || parallelism > 16) {
    throw new TransferError(
      'kdf-refused',
      'The file asks for more memory or time to make its key than is reasonable: it is not opened.',
    );
  }
}

async function unlockKey(record: unknown, passphrase: string): Promise<string> {
  const salt = utf8(textOf(valueAt(record, 'salt')));
  const hash = textOf(valueAt(record, 'hash'));
  checkHash(hash);
  const key = base64OfBytes(await argon2Key(passphrase, salt, COST)).replace(/=+$/, '');
  let isRight: boolean;
  try {
    isRight = await argon2Verify({ password: key, hash });
  } catch {
    // The library's words quote the hash; it fails only on one that it cannot read.
    throw damagedFile(NAME);
  }
  if (!isRight) throw wrongPassphrase();
  return key;
}

async function oldKey(record: unknown, passphrase: string): Promise<string> {
  const sealed = textOf(valueAt(record, 'enc'));
  if (sealed === '') return passphrase;
  const key = await openCryptoJs(sealed, passphrase);
  if (key === null || key.length === 0) throw wrongPassphrase();
  return hexOfBytes(key);
}

/**
 * Key id → the passphrase its entries are encrypted with; under the empty id that of entries without one.
 * @throws {TransferError} `wrong-passphrase`, `damaged`, `kdf-refused`, `kdf-unavailable`
 */
export async function unlockEntries(file: Raw, entries: readonly Raw[], passphrase: string): Promise<Map<string, string>> {
  const ids = new Set(entries.map((entry) => textOf(entry['keyId'])).filter((id) => id !== ''));
  if (ids.size > MOST_KEYS) throw damagedFile(NAME);
  const keys = new Map<string, string>();
  for (const id of ids) {
    const record = valueAt(file, id);
    if (valueAt(record, 'dataType') !== 'Key') throw damagedFile(NAME);
    keys.set(id, await unlockKey(record, passphrase));
  }
  if (entries.some((entry) => textOf(entry['keyId']) === '')) keys.set('', await oldKey(file['key'], passphrase));
  return keys;
}
