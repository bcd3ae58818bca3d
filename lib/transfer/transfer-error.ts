// Why a whole file cannot be imported or exported; what is wrong with one entry of it stands at that entry.

/**
 * `empty`: nothing in it. `too-large`: over a cap. `unknown-format`: no format that is known. `unsupported`: a known one that is not read
 * here. `damaged`: a known one, cut or broken. `needs-passphrase`, `wrong-passphrase`: it is encrypted. `kdf-refused`: it asks for more
 * memory or time than a key may cost. `kdf-unavailable`: WebAssembly is blocked or memory is short. Exports: `passphrase-short`: under 15
 * characters. `not-verified`: what was written did not read back the same.
 */
export type TransferFault =
  | 'empty'
  | 'too-large'
  | 'unknown-format'
  | 'unsupported'
  | 'damaged'
  | 'needs-passphrase'
  | 'wrong-passphrase'
  | 'kdf-refused'
  | 'kdf-unavailable'
  | 'passphrase-short'
  | 'not-verified';

/** The message holds no secret. */
export class TransferError extends Error {
  readonly code: TransferFault;
  constructor(code: TransferFault, message: string) {
    super(message);
    this.name = 'TransferError';
    this.code = code;
  }
}
