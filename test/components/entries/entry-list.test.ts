import { expect, it } from 'vitest';
import { rowAfter } from '../../../components/entries/entry-list.tsx';

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 4, 4],
  ['ArrowUp', 0, 0],
  ['ArrowUp', 3, 2],
  ['Home', 3, 0],
  ['End', 0, 4],
  ['x', 2, null],
])('%s leads from row %i of five to %s', (key, row, next) => {
  expect(rowAfter(key, row, 5)).toBe(next);
});
