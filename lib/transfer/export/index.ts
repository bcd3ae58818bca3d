// Every way out of the vault, and what a screen must know of each before it offers it.
import type { Entry } from '../../vault/entry.ts';
import { exportAegis, exportSealedAegis } from './aegis.ts';
import { exportBackup } from './backup.ts';
import { exportCsv } from './csv.ts';
import { exportUriList } from './uri-list.ts';

export interface ExportFormat {
  readonly id: string;
  /** As its users call it. */
  readonly name: string;
  /** Sealed files need a passphrase of their own; plain ones hold every secret in the clear: ask twice. */
  readonly isSealed: boolean;
  /** Without a dot. */
  readonly extension: string;
  readonly mediaType: string;
  /**
   * @param now ms @param passphrase ignored by plain formats
   * @throws {TransferError} `passphrase-short`, `not-verified`, `kdf-unavailable`
   */
  readonly write: (entries: readonly Entry[], passphrase: string, now: number) => string | Promise<string>;
}

/** What is in the trash or retired leaves the vault in our own backup only. */
const live = (entries: readonly Entry[]) => entries.filter(({ trashedAt, state }) => trashedAt === null && state !== 'retired');

const json = { extension: 'json', mediaType: 'application/json' };

export const exportFormats: readonly ExportFormat[] = [
  { id: 'mailkey', name: 'Mailkey', isSealed: true, ...json, write: exportBackup },
  {
    id: 'aegis-encrypted',
    name: 'Aegis',
    isSealed: true,
    ...json,
    write: (entries, passphrase) => exportSealedAegis(live(entries), passphrase),
  },
  { id: 'aegis', name: 'Aegis', isSealed: false, ...json, write: (entries) => exportAegis(live(entries)) },
  {
    id: 'uri-list',
    name: 'otpauth',
    isSealed: false,
    extension: 'txt',
    mediaType: 'text/plain',
    write: (entries) => exportUriList(live(entries)),
  },
  {
    id: 'csv',
    name: 'CSV',
    isSealed: false,
    extension: 'csv',
    mediaType: 'text/csv',
    write: (entries) => exportCsv(live(entries)),
  },
];
