// What a KDF slot may state: well formed, under the caps, over the floors (format.md §3).
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { checkCaps, isUnderFloor, type KdfParams, kdfSchema } from '../../../lib/vault/kdf-params.ts';
import { VaultError } from '../../../lib/vault/vault-error.ts';

const salt = 'AAAAAAAAAAAAAAAAAAAAAA==';
const argon = (memoryKib: number, iterations: number, parallelism: number): KdfParams => ({
  name: 'argon2id',
  version: 19,
  memoryKib,
  iterations,
  parallelism,
  salt,
});
const pbkdf2 = (iterations: number): KdfParams => ({ name: 'pbkdf2-sha256', iterations, salt });
const refusal = expect.objectContaining({ name: 'VaultError', code: 'kdf-refused' });

describe('stored KDF parameters', () => {
  it.each([argon(65_536, 3, 4), pbkdf2(600_000)])('are well formed: $name', (params) => {
    expect(v.parse(kdfSchema, params)).toEqual(params);
  });

  it.each([
    ['another name', { name: 'scrypt', iterations: 1, salt }],
    ['another version', { ...argon(65_536, 3, 4), version: 16 }],
    ['no memory', { ...argon(65_536, 3, 4), memoryKib: 0 }],
    ['half a pass', { ...argon(65_536, 3, 4), iterations: 1.5 }],
    ['no salt', { name: 'pbkdf2-sha256', iterations: 1 }],
    ['a salt of 15 bytes', { ...pbkdf2(1), salt: 'AAAAAAAAAAAAAAAAAAAA' }],
    ['a salt with stray bits at its end', { ...pbkdf2(1), salt: 'AAAAAAAAAAAAAAAAAAAAAB==' }],
    ['a field too many', { ...pbkdf2(1), memoryKib: 8 }],
    ['no object', null],
  ])('are not well formed with %s', (_, params) => {
    expect(v.safeParse(kdfSchema, params).success).toBe(false);
  });
});

describe('the caps', () => {
  it.each([argon(1024 * 1024, 16, 16), argon(32, 1, 4), pbkdf2(10_000_000)])('let %j run', (params) => {
    expect(() => checkCaps(params)).not.toThrow();
  });

  it.each([argon(1024 * 1024 + 1, 1, 1), argon(65_536, 17, 1), argon(65_536, 1, 17), argon(31, 1, 4), pbkdf2(10_000_001)])(
    'refuse %j',
    (params) => {
      expect(() => checkCaps(params)).toThrow(VaultError);
      expect(() => checkCaps(params)).toThrow(refusal);
    },
  );
});

describe('the floor', () => {
  it.each([argon(19_456, 2, 1), argon(65_536, 3, 4), pbkdf2(600_000)])('is kept by %j', (params) => {
    expect(isUnderFloor(params)).toBe(false);
  });

  it.each([argon(19_455, 2, 1), argon(19_456, 1, 1), pbkdf2(599_999)])('is over %j', (params) => {
    expect(isUnderFloor(params)).toBe(true);
  });
});
