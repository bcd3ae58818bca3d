// @vitest-environment jsdom
// What counts as drawn, and as a box for typing.
import { describe, expect, it } from 'vitest';
import { isShown, isTyped, isVisible, opacityOf } from '../../../lib/page/visible.ts';
import { boxes, part, show } from './html.ts';

describe('visibility', () => {
  it('follows styles and the hidden attribute, not class names', () => {
    show(
      '<p class="f-dn"><input id="a"></p><p style="display:none"><input id="b"></p><p hidden><input id="c"></p><input id="d" style="visibility:hidden">',
    );
    expect(boxes().map((box) => isVisible(box))).toEqual([true, false, false, false]);
    expect(isShown(part('.f-dn'))).toBe(true);
  });

  it('multiplies the opacities of everything around', () => {
    show('<div style="opacity:.5"><div style="opacity:.5"><input style="filter:opacity(50%)"></div></div>');
    expect(opacityOf(part('input'))).toBeCloseTo(0.125);
  });
});

describe('a box for typing', () => {
  it('is text, telephone, number or password, and any type a browser does not know', () => {
    show(
      '<input><input type="tel"><input type="number"><input type="password"><input type="one-time"><input type="checkbox"><input type="submit"><input type="hidden"><input type="date">',
    );
    expect(boxes().map(isTyped)).toEqual([true, true, true, true, true, false, false, false, false]);
  });
});
