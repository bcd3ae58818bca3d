// Runs in a page of the measured browser: the codes of a thousand entries, by the product's own code.
import type { OtpAccount } from '../../../lib/otp/account.ts';
import { codeAt } from '../../../lib/otp/code.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function accounts(count: number): readonly OtpAccount[] {
  return Array.from({ length: count }, (_, at) => ({
    type: 'totp',
    issuer: 'bench',
    account: `user${at}`,
    secret: Array.from({ length: 32 }, (__, place) => letters[(at * 7 + (at >> 5) + place * 11) % 32]).join(''),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: null,
  }));
}

/** Ms for each of `runs` windows. */
export async function codesMs(count: number, runs: number): Promise<readonly number[]> {
  const all = accounts(count);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    await Promise.all(all.map((account) => codeAt(account, Date.UTC(2026, 0, 1) + run * 30_000)));
    times.push(performance.now() - startedAt);
  }
  return times;
}
