import { createHmac } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import type { OtpAlgorithm } from '../../../lib/otp/account.ts';
import { codeAt, hotpCode } from '../../../lib/otp/code.ts';
import { accountOf } from './account-of.ts';

/** A seeded generator (mulberry32), so that a difference can be found again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const ALGORITHMS: OtpAlgorithm[] = ['SHA1', 'SHA256', 'SHA512'];

function codeByHmac(key: Uint8Array, algorithm: OtpAlgorithm, counter: bigint, digits: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(counter);
  const digest = createHmac(algorithm, key).update(message).digest();
  const value = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(value % 10 ** digits).padStart(digits, '0');
}

function randomCase(random: (below: number) => number) {
  const key = Uint8Array.from({ length: 1 + random(128) }, () => random(256));
  const secret = new Secret({ buffer: key.buffer });
  const algorithm = ALGORITHMS[random(3)] ?? 'SHA1';
  return { key, secret, algorithm, digits: 5 + random(6), period: 1 + random(300) };
}

/** How many of the cases differ; made in bundles, as one code after the other would mostly wait. */
async function differencesOf(cases: number, differs: () => Promise<boolean>): Promise<number> {
  const bundle = 500;
  let differences = 0;
  for (let done = 0; done < cases; done += bundle) {
    const verdicts = await Promise.all(Array.from({ length: bundle }, differs));
    differences += verdicts.filter(Boolean).length;
  }
  return differences;
}

describe('against two other implementations', () => {
  it('gives the same code as otpauth in 100,000 random cases', async () => {
    const random = seeded(20_261_121);
    let made = 0;
    const differences = await differencesOf(100_000, async () => {
      const { secret, algorithm, digits, period } = randomCase(random);
      const account = accountOf({ secret: secret.base32, algorithm, digits, period });
      const timeMs = random(2 ** 21) * 2 ** 21 + random(2 ** 21);
      const counter = random(2 ** 31);
      made += 1;
      if (made % 2 === 0) return (await hotpCode(account, counter)) !== HOTP.generate({ secret, algorithm, digits, counter });
      return (await codeAt(account, timeMs)).code !== TOTP.generate({ secret, algorithm, digits, period, timestamp: timeMs });
    });
    expect(differences).toBe(0);
    expect(made).toBe(100_000);
  }, 120_000);

  it('gives the same code as an HMAC of its own for 20,000 counters up to 2^53 - 1', async () => {
    const random = seeded(7);
    const differences = await differencesOf(20_000, async () => {
      const { key, secret, algorithm, digits } = randomCase(random);
      const counter = Math.min(Number.MAX_SAFE_INTEGER, random(2 ** 27) * 2 ** 26 + random(2 ** 26));
      const ours = await hotpCode(accountOf({ type: 'hotp', secret: secret.base32, algorithm, digits }), counter);
      return ours !== codeByHmac(key, algorithm, BigInt(counter), digits);
    });
    expect(differences).toBe(0);
  }, 60_000);
});
