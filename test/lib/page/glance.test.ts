// @vitest-environment jsdom
// The cheap look: worth more, or not.
import { describe, expect, it, vi } from 'vitest';
import { glance } from '../../../lib/page/glance.ts';
import { part, show } from './html.ts';

const drawn = { length: 1 } as DOMRectList;

function seen(body: string): boolean {
  show(body);
  // jsdom draws nothing: what is not `display: none` counts as drawn here.
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
    return this.closest('[hidden]') === null ? drawn : ({ length: 0 } as DOMRectList);
  });
  const answer = glance(document);
  vi.restoreAllMocks();
  return answer;
}

describe('worth a look', () => {
  it.each([
    '<input>',
    '<input name="dynamicPwd">',
    '<input type="password" id="otp">',
    '<input maxlength="1">',
    '<input type="text" id="use">',
    '<div id="qrcode"></div>',
    '<img alt="Scan me!">',
    '<dialog open><canvas></canvas></dialog>',
  ])('%s', (html) => {
    expect(seen(html)).toBe(true);
  });

  it('a box in a shadow root', () => {
    show('<my-login></my-login>');
    part('my-login').attachShadow({ mode: 'open' }).append(document.createElement('input'));
    vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue(drawn);
    expect(glance(document)).toBe(true);
    vi.restoreAllMocks();
  });
});

describe('not worth one', () => {
  it.each([
    '',
    '<p>收件箱</p>',
    '<input id="uid"><input id="fakePassword" type="password">',
    '<input name="q" type="search"><input name="subject">',
    '<input type="checkbox"><input type="hidden">',
    '<p hidden><input></p>',
    '<input id="Domains"><input name="PWD" type="password">',
  ])('%s', (html) => {
    expect(seen(html)).toBe(false);
  });
});
