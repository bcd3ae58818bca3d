// Opens the frozen vaults with WebCrypto, an Argon2id, zlib and lib/vault/format.md alone. Imports nothing from lib/vault on purpose.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { argon2id } from '@noble/hashes/argon2.js';
import { describe, expect, it } from 'vitest';

interface Sample {
  readonly passphrase: string | null;
  readonly primary: {
    readonly a: string;
    readonly b: string;
    readonly pointer: { readonly slot: 'a' | 'b'; readonly generation: number };
  };
  readonly mirror: { readonly mirror: string; readonly mark: number; readonly deviceKeys?: Readonly<Record<string, string>> };
  readonly content: unknown;
}

interface Slot {
  readonly id: string;
  readonly type: string;
  readonly kdf: { name: string; memoryKib: number; iterations: number; parallelism: number; salt: string };
  readonly nonce: string;
  readonly wrappedKey: string;
}

const sample = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/vaults/${name}.json`, import.meta.url), 'utf8')) as Sample;
const bytes = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** §1: AES-256-GCM with a 12-byte nonce, the tag at the end. */
async function decrypt(rawKey: Uint8Array<ArrayBuffer>, nonce: string, ciphertext: string, aad: string) {
  const key = await crypto.subtle.importKey('raw', rawKey, 'AES-GCM', false, ['decrypt']);
  const algorithm = { name: 'AES-GCM', iv: bytes(nonce), additionalData: utf8(aad) };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes(ciphertext)));
}

/** §3: the wrapping key of a slot. */
async function wrappingKey({ id, kdf }: Slot, { passphrase, mirror }: Sample) {
  if (passphrase === null) return bytes(mirror.deviceKeys?.[id] ?? '');
  const secret = utf8(passphrase.normalize('NFC'));
  if (kdf.name === 'argon2id') {
    const options = { m: kdf.memoryKib, t: kdf.iterations, p: kdf.parallelism, version: 0x13, dkLen: 32 };
    return new Uint8Array(argon2id(secret, bytes(kdf.salt), options));
  }
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', iterations: kdf.iterations, salt: bytes(kdf.salt) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, 256));
}

/** §5: the JSON text of the content; from version 2 on raw DEFLATE, and nothing after its end. */
function textOf(version: number, plain: Uint8Array): string {
  if (version === 1) return new TextDecoder().decode(plain);
  const { buffer, engine } = inflateRawSync(plain, { info: true }) as unknown as {
    buffer: Uint8Array;
    engine: { bytesWritten: number };
  };
  expect(engine.bytesWritten).toBe(plain.length);
  return new TextDecoder().decode(buffer);
}

const names = ['v1-device', 'v1-passphrase', 'v1-passphrase-pbkdf2', 'v2-device', 'v2-passphrase'];

describe.each(names)('the frozen vault %s', (name) => {
  it('opens as the document says', { timeout: 30_000 }, async () => {
    const stored = sample(name);
    const text = stored.primary[stored.primary.pointer.slot];
    expect(stored.mirror.mirror).toBe(text);
    expect(stored.mirror.mark).toBe(stored.primary.pointer.generation);

    // §2: the checksum covers everything before it.
    const { nonce, ciphertext, check, ...header } = JSON.parse(text) as Record<string, string> & { slots: never };
    const body = text.slice(0, text.lastIndexOf(',"check":'));
    expect(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(body)))).toEqual(bytes(String(check)));

    const [slot] = header.slots as readonly Slot[];
    if (slot === undefined) throw new Error('no slot');
    const { nonce: slotNonce, wrappedKey, ...head } = slot;
    const slotAad = JSON.stringify({ vaultId: header['vaultId'], slot: head });
    const vaultKey = await decrypt(await wrappingKey(slot, stored), slotNonce, wrappedKey, slotAad);
    expect(vaultKey).toHaveLength(32);

    const plain = await decrypt(vaultKey, String(nonce), String(ciphertext), JSON.stringify(header));
    expect(String(header['version'])).toBe(name.slice(1, 2));
    expect(JSON.parse(textOf(Number(header['version']), plain))).toEqual(stored.content);
  });
});
