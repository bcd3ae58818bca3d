// Errors of the rooms as refusals that our pages have a sentence for.
import type { Problem, ProblemCode } from '../messaging/contract.ts';
import { CodeError } from '../otp/code.ts';
import { UriError } from '../otp/uri.ts';
import { VaultError, type VaultErrorCode } from '../vault/vault-error.ts';
import { Refusal } from './desk.ts';

const ofVault: Readonly<Record<VaultErrorCode, ProblemCode>> = {
  exists: 'vault-exists',
  none: 'no-vault',
  locked: 'locked',
  damaged: 'vault-damaged',
  newer: 'vault-newer',
  unreadable: 'storage-failed',
  'write-failed': 'storage-failed',
  'clean-failed': 'storage-failed',
  'wrong-passphrase': 'wrong-passphrase',
  wait: 'too-many-tries',
  'no-passphrase': 'not-allowed',
  'passphrase-short': 'passphrase-short',
  'passphrase-long': 'passphrase-short',
  'passphrase-malformed': 'passphrase-short',
  'kdf-refused': 'vault-damaged',
  'kdf-weak': 'vault-damaged',
  'kdf-unavailable': 'unsupported',
  'last-slot': 'not-allowed',
  'too-many-slots': 'not-allowed',
  'content-invalid': 'unexpected',
  'entry-missing': 'not-found',
  'entry-exists': 'duplicate',
  'entry-state': 'not-allowed',
  'entry-not-hotp': 'unsupported',
  'counter-exhausted': 'bad-counter',
};

/** Any thrown thing as the refusal the caller gets. Messages of errors never go along: they could name what should stay here. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof VaultError) {
    const problem = isQuota(error.cause) ? 'disk-full' : ofVault[error.code];
    return error.waitMs > 0 ? { problem, waitMs: error.waitMs } : { problem };
  }
  if (error instanceof UriError) {
    const { code } = error;
    if (code === 'transfer') return { problem: 'transfer-qr' };
    if (code === 'empty' || code === 'too-long') return { problem: 'not-otpauth' };
    return { problem: code === 'ambiguous' ? 'unsupported' : code };
  }
  if (error instanceof CodeError) return { problem: 'unsupported' };
  if (isQuota(error)) return { problem: 'disk-full' };
  return { problem: 'unexpected' };
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && (error.name === 'QuotaExceededError' || /quota/i.test(error.message));
}
