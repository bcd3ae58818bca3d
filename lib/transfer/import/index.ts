// Every format a file can be in, and the one way in: bytes → what was found.
import type { Bytes } from '../../vault/bytes.ts';
import { TransferError } from '../transfer-error.ts';
import { aegis } from './aegis.ts';
import { archive } from './archive.ts';
import { andOtp, andOtpSealed } from './andotp.ts';
import { authenticatorExtension } from './authenticator-extension.ts';
import { bitwarden } from './bitwarden.ts';
import type { Found } from './found.ts';
import { freeOtpOld, freeOtpPlus } from './freeotp-plus.ts';
import { freeOtpTwo } from './freeotp-two.ts';
import { keeper } from './keeper.ts';
import { ownBackup } from './own-backup.ts';
import { passwordCsv } from './password-csv.ts';
import { proton } from './proton.ts';
import { refusedFiles } from './refused-files.ts';
import { duo, lastPass, raivo, steam, twoFAuth } from './simple-json.ts';
import { openSource } from './source.ts';
import type { ImportFormat } from './source.ts';
import { stratum } from './stratum.ts';
import { totpAuthenticatorBackup, totpAuthenticatorFile } from './totp-authenticator.ts';
import { twoFas } from './two-fas.ts';
import { uriList } from './uri-list.ts';
import { onePassword, protonPass } from './vault-items.ts';

/** In the order in which they are asked: the first that knows the content reads it. */
export const formats: readonly ImportFormat[] = [
  ownBackup,
  aegis,
  twoFas,
  ...refusedFiles,
  archive,
  protonPass,
  onePassword,
  bitwarden,
  proton,
  stratum,
  freeOtpPlus,
  freeOtpOld,
  freeOtpTwo,
  lastPass,
  twoFAuth,
  raivo,
  duo,
  steam,
  keeper,
  andOtp,
  totpAuthenticatorFile,
  authenticatorExtension,
  uriList,
  passwordCsv,
  totpAuthenticatorBackup,
  andOtpSealed,
];

export interface Imported extends Found {
  readonly format: Pick<ImportFormat, 'id' | 'name'>;
}

/**
 * What a file holds. Nothing is stored by this.
 * @param passphrase of an encrypted file; null: not asked for yet
 * @throws {TransferError} when the file as a whole cannot be read
 */
export async function readImport(bytes: Bytes, passphrase: string | null): Promise<Imported> {
  const source = openSource(bytes);
  const format = formats.find((one) => one.detect(source));
  if (format === undefined) {
    const isJson = source.json !== undefined || /^\s*[[{]/.test(source.text ?? '');
    throw isJson && source.json === undefined
      ? new TransferError('damaged', 'The file looks like JSON, but it was cut or altered.')
      : new TransferError(
          'unknown-format',
          'This is no export of an authenticator that is known here, and no list of otpauth URIs.',
        );
  }
  const found = await format.read(source, passphrase);
  return { format: { id: format.id, name: format.name }, ...found };
}
