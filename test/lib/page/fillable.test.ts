// @vitest-environment jsdom
// The gate right before a fill, as far as it needs no layout; the rest is tried in Chromium on the fixtures called hidden-*.
import { expect, it } from 'vitest';
import type { Field } from '../../../lib/page/field.ts';
import { isFillable, obstacleOf } from '../../../lib/page/fillable.ts';
import { boxes, part, show } from './html.ts';

const field = (): Field => ({ inputs: boxes(), kind: 'totp', action: 'fill', score: 90, reasons: [] });

it('a plain box may be filled', () => {
  show('<input>');
  expect(isFillable(field())).toEqual({ ok: true });
});

it.each([
  ['<input disabled>', 'disabled'],
  ['<input readonly>', 'read-only'],
  ['<p hidden><input></p>', 'not drawn'],
  ['<p inert><input></p>', 'inert'],
])('%s may not', (html, reason) => {
  show(html);
  expect(isFillable(field())).toEqual({ ok: false, reason });
});

it('one bad box spoils the row', () => {
  show('<input><input><input disabled><input>');
  expect(isFillable(field())).toEqual({ ok: false, reason: 'disabled' });
});

it('a box that left the page is gone', () => {
  show('<input>');
  const box = part<HTMLInputElement>('input');
  box.remove();
  expect(obstacleOf(box, false)).toBe('gone');
});
