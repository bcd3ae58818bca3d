import { describe, expect, it } from 'vitest';
import { rowsInSight } from '../../../components/controls/window-list.ts';

describe('the rows worth drawing', () => {
  it('are those in sight and three around, however long the list is', () => {
    expect(rowsInSight(1_000, 92, 0, 372)).toEqual({ first: 0, last: 8 });
    expect(rowsInSight(1_000, 92, 46_000, 372)).toEqual({ first: 497, last: 508 });
  });
  it('end with the list', () => {
    expect(rowsInSight(3, 92, 0, 372)).toEqual({ first: 0, last: 3 });
    expect(rowsInSight(1_000, 92, 91_628, 372)).toEqual({ first: 992, last: 1_000 });
  });
  it('are sane after the list has become shorter than it was scrolled', () => {
    expect(rowsInSight(2, 92, 46_000, 372)).toEqual({ first: 0, last: 2 });
  });
});
