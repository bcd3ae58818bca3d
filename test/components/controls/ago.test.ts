import { describe, expect, it } from 'vitest';
import { ago } from '../../../components/controls/ago.ts';

const now = Date.UTC(2026, 10, 21, 12, 0, 0);

describe('how long ago something was', () => {
  it.each([
    [0, 'en', 'now'],
    [59_999, 'en', 'now'],
    [60_000, 'en', '1 minute ago'],
    [130_000, 'en', '2 minutes ago'],
    [130_000, 'zh-CN', '2分钟前'],
    [3_600_000, 'en', '1 hour ago'],
    [86_400_000, 'en', 'yesterday'],
    [-5_000, 'en', 'now'],
  ])('is said for %i ms in %s as %s', (passed, tag, words) => {
    expect(ago(now - passed, now, tag)).toBe(words);
  });
});
