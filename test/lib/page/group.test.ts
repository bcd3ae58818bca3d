// @vitest-environment jsdom
// Rows of one-digit boxes are one field.
import { describe, expect, it } from 'vitest';
import { groupBoxes } from '../../../lib/page/group.ts';
import { boxes, show } from './html.ts';

const sizes = (body: string) => {
  show(body);
  return groupBoxes(boxes()).map((group) => group.length);
};

describe('single boxes', () => {
  it('of four to ten digits are one field', () => {
    for (const count of [4, 5, 6, 8, 10]) expect(sizes(`<div>${'<input maxlength="1">'.repeat(count)}</div>`)).toEqual([count]);
  });

  it('of three or eleven stay apart', () => {
    for (const count of [3, 11]) expect(sizes(`<div>${'<input maxlength="1">'.repeat(count)}</div>`)).toHaveLength(count);
  });

  it('are told by numbered names and by ranges too', () => {
    expect(sizes(Array.from({ length: 6 }, (_, index) => `<i><input name="otp${index}"></i>`).join(''))).toEqual([6]);
    expect(sizes('<input type="number" min="0" max="9">'.repeat(6))).toEqual([6]);
  });

  it('do not swallow the boxes before them', () => {
    expect(sizes(`<input name="user"><input type="password"><div>${'<input maxlength="1">'.repeat(6)}</div>`)).toEqual([1, 1, 6]);
  });
});
