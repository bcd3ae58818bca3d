// `inspect import`: what the product's importer makes of files, one JSON line each.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readImport } from '../../lib/transfer/import/index.ts';
import { reviewImport } from '../../lib/transfer/import/review.ts';
import type { ReviewLine } from '../../lib/transfer/import/review.ts';
import { TransferError } from '../../lib/transfer/transfer-error.ts';
import type { Output } from './uri.ts';

async function filesIn(input: string): Promise<string[]> {
  const found = await stat(input).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) return [input];
  const entries = await readdir(input, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function lineOf({ verdict, reason, account, kind }: ReviewLine): object {
  const {
    issuer = '',
    account: name = '',
    secret = null,
    algorithm = null,
    digits = null,
    period = null,
    counter = null,
  } = account;
  return { type: kind, issuer, account: name, secret, algorithm, digits, period, counter, verdict, reason };
}

/** What one file gives: `{format, entries}` with the parts that are missing of a split transfer, or `{error}`. */
export async function importFile(bytes: Uint8Array<ArrayBuffer>, passphrase: string | null): Promise<object> {
  try {
    const found = await readImport(bytes, passphrase);
    const parts = found.missingParts.length === 0 ? {} : { missingParts: found.missingParts };
    return { format: found.format.id, entries: reviewImport(found, []).map(lineOf), ...parts };
  } catch (error) {
    if (!(error instanceof TransferError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

/**
 * Writes `{file, format, entries}` or `{file, error: {code, message}}` for every file. The lines hold the secrets that the files hold; messages
 * never do. The vault that they are reviewed against is an empty one.
 * @param inputs files and folders, which are walked to the bottom
 */
export async function inspectImports(
  inputs: readonly string[],
  { passphrase, write }: Output & { passphrase: string | null },
): Promise<void> {
  for (const input of inputs) {
    for (const file of await filesIn(input)) {
      const read = await readFile(file).then(
        (bytes) => importFile(new Uint8Array(bytes), passphrase),
        (error: NodeJS.ErrnoException) => ({
          error: { code: 'unreadable', message: `The file cannot be read (${error.code ?? 'unknown'}).` },
        }),
      );
      write(JSON.stringify({ file, ...read }));
    }
  }
}
