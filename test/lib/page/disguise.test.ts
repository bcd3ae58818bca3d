// @vitest-environment jsdom
// What hides a box, as far as it needs no layout; the rest is tried in Chromium on the fixtures called hidden-*.
import { expect, it } from 'vitest';
import { disguiseOf } from '../../../lib/page/disguise.ts';
import { part, show } from './html.ts';

it.each([
  ['<input>', null],
  ['<input style="display:none">', 'not drawn'],
  ['<p style="visibility:hidden"><input style="visibility:hidden"></p>', 'not drawn'],
  ['<p inert><input></p>', 'inert'],
])('%s', (html, reason) => {
  show(html);
  expect(disguiseOf(part<HTMLInputElement>('input'), false)).toBe(reason);
});
