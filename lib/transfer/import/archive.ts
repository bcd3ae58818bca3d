// ZIP archives that hold one known data file: those of Proton Pass and 1Password. Any other archive is refused by name.
import { filesInZip, unpack } from '../zip.ts';
import { TransferError } from '../transfer-error.ts';
import { damagedFile, largestFile, openSource } from './source.ts';
import type { ImportFormat } from './source.ts';
import { onePassword, protonPass } from './vault-items.ts';

const DATA_FILES = /(?:^|\/)(?:data\.json|export\.data)$/;

export const archive: ImportFormat = {
  id: 'archive',
  name: 'ZIP',
  detect: ({ bytes }) => bytes[0] === 0x50 && bytes[1] === 0x4b,
  async read({ bytes }, passphrase) {
    const files = filesInZip(bytes);
    if (files === null) throw damagedFile('ZIP');
    const data = files.find(({ name }) => DATA_FILES.test(name));
    const inside = data === undefined ? null : openSource(await unpack(data, largestFile));
    const format = inside === null ? undefined : [protonPass, onePassword].find((one) => one.detect(inside));
    if (inside !== null && format !== undefined) return format.read(inside, passphrase);
    throw new TransferError(
      'unsupported',
      'ZIP archive: none of Proton Pass or 1Password. Unpack it and choose the file inside.',
    );
  },
};
