import { describe, expect, it } from 'vitest';
import { grouped, liveCode, phaseOf, spelled } from '../../../components/entries/live-code.ts';

const timed = { code: '287082', nextCode: '003784', expiresAt: 60_000, period: 30 };

describe('the code on show', () => {
  it.each([
    [59_999, { code: '287082', next: '003784', endAt: 60_000 }],
    [60_000, { code: '003784', next: null, endAt: 90_000 }],
    [89_999, { code: '003784', next: null, endAt: 90_000 }],
    [90_000, { code: null, next: null, endAt: 90_000 }],
  ])('at %i ms is never one that has ended', (now, shown) => {
    expect(liveCode(timed, phaseOf(timed, now))).toEqual(shown);
  });
  it('of HOTP does not end', () => {
    const counted = { code: null, nextCode: null, expiresAt: null, period: null };
    expect(liveCode(counted, phaseOf(counted, 1e12))).toEqual({ code: null, next: null, endAt: null });
  });
});

describe('a code for the eye', () => {
  it.each([
    ['12345', '12345'],
    ['287082', '287 082'],
    ['1234567', '123 4567'],
    ['12345678', '1234 5678'],
    ['123456789', '123 456 789'],
    ['1234567890', '12345 67890'],
    ['R2D2X', 'R2D2X'],
  ])('%s is grouped as %s', (code, groups) => {
    expect(grouped(code)).toBe(groups);
  });
});

it('a code for the ear is spelled', () => {
  expect(spelled('0037')).toBe('0 0 3 7');
});
