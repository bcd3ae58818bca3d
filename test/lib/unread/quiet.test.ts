// The hours in which no mail is read, also over midnight.
import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../../lib/unread/quiet.ts';

const at = (hour: number, minute = 0, day = 9) => new Date(2026, 2, day, hour, minute).getTime();
const night = { from: 22 * 60, to: 7 * 60 };
const noon = { from: 12 * 60, to: 13 * 60 + 30 };

describe('quiet hours', () => {
  it.each([
    [night, at(21, 59), 0],
    [night, at(22), at(7, 0, 10)],
    [night, at(23, 59), at(7, 0, 10)],
    [night, at(0), at(7)],
    [night, at(6, 59), at(7)],
    [night, at(7), 0],
    [noon, at(11, 59), 0],
    [noon, at(12), at(13, 30)],
    [noon, at(13, 29), at(13, 30)],
    [noon, at(13, 30), 0],
    [{ from: 0, to: 23 * 60 + 59 }, at(0), at(23, 59)],
  ])('of %j at %i end at %i', (hours, now, end) => {
    expect(quietUntil(hours, now)).toBe(end);
  });
  it('end with the minute, not seconds after it', () => {
    expect(quietUntil(night, at(6, 59) + 59_999)).toBe(at(7));
  });
  it('are none where the user has set none, or both ends alike', () => {
    expect([quietUntil(null, at(3)), quietUntil({ from: 60, to: 60 }, at(1)), quietUntil({ from: 60, to: 60 }, at(3))]).toEqual([
      0, 0, 0,
    ]);
  });
});
