// The trusted-device token in the page's storage, and the signature the next sign-in brings.

interface Device {
  readonly token: string;
  readonly secret: string;
  /** Ms since 1970. */
  readonly until: number;
}

const prefix = 'CM_DEVICE_';

/** Keeps the token of an address; `seconds` is its life. */
export function keepDevice(address: string, token: string, secret: string, seconds: number): void {
  if (token === '') return;
  const device: Device = { token, secret, until: Date.now() + seconds * 1000 };
  localStorage.setItem(prefix + address, JSON.stringify(device));
}

/** The three fields of a sign-in of this address; empty texts when there is no token. */
export async function proofFor(address: string): Promise<{ accessToken: string; timestamp: string; signature: string }> {
  const kept = localStorage.getItem(prefix + address.toLowerCase());
  const device = kept === null ? null : (JSON.parse(kept) as Device);
  if (device === null || device.until < Date.now()) return { accessToken: '', timestamp: '', signature: '' };
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const { token, secret } = device;
  const text = `accessToken=${encodeURIComponent(token)}&timestamp=${timestamp}&secret=${encodeURIComponent(secret)}`;
  const hash = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text));
  return { accessToken: token, timestamp, signature: btoa(String.fromCharCode(...new Uint8Array(hash))) };
}
