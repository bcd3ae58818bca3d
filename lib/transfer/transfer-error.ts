// Why a whole file cannot be imported; what is wrong with one entry of it stands at that entry.

/**
 * `empty`: nothing in it. `too-large`: over the cap. `unknown-format`: no format that is known. `damaged`: a known format, cut or broken.
 * `needs-passphrase`, `wrong-passphrase`: it is encrypted.
 */
export type TransferFault = 'empty' | 'too-large' | 'unknown-format' | 'damaged' | 'needs-passphrase' | 'wrong-passphrase';

/** The message holds no secret. */
export class TransferError extends Error {
  readonly code: TransferFault;
  constructor(code: TransferFault, message: string) {
    super(message);
    this.name = 'TransferError';
    this.code = code;
  }
}
