import { describe, expect, it } from 'vitest';
import { randomBytes, toBase64, utf8 } from '../../../lib/vault/bytes.ts';
import { importKey, seal, unseal } from '../../../lib/vault/seal.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('sealing', () => {
  it('opens test case 16 of the GCM specification (AES-256 with AAD)', async () => {
    const key = await importKey(bytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'));
    const aad = bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2');
    const ciphertext =
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b';
    const plain =
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39';
    const sealed = { nonce: toBase64(bytes('cafebabefacedbaddecaf888')), ciphertext: toBase64(bytes(ciphertext)) };
    expect(await unseal(key, sealed, aad)).toEqual(bytes(plain));
  });

  it('takes a fresh nonce each time and gives back what was sealed', async () => {
    const key = await importKey(randomBytes(32));
    const sealed = await Promise.all(Array.from({ length: 200 }, () => seal(key, utf8('same'), utf8('aad'))));
    expect(new Set(sealed.map(({ nonce }) => nonce)).size).toBe(200);
    expect(new Set(sealed.map(({ ciphertext }) => ciphertext)).size).toBe(200);
    for (const one of sealed) expect(await unseal(key, one, utf8('aad'))).toEqual(utf8('same'));
  });

  it('does not open with another key, AAD, nonce or ciphertext', async () => {
    const key = await importKey(randomBytes(32));
    const sealed = await seal(key, utf8('text'), utf8('aad'));
    const other = await seal(key, utf8('text'), utf8('aad'));
    expect(await unseal(await importKey(randomBytes(32)), sealed, utf8('aad'))).toBeNull();
    expect(await unseal(key, sealed, utf8('AAD'))).toBeNull();
    expect(await unseal(key, { ...sealed, nonce: other.nonce }, utf8('aad'))).toBeNull();
    expect(await unseal(key, { ...sealed, ciphertext: 'AAAA' }, utf8('aad'))).toBeNull();
    await expect(unseal(key, { ...sealed, nonce: 'AAAA' }, utf8('aad'))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('uses keys that no script can read out', async () => {
    const key = await importKey(randomBytes(32));
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });
});
