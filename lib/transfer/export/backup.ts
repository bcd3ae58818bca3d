// Our own encrypted backup: written, opened again and compared before it is handed out. Follows backup-format.md.
import type { Entry } from '../../vault/entry.ts';
import { openBackup, sealBackup } from '../backup-cipher.ts';
import type { BackupCost } from '../backup-cipher.ts';
import { textOfUtf8, utf8 } from '../byte-text.ts';
import { parseJson } from '../json-value.ts';
import { TransferError } from '../transfer-error.ts';

/** Fewest characters after NFC: the passphrase is all that protects the file. */
export const passphraseMin = 15;

/** @throws {TransferError} `passphrase-short` */
export function checkNewPassphrase(passphrase: string): void {
  if ([...passphrase.normalize('NFC')].length >= passphraseMin) return;
  throw new TransferError('passphrase-short', `The passphrase must have at least ${passphraseMin} characters.`);
}

/**
 * The text of the file, all entries in it, those in the trash too.
 * @param savedAt ms
 * @param cost for tests only
 * @throws {TransferError} `passphrase-short`; `not-verified` when the file does not give the same entries back
 */
export async function exportBackup(
  entries: readonly Entry[],
  passphrase: string,
  savedAt: number,
  cost?: BackupCost,
  seal: typeof sealBackup = sealBackup,
): Promise<string> {
  checkNewPassphrase(passphrase);
  const content = JSON.stringify({ entries });
  const text = await seal(utf8(content), passphrase, savedAt, cost);
  const opened = await openBackup(parseJson(text), passphrase).catch(() => null);
  if (opened !== null && textOfUtf8(opened) === content) return text;
  throw new TransferError('not-verified', 'The backup did not read back as it was written: nothing was saved.');
}
