// Why a QR code in a bind dialog cannot be used; on its own, so that pages need not load the contract for it.
import type { ProblemCode } from './contract.ts';

/** What the card may say of a QR code in a bind dialog that cannot be used. */
export const qrFaults = [
  'no-qr',
  'several-qr',
  'foreign-qr',
  'transfer-qr',
  'not-otpauth',
  'unknown-type',
  'no-secret',
  'bad-secret',
  'unknown-algorithm',
  'bad-digits',
  'bad-period',
  'bad-counter',
  'unsupported',
] as const satisfies ProblemCode[];
