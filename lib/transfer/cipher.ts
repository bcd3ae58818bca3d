// AES-GCM and AES-CBC as files use them, by the browser itself.
import type { Bytes } from '../vault/bytes.ts';

async function open(algorithm: AesGcmParams | AesCbcParams, rawKey: Bytes, sealed: Bytes): Promise<Bytes | null> {
  try {
    const key = await crypto.subtle.importKey('raw', rawKey, algorithm.name, false, ['decrypt']);
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed));
  } catch (error) {
    // A wrong key and altered bytes are the same to a cipher; so is a length that it does not know.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** @param sealed ciphertext with its 16-byte tag at the end @returns null when the key is wrong or anything was altered */
export function openGcm(key: Bytes, nonce: Bytes, sealed: Bytes, aad: Bytes = new Uint8Array()): Promise<Bytes | null> {
  return nonce.length === 0 ? Promise.resolve(null) : open({ name: 'AES-GCM', iv: nonce, additionalData: aad }, key, sealed);
}

/** AES-GCM: ciphertext with its 16-byte tag at the end. */
export async function sealGcm(rawKey: Bytes, nonce: Bytes, plain: Bytes, aad: Bytes = new Uint8Array()): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', rawKey, 'AES-GCM', false, ['encrypt']);
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, key, plain));
}

/** PKCS#7 padding. @returns null when the key is wrong or the end was altered; nothing else is noticed */
export function openCbc(key: Bytes, iv: Bytes, sealed: Bytes): Promise<Bytes | null> {
  return iv.length === 16 ? open({ name: 'AES-CBC', iv }, key, sealed) : Promise.resolve(null);
}

/** HMAC-SHA-256 of the data. */
export async function hmacSha256(key: Bytes, data: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}

/** SHA-256 of the data. */
export async function sha256(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}
