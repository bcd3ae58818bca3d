// When a row asks for its codes, and which codes it shows.
import { describe, expect, it } from 'vitest';
import { laterOf, mustAsk } from '../../../components/entries/row-codes.ts';

const listed = { code: '287082', nextCode: '003784', expiresAt: 60_000, period: 30 };
const bare = { code: null, nextCode: null, expiresAt: null, period: 30 };
const asked = { id: 'one', code: '003784', nextCode: '111111', expiresAt: 90_000 };

describe('a row', () => {
  it.each([
    ['with a code that counts', listed, 59_999, false],
    ['whose code has ended', listed, 60_000, true],
    ['whose next code has ended too', listed, 90_000, true],
    ['without a code', bare, 0, true],
  ])('%s: asks or not', (_name, timed, now, asks) => {
    expect(mustAsk({ type: 'totp' }, timed, now)).toBe(asks);
  });

  it('never asks for a code that counts up', () => {
    expect(mustAsk({ type: 'hotp' }, { ...bare, period: null }, 0)).toBe(false);
  });

  it('shows what was asked for last or listed last, whichever is newer', () => {
    expect(laterOf(bare, undefined)).toBeNull();
    expect(laterOf(bare, asked)).toBe(asked);
    expect(laterOf(listed, asked)).toBe(asked);
    expect(laterOf({ ...listed, expiresAt: 90_000 }, asked)).toBeNull();
  });
});
