// @vitest-environment jsdom
// What is known of a code after it went in.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Filled, watchFilled } from '../../../lib/visit/filled.ts';
import { part, show } from '../page/html.ts';
import { fakeVisit, seen } from './fake-visit.ts';

let filled: Filled;
const box = () => part<HTMLInputElement>('#c');
const say = (words: string) => (part('#e').textContent = words);

beforeEach(() => {
  show('<div id="p"><h3>二次验证</h3><label>动态口令 <input id="c"></label><p id="e"></p><button>确定</button></div>');
  const { field, facts } = seen();
  filled = watchFilled(fakeVisit(), { entryId: 'one', purpose: 'login', field, code: '123456' }, facts);
  box().value = '123456';
});
afterEach(() => filled.stop());

describe('a code in its box', () => {
  it('is waited for, refused by words, accepted when the box has gone', () => {
    expect(filled.outcome()).toBe('waiting');
    say('动态口令错误');
    expect(filled.outcome()).toBe('refused');
    say('');
    part('#p').remove();
    expect(filled.outcome()).toBe('accepted');
  });

  it('met trouble on the way only when the page says so', () => {
    expect(filled.lineFailed()).toBe(false);
    say('网络异常，请稍后重试');
    expect([filled.lineFailed(), filled.outcome()]).toEqual([true, 'waiting']);
  });

  it.each([
    ['as it went in', '123456', false],
    ['with a blank between', '123 456', false],
    ['gone', '', false],
    ['another', '654321', true],
    ['half of another', '65', true],
  ])('is typed over or not: %s', (_what, value, over) => {
    box().value = value;
    expect(filled.typedOver(seen().field)).toBe(over);
  });

  it('is typed over once', () => {
    box().value = '654321';
    expect([filled.typedOver(filled.field), filled.typedOver(filled.field)]).toEqual([true, false]);
  });
});
