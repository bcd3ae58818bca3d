// The browser's HMAC.
import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { webHmac } from '../../../lib/otp/web-hmac.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('the HMAC of the browser', () => {
  it.each(['SHA1', 'SHA256', 'SHA512'] as const)('is the one of another implementation, with %s', async (algorithm) => {
    for (const length of [1, 20, 64, 65, 128, 129]) {
      const key = new Uint8Array(length).fill(length);
      const theirs = createHmac(algorithm, key).update('12345678').digest();
      const ours = await webHmac(algorithm, key, new TextEncoder().encode('12345678'));
      expect([...ours]).toEqual([...theirs]);
    }
  });
  it('takes a part of a larger buffer for what it is', async () => {
    const large = bytes(9, 1, 2, 9);
    expect(await webHmac('SHA1', large.subarray(1, 3), bytes(7))).toEqual(await webHmac('SHA1', bytes(1, 2), bytes(7)));
  });
  it('imports the same array of bytes once for each hash, and never takes one for another', async () => {
    const importKey = vi.spyOn(crypto.subtle, 'importKey');
    try {
      const [key, data] = [bytes(1, 2, 3), bytes(7)];
      const theirs = (algorithm: string) => [...createHmac(algorithm, key).update(data).digest()];
      for (const algorithm of ['SHA1', 'SHA1', 'SHA256'] as const)
        expect([...(await webHmac(algorithm, key, data))]).toEqual(theirs(algorithm));
      expect(importKey).toHaveBeenCalledTimes(2);
      expect((await importKey.mock.results[0]?.value)?.extractable).toBe(false);
      await webHmac('SHA256', bytes(1, 2, 3), data);
      expect(importKey).toHaveBeenCalledTimes(3);
    } finally {
      importKey.mockRestore();
    }
  });
});
