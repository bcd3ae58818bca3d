// @vitest-environment jsdom
// Short texts are read once, and the parts that say something are found from them.
import { describe, expect, it } from 'vitest';
import { elementsSaying, shortTextsOf, wholeTextOf } from '../../../lib/page/texts.ts';
import { part, show } from './html.ts';

const saying = (body: string) => elementsSaying(shortTextsOf(show(body)), /免/, (text) => text.includes('免验证'));

describe('the parts that say something', () => {
  it('are the innermost whose whole text says it', () => {
    expect(saying('<div><label><b>免</b>验证</label></div>')).toEqual([part('label')]);
    expect(saying('<p><b>免验证</b></p>')).toEqual([part('b')]);
  });

  it('are not looked for in large parts or long texts', () => {
    expect(saying(`<div><b>免</b>验证${'<i></i>'.repeat(20)}</div>`)).toEqual([]);
    expect(saying(`<p>免验证${'字'.repeat(100)}</p>`)).toEqual([]);
  });
});

it('texts are read on one line, empty ones left out', () => {
  expect(shortTextsOf(show('<p> 甲 </p>\n<p> </p><p>乙<b>丙</b></p>')).map(({ text }) => text)).toEqual(['甲', '乙', '丙']);
  expect(wholeTextOf(show('<p>甲\n  乙</p>'))).toBe('甲 乙');
});
