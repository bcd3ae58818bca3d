// AES by the browser against Node's own.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hmacSha256, openCbc, openGcm, sealGcm, sha256 } from '../../../lib/transfer/cipher.ts';
import { bytesOf } from './sample-accounts.ts';
import { cbc, gcm } from './sealed-exports.ts';

const fresh = (length: number) => new Uint8Array(randomBytes(length));
const key = fresh(32);
const text = bytesOf('邮钥');

describe('AES-GCM', () => {
  const nonce = fresh(12);
  const aad = bytesOf('aad');
  const { sealed, tag } = gcm(key, nonce, text, aad);
  const both = Uint8Array.from([...sealed, ...tag]);

  it('opens and seals as others do', async () => {
    expect(await openGcm(key, nonce, both, aad)).toEqual(text);
    expect(await sealGcm(key, nonce, text, aad)).toEqual(both);
  });
  it.each([
    ['another key', () => openGcm(fresh(32), nonce, both, aad)],
    ['another nonce', () => openGcm(key, fresh(12), both, aad)],
    ['no nonce', () => openGcm(key, new Uint8Array(), both, aad)],
    ['other additional data', () => openGcm(key, nonce, both)],
    ['a cut text', () => openGcm(key, nonce, both.slice(1), aad)],
    ['a text shorter than a tag', () => openGcm(key, nonce, both.slice(0, 3), aad)],
    ['a key of an odd length', () => openGcm(fresh(7), nonce, both, aad)],
  ])('gives nothing for %s', async (_, opened) => {
    expect(await opened()).toBeNull();
  });
});

describe('AES-CBC', () => {
  const iv = fresh(16);
  const sealed = new Uint8Array(cbc(key, iv, text));

  it('opens what others sealed', async () => {
    expect(await openCbc(key, iv, sealed)).toEqual(text);
  });
  it.each([
    ['an IV of another length', () => openCbc(key, fresh(12), sealed)],
    ['half a block', () => openCbc(key, iv, sealed.slice(0, 5))],
    ['nothing', () => openCbc(key, iv, new Uint8Array())],
  ])('gives nothing for %s', async (_, opened) => {
    expect(await opened()).toBeNull();
  });
});

it('SHA-256 and its HMAC are those of others', async () => {
  expect(Buffer.from(await sha256(text))).toEqual(createHash('sha256').update(text).digest());
  expect(Buffer.from(await hmacSha256(key, text))).toEqual(createHmac('sha256', key).update(text).digest());
});
