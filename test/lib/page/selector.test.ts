// @vitest-environment jsdom
// Selectors that name one box.
import { expect, it } from 'vitest';
import { selectorOf } from '../../../lib/page/selector.ts';
import { boxes, part, show } from './html.ts';

it('every box of a page gets one of its own', () => {
  show(
    '<form id="f"><input id="a"><input name="b"><input><input></form><div><input id="x.y"><input name="same"><input name="same"><input id="twice"><input id="twice"></div>',
  );
  const selectors = boxes().map(selectorOf);
  expect(new Set(selectors).size).toBe(boxes().length);
  for (const [index, selector] of selectors.entries()) expect([...document.querySelectorAll(selector)]).toEqual([boxes()[index]]);
  expect(selectors.slice(0, 2)).toEqual(['#a', 'input[name="b"]']);
});

it('a box in a shadow root is named through its host', () => {
  show('<my-login id="h"></my-login>');
  const shadow = part('my-login').attachShadow({ mode: 'open' });
  const input = document.createElement('input');
  shadow.append(document.createElement('input'), input);
  expect(selectorOf(input)).toBe('#h >>> input:nth-of-type(2)');
});
