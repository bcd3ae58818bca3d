// Files that are known and not read: each named, with a way out.
import { expect, it } from 'vitest';
import { readImport } from '../../../../lib/transfer/import/index.ts';
import { refusedFiles } from '../../../../lib/transfer/import/refused-files.ts';
import { bytesOf } from '../sample-accounts.ts';

const filled = (...head: readonly number[]) => Uint8Array.from([...head, ...new Uint8Array(100)]);

it.each([
  ['ente-encrypted', bytesOf('{"version":1,"kdfParams":{},"encryptedData":"","encryptionNonce":""}')],
  ['mailkey-raw-copy', bytesOf('{"format":"mailkey-raw-copy","version":1}')],
  ['keepass-database', filled(0x03, 0xd9, 0xa2, 0x9a)],
  ['sqlite', bytesOf('SQLite format 3\0')],
  ['authy', bytesOf('<?xml version="1.0"?><map><string name="com.authy.storage.tokens.authenticator.key">[]</string></map>')],
  ['pgp', bytesOf('-----BEGIN PGP MESSAGE-----\n')],
  ['picture', filled(0x89, 0x50, 0x4e, 0x47)],
  ['picture', filled(0xff, 0xd8, 0xff)],
  ['picture', bytesOf('RIFF1234WEBP')],
  ['pdf', bytesOf('%PDF-1.7')],
])('%s', async (id, bytes) => {
  const name = refusedFiles.find((format) => format.id === id)?.name ?? '?';
  await expect(readImport(bytes, 'a passphrase')).rejects.toThrow(
    expect.objectContaining({ code: 'unsupported', message: expect.stringContaining(name) }),
  );
});
