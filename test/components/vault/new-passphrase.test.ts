import { describe, expect, it } from 'vitest';
import { isReady, lengthOf } from '../../../components/vault/new-passphrase.tsx';

describe('a new passphrase', () => {
  it('needs 15 characters and nothing else', () => {
    expect(isReady({ first: 'a'.repeat(14), again: 'a'.repeat(14) })).toBe(false);
    expect(isReady({ first: 'a'.repeat(15), again: 'a'.repeat(15) })).toBe(true);
  });
  it('must be typed twice the same', () => {
    expect(isReady({ first: 'a'.repeat(15), again: 'a'.repeat(16) })).toBe(false);
  });
  it('is as long as a person counts it', () => {
    expect(lengthOf('😀'.repeat(3))).toBe(3);
    expect(lengthOf('e\u0301')).toBe(1);
  });
});
