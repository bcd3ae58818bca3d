import { describe, expect, it } from 'vitest';
import { answersOf, parameterOf } from '../../../components/entries/parameters.tsx';

describe('typed parameters', () => {
  it('become answers of a draft', () => {
    expect(answersOf({ type: 'totp', algorithm: 'SHA256', digits: ' 8 ', period: '60' })).toEqual({
      type: 'totp',
      algorithm: 'SHA256',
      digits: 8,
      period: 60,
    });
  });
  it.each([{ algorithm: 'MD5' }, { digits: '' }, { period: '3e1' }, { counter: '-1' }, { digits: 'six' }, {}])(
    '%o gives no answer: nothing is guessed',
    (typed) => {
      expect(answersOf(typed)).toEqual({});
    },
  );
});

it('a problem is shown at the field it is about', () => {
  expect(parameterOf('unknown-algorithm')).toBe('algorithm');
  expect(parameterOf('bad-period')).toBe('period');
  expect(parameterOf('disk-full')).toBe(null);
});
