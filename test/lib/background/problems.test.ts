// Every error of every room becomes a refusal with a sentence of its own, and no message goes along.
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../lib/background/desk.ts';
import { toProblem } from '../../../lib/background/problems.ts';
import { CodeError } from '../../../lib/otp/code.ts';
import { UriError, type UriFault } from '../../../lib/otp/uri.ts';
import { VaultError, type VaultErrorCode } from '../../../lib/vault/vault-error.ts';
import { fakeProfile } from '../vault/fake-ports.ts';
import { entry } from './fake-desk.ts';

const ofVault: Record<VaultErrorCode, string> = {
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

const ofUri: Record<UriFault, string> = {
  empty: 'not-otpauth',
  'too-long': 'not-otpauth',
  'not-otpauth': 'not-otpauth',
  transfer: 'transfer-qr',
  unsupported: 'unsupported',
  'unknown-type': 'unknown-type',
  'no-secret': 'no-secret',
  'bad-secret': 'bad-secret',
  'unknown-algorithm': 'unknown-algorithm',
  'bad-digits': 'bad-digits',
  'bad-period': 'bad-period',
  'bad-counter': 'bad-counter',
  ambiguous: 'unsupported',
};

describe('an error as a refusal', () => {
  it.each(Object.entries(ofVault) as [VaultErrorCode, string][])('of the vault: %s is %s', (code, problem) => {
    expect(toProblem(new VaultError(code))).toEqual({ problem });
  });

  it.each(Object.entries(ofUri) as [UriFault, string][])('of a set-up text: %s is %s', (code, problem) => {
    expect(toProblem(new UriError(code, 'GEZDGNBV'))).toEqual({ problem });
  });

  it('says how long to wait where that helps', () => {
    expect(toProblem(new VaultError('wait', 30_000))).toEqual({ problem: 'too-many-tries', waitMs: 30_000 });
    expect(toProblem(new Refusal('wait', 5_000))).toEqual({ problem: 'wait', waitMs: 5_000 });
    expect(toProblem(new Refusal('locked'))).toEqual({ problem: 'locked' });
  });

  it('calls a full disk a full disk, wherever it shows', () => {
    const full = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    expect(toProblem(full)).toEqual({ problem: 'disk-full' });
    expect(toProblem(new Error('Resource::kQuotaBytes quota exceeded'))).toEqual({ problem: 'disk-full' });
  });

  it.each(['primary', 'mirror'] as const)(
    'calls it so also when it is the %s store that is full in the middle of a save',
    async (store) => {
      const profile = fakeProfile();
      const vault = profile.worker();
      await vault.create({ kind: 'device' });
      profile[store].faults.quota = 10;
      const error = await vault.change(() => ({ entries: [entry()] })).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'write-failed' });
      expect(toProblem(error)).toEqual({ problem: 'disk-full' });
    },
  );

  it('never carries the words of an error', () => {
    const errors = [
      new Error('GEZDGNBV'),
      new VaultError('damaged'),
      new UriError('bad-secret', 'GEZDGNBV'),
      new CodeError('no-secret', 'GEZDGNBV'),
      'GEZDGNBV',
      null,
    ];
    for (const error of errors) expect(JSON.stringify(toProblem(error))).not.toContain('GEZDGNBV');
    expect(toProblem(errors[3])).toEqual({ problem: 'unsupported' });
    expect(toProblem(errors[0])).toEqual({ problem: 'unexpected' });
    expect(toProblem(null)).toEqual({ problem: 'unexpected' });
  });
});
