// A vault file that Aegis imports, plain or encrypted. Follows docs/vault.md of Aegis.
import type { OtpAccount } from '../../otp/account.ts';
import type { Bytes } from '../../vault/bytes.ts';
import { base64OfBytes, hexOfBytes, utf8 } from '../byte-text.ts';
import { sealGcm } from '../cipher.ts';
import { aegis } from '../import/aegis.ts';
import { openSource } from '../import/source.ts';
import { scryptKey } from '../password-key.ts';
import { TransferError } from '../transfer-error.ts';
import { checkNewPassphrase } from './backup.ts';

const TAG = 16;
/** Aegis' own. */
const COST = { n: 32_768, r: 8, p: 1 };

const fresh = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

function databaseOf(accounts: readonly OtpAccount[]): object {
  const entries = accounts.map(({ type, issuer, account, secret, algorithm, digits, period, counter }) => ({
    type,
    uuid: crypto.randomUUID(),
    name: account,
    issuer,
    note: '',
    favorite: false,
    icon: null,
    info: { secret, algo: algorithm, digits, ...(counter === null ? { period } : { counter }) },
    groups: [],
  }));
  return { version: 3, entries, groups: [], icons_optimized: true };
}

/** It holds every secret in the clear. */
export function exportAegis(accounts: readonly OtpAccount[]): string {
  return JSON.stringify({ version: 1, header: { slots: null, params: null }, db: databaseOf(accounts) }, null, 4);
}

/** Aegis keeps the tag beside the ciphertext. */
async function seal(key: Bytes, plain: Bytes): Promise<{ text: Bytes; params: { nonce: string; tag: string } }> {
  const nonce = fresh(12);
  const sealed = await sealGcm(key, nonce, plain);
  return { text: sealed.slice(0, -TAG), params: { nonce: hexOfBytes(nonce), tag: hexOfBytes(sealed.slice(-TAG)) } };
}

async function verify(text: string, passphrase: string, count: number): Promise<void> {
  const { entries } = await aegis.read(openSource(utf8(text)), passphrase);
  if (entries.length === count && entries.every((entry) => 'account' in entry)) return;
  throw new TransferError('not-verified', 'The file did not read back as it was written: nothing was saved.');
}

/**
 * Opened again before it is handed out.
 * @param cost for tests only
 * @throws {TransferError} `passphrase-short`, `empty` for no accounts, `not-verified`, `kdf-unavailable`
 */
export async function exportSealedAegis(accounts: readonly OtpAccount[], passphrase: string, cost = COST): Promise<string> {
  checkNewPassphrase(passphrase);
  const [salt, master] = [fresh(32), fresh(32)];
  const key = await seal(await scryptKey(passphrase, salt, cost), master);
  const db = await seal(master, utf8(JSON.stringify(databaseOf(accounts))));
  const slot = {
    type: 1,
    uuid: crypto.randomUUID(),
    key: hexOfBytes(key.text),
    key_params: key.params,
    ...cost,
    salt: hexOfBytes(salt),
  };
  const header = { slots: [{ ...slot, repaired: true, is_backup: false }], params: db.params };
  const text = JSON.stringify({ version: 1, header, db: base64OfBytes(db.text) }, null, 4);
  await verify(text, passphrase, accounts.length);
  return text;
}
