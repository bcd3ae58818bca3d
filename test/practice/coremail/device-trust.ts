// 同设备登录免二次验证: hands out a token after a good sign-in and checks the signature a later one brings.
import { createHash, randomBytes } from 'node:crypto';
import type { Account, TrustedDevice } from './account.ts';

/** How long a device stays trusted. */
export const trustMs = 30 * 24 * 3_600_000;
const signatureLifeMs = 10 * 60_000;

/** What a sign-in may bring along; all empty when the browser holds no token. */
export interface DeviceProof {
  readonly accessToken: string;
  /** Seconds, as text. */
  readonly timestamp: string;
  readonly signature: string;
}

/** Signature over token and time with the device's secret. */
export function signatureOf(token: string, timestamp: string, secret: string): string {
  const text = `accessToken=${encodeURIComponent(token)}&timestamp=${timestamp}&secret=${encodeURIComponent(secret)}`;
  return createHash('sha1').update(text).digest('base64');
}

function random(): string {
  return randomBytes(18).toString('base64');
}

/** Makes this device a trusted one. */
export function trustDevice(account: Account, name: string, atMs: number): TrustedDevice {
  const device = { token: random(), secret: random(), name, at: atMs, expiresAt: atMs + trustMs };
  account.devices.push(device);
  return device;
}

/** True when the proof belongs to a device of this account that is still trusted. */
export function isTrusted(account: Account, proof: DeviceProof, atMs: number): boolean {
  const device = account.devices.find((known) => known.token === proof.accessToken && known.expiresAt > atMs);
  if (device === undefined || Math.abs(atMs - Number(proof.timestamp) * 1000) > signatureLifeMs) return false;
  return signatureOf(device.token, proof.timestamp, device.secret) === proof.signature;
}
