// Files that are known but not read here, each refused with a sentence that says what to do instead. Told by their first bytes, or by their keys.
import type { Bytes } from '../../vault/bytes.ts';
import { textOf, valueAt } from '../json-value.ts';
import { TransferError } from '../transfer-error.ts';
import { preferencesOf } from './android-preferences.ts';
import type { ImportFormat, TransferSource } from './source.ts';

function refused(id: string, name: string, detect: ImportFormat['detect'], advice: string): ImportFormat {
  return {
    id,
    name,
    detect,
    read() {
      throw new TransferError('unsupported', `${name}: this kind of file cannot be read here. ${advice}`);
    },
  };
}

const startsWith = (bytes: Bytes, ...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);
const latin = (bytes: Bytes, length: number) => String.fromCharCode(...bytes.subarray(0, length));

const isPicture = ({ bytes }: TransferSource) =>
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  latin(bytes, 4) === 'GIF8' ||
  latin(bytes, 2) === 'BM' ||
  (latin(bytes, 4) === 'RIFF' && latin(bytes.subarray(8), 4) === 'WEBP');

/** In the order in which they are asked, all before any format that takes whatever bytes. */
export const refusedFiles: readonly ImportFormat[] = [
  refused(
    'mailkey-raw-copy',
    'Raw copy of a Mailkey vault',
    ({ json }) => ['mailkey-raw-copy', 'mailkey-vault'].includes(textOf(valueAt(json, 'format'))),
    'It is for repair, sealed as the vault was; a backup is made under "export".',
  ),
  refused(
    'ente-encrypted',
    'Encrypted export of Ente Auth',
    ({ json }) => valueAt(json, 'kdfParams') !== undefined && valueAt(json, 'encryptedData') !== undefined,
    'In Ente Auth choose Settings, Data, Export codes, Plain text.',
  ),
  refused(
    'keepass-database',
    'KeePass database',
    ({ bytes }) => startsWith(bytes, 0x03, 0xd9, 0xa2, 0x9a),
    'Export the entries as CSV from KeePassXC.',
  ),
  refused('sqlite', 'SQLite database', ({ bytes }) => latin(bytes, 15) === 'SQLite format 3', "Use the app's own export."),
  refused(
    'authy',
    "Authy's own file",
    ({ text }) => [...preferencesOf(text).keys()].some((name) => name.startsWith('com.authy.')),
    'Authy has no export: set each account up anew at its site.',
  ),
  refused('pgp', 'OpenPGP message', ({ text }) => text?.trimStart().startsWith('-----BEGIN PGP') === true, 'Decrypt it first.'),
  refused('picture', 'Picture', isPicture, 'Choose "picture of a QR code" instead.'),
  refused('pdf', 'PDF', ({ bytes }) => latin(bytes, 5) === '%PDF-', 'Take a picture of the QR code in it.'),
];
