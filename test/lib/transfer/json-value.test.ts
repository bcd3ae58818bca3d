// Looking into JSON of unknown shape.
import { describe, expect, it } from 'vitest';
import { firstText, listOf, parseJson, recordOf, textOf, valueAt } from '../../../lib/transfer/json-value.ts';

describe('a value of unknown shape', () => {
  it('is a record only as an object', () => {
    expect([recordOf({ a: 1 }), recordOf([1]), recordOf(null), recordOf('a')]).toEqual([{ a: 1 }, null, null, null]);
  });
  it('is followed along its keys, own ones only', () => {
    expect(valueAt({ a: [{ b: 2 }] }, 'a', '0', 'b')).toBe(2);
    expect([valueAt(null, 'a'), valueAt({ a: 1 }, 'a', 'b'), valueAt({}, 'toString'), valueAt('text', 'length')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('is a list or an empty one', () => {
    expect([listOf([1]), listOf({ 0: 1 })]).toEqual([[1], []]);
  });
  it('is a text, also as a number', () => {
    expect([textOf('a'), textOf(6), textOf(null), textOf({})]).toEqual(['a', '6', '', '']);
    expect([firstText('', '  ', 'b', 'c'), firstText()]).toEqual(['b', '']);
  });
  it('is parsed, or undefined', () => {
    expect([parseJson('[1]'), parseJson('[1')]).toEqual([[1], undefined]);
  });
});
