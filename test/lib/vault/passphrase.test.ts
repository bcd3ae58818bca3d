import { describe, expect, it } from 'vitest';
import { newPassphraseBytes, passphraseBytes, passphraseMax, passphraseMin } from '../../../lib/vault/passphrase.ts';

const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

describe('a passphrase', () => {
  it('is the same in NFC and NFD, and in nothing else', () => {
    const typed = 'Zürich liegt schön da';
    expect(passphraseBytes(typed.normalize('NFD'))).toEqual(passphraseBytes(typed.normalize('NFC')));
    for (const other of [
      'Zurich liegt schon da',
      ' Zürich liegt schön da',
      'Zürich liegt schön da\u200B',
      'ZÜRICH LIEGT SCHÖN DA',
    ]) {
      expect(text(passphraseBytes(other))).toBe(other);
      expect(passphraseBytes(other)).not.toEqual(passphraseBytes(typed));
    }
  });

  it('keeps compatibility characters apart (NFC, not NFKC)', () => {
    expect(text(passphraseBytes('ﬁne full\uFF21'))).toBe('ﬁne full\uFF21');
  });

  it('is nothing to derive from when no vault can have it', () => {
    for (const typed of ['', 'x'.repeat(1_000_000), 'x'.repeat(passphraseMax + 1), `${'x'.repeat(20)}\uDC00`]) {
      expect(passphraseBytes(typed)).toBeNull();
    }
    expect(passphraseBytes('x'.repeat(passphraseMax))).toHaveLength(passphraseMax);
  });

  it('for a new protection is counted in code points after NFC', () => {
    expect(() => newPassphraseBytes('x'.repeat(passphraseMin - 1))).toThrow('passphrase-short');
    expect(() => newPassphraseBytes('e\u0301'.repeat(passphraseMin - 1))).toThrow('passphrase-short');
    expect(() => newPassphraseBytes('')).toThrow('passphrase-short');
    expect(newPassphraseBytes('😀'.repeat(passphraseMin))).toHaveLength(4 * passphraseMin);
    expect(newPassphraseBytes('密'.repeat(passphraseMax))).toHaveLength(3 * passphraseMax);
    expect(() => newPassphraseBytes('密'.repeat(passphraseMax + 1))).toThrow('passphrase-long');
    expect(() => newPassphraseBytes('\uD800'.repeat(20))).toThrow('passphrase-malformed');
  });
});
