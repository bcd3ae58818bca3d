import { describe, expect, it } from 'vitest';
import { isolated, shorten } from '../../../components/controls/name.tsx';

describe('a name from outside', () => {
  it('is cut at 160 characters, never inside one', () => {
    const cut = shorten('😀'.repeat(10_000));
    expect([...cut]).toHaveLength(161);
    expect(cut.endsWith('😀…')).toBe(true);
  });
  it('is left alone when it is short', () => {
    expect(shorten('重庆大学')).toBe('重庆大学');
  });
  it('cannot be turned to pass for another one', () => {
    expect(shorten('\u202eevil\u200f')).toBe('evil');
  });
  it('cannot turn the sentence around it, not even with signs of its own that end the isolation', () => {
    expect(isolated('a\u2069\u202eb')).toBe('\u2068ab\u2069');
  });
});
