import { describe, expect, it } from 'vitest';
import { BIND_REMAINING_MS, clockVerdict, estimateOffset, FILL_REMAINING_MS, usableCode } from '../../../lib/otp/clock.ts';
import type { CodeWish } from '../../../lib/otp/clock.ts';
import { codeAt, CodeError } from '../../../lib/otp/code.ts';
import { accountOf } from './account-of.ts';

const NOW = 1_700_000_010_000;
const wish = (parts: Partial<CodeWish> = {}): CodeWish => ({ minRemainingMs: FILL_REMAINING_MS, usedSteps: [], ...parts });

/** An answer of a host whose clock is `skewMs` ahead, asked at `sentAt`, each way `oneWayMs` long. */
function sample(skewMs: number, sentAt = NOW, oneWayMs = 40) {
  return { sentAt, receivedAt: sentAt + 2 * oneWayMs, serverDate: Math.floor((sentAt + oneWayMs + skewMs) / 1000) * 1000 };
}

describe('the offset of the clock', () => {
  it('is found within the half second that the header hides, for every skew up to five minutes', () => {
    for (let skewMs = -300_000; skewMs <= 300_000; skewMs += 777) {
      const found = estimateOffset([sample(skewMs)]);
      expect(Math.abs((found?.offsetMs ?? Number.NaN) - skewMs)).toBeLessThanOrEqual(500);
    }
  });
  it('gets sharper with samples at different parts of the second', () => {
    const samples = [0, 200, 400, 600, 800].map((ms) => sample(90_000, NOW + ms * 11));
    const found = estimateOffset(samples);
    expect(Math.abs((found?.offsetMs ?? Number.NaN) - 90_000)).toBeLessThanOrEqual(200);
    expect(found).toMatchObject({ samples: 5 });
  });
  it('is the median: one absurd header does not move it', () => {
    const found = estimateOffset([sample(0), sample(0, NOW + 100), sample(86_400_000, NOW + 200)]);
    expect(Math.abs(found?.offsetMs ?? Number.NaN)).toBeLessThanOrEqual(500);
    expect(found?.spreadMs).toBeGreaterThan(86_000_000);
  });
  it.each([
    ['took longer than ten seconds', { ...sample(0), receivedAt: NOW + 10_001 }],
    ['came before it was asked for', { ...sample(0), receivedAt: NOW - 1 }],
    ['has no date', { ...sample(0), serverDate: Number.NaN }],
    ['has a date of 1970', { ...sample(0), serverDate: 0 }],
  ])('leaves out an answer that %s', (_why, bad) => {
    expect(estimateOffset([bad])).toBeNull();
    expect(estimateOffset([bad, sample(0)])).toMatchObject({ samples: 1 });
  });
  it('is unknown without an answer', () => {
    expect(estimateOffset([])).toBeNull();
  });
  it.each([
    [0, 'fine'],
    [4999, 'fine'],
    [5000, 'noticed'],
    [-9999, 'noticed'],
    [10_000, 'warn'],
    [-10_000, 'warn'],
    [300_000, 'warn'],
  ])('of %d ms is %s', (offsetMs, verdict) => {
    expect(clockVerdict(offsetMs)).toBe(verdict);
  });
});

describe('the code that may be used', () => {
  const step = Math.floor(NOW / 30_000);
  const startsAt = step * 30_000;

  it('is the one that holds now', async () => {
    expect(await usableCode(accountOf(), NOW, wish())).toEqual({
      code: (await codeAt(accountOf(), NOW)).code,
      step,
      remainingMs: startsAt + 30_000 - NOW,
    });
  });
  it('is held back in the last three seconds, and waited for to the ms', async () => {
    expect(await usableCode(accountOf(), startsAt + 27_000, wish())).toMatchObject({ step, remainingMs: 3000 });
    expect(await usableCode(accountOf(), startsAt + 27_001, wish())).toEqual({ waitMs: 2999, isAhead: false });
    expect(await usableCode(accountOf(), startsAt + 27_001 + 2999, wish())).toMatchObject({
      step: step + 1,
      remainingMs: 30_000,
    });
  });
  it('is held back in the last ten seconds when a bind is confirmed with it', async () => {
    const bind = wish({ minRemainingMs: BIND_REMAINING_MS });
    expect(await usableCode(accountOf(), startsAt + 20_000, bind)).toMatchObject({ step });
    expect(await usableCode(accountOf(), startsAt + 20_001, bind)).toEqual({ waitMs: 9999, isAhead: false });
  });
  it('is never the one that was used already', async () => {
    const after = (...usedSteps: number[]) => usableCode(accountOf(), NOW, wish({ usedSteps }));
    expect(await after(step)).toEqual({ waitMs: startsAt + 30_000 - NOW, isAhead: false });
    expect(await after(step - 1)).toMatchObject({ step });
    expect(await after(step, step - 1)).toEqual({ waitMs: startsAt + 30_000 - NOW, isAhead: false });
  });
  it('comes after one that the site may have taken from a clock that was ahead, and says so', async () => {
    const after = (...usedSteps: number[]) => usableCode(accountOf(), NOW, wish({ usedSteps }));
    expect(await after(step + 1)).toEqual({ waitMs: startsAt + 60_000 - NOW, isAhead: true });
    expect(await after(step + 2)).toEqual({ waitMs: startsAt + 90_000 - NOW, isAhead: true });
  });
  it('is had at once when a clock that was further ahead has used a code no site can have taken; that very code is not sent again', async () => {
    const after = (...usedSteps: number[]) => usableCode(accountOf(), NOW, wish({ usedSteps }));
    for (const ahead of [3, 10, 11, 1_000]) expect(await after(step + ahead)).toMatchObject({ step });
    expect(await after(step, step + 1, step + 3)).toMatchObject({ waitMs: startsAt + 60_000 - NOW });
    expect(await after(step, step + 1, step + 2, step + 3)).toMatchObject({ waitMs: startsAt + 120_000 - NOW });
  });
  it.each([1, 2, 3, 4, 10, 15, 300])('can be had within one period of %d s, and no wait is endless', async (period) => {
    for (let ms = 0; ms < period * 1000; ms += 97) {
      const first = await usableCode(accountOf({ period }), startsAt + ms, wish({ minRemainingMs: BIND_REMAINING_MS }));
      if ('code' in first) continue;
      const second = await usableCode(
        accountOf({ period }),
        startsAt + ms + first.waitMs,
        wish({ minRemainingMs: BIND_REMAINING_MS }),
      );
      expect(second).toHaveProperty('code');
    }
    expect(await usableCode(accountOf({ period }), NOW - (NOW % (period * 1000)), wish())).toHaveProperty('code');
  });
  it('is not made for an account that counts', async () => {
    await expect(usableCode(accountOf({ type: 'hotp' }), NOW, wish())).rejects.toThrow(CodeError);
  });
});
