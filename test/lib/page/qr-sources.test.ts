// @vitest-environment jsdom
// Whatever may be a QR code in a part of a page.
import { beforeEach, describe, expect, it } from 'vitest';
import { hasQrSource, partWithQr, qrSources } from '../../../lib/page/qr-sources.ts';
import { part, show } from './html.ts';

beforeEach(() => {
  // jsdom has no layout: sizes are as written, and the hidden attribute stands for all that is not drawn.
  Element.prototype.checkVisibility = function (this: Element) {
    return this.closest('[hidden]') === null;
  };
  Element.prototype.getBoundingClientRect = function (this: Element) {
    return new DOMRect(0, 0, Number(this.getAttribute('width')), Number(this.getAttribute('height')));
  };
});

const kinds = (html: string) => {
  show(html);
  return qrSources(document.body).map(({ as }) => as);
};

describe('what may be a QR code', () => {
  it('is a square picture, canvas, drawing or background', () => {
    expect(kinds('<img width="160" height="160">')).toEqual(['img']);
    expect(kinds('<canvas width="200" height="200"></canvas>')).toEqual(['canvas']);
    expect(kinds('<svg width="200" height="200"><rect></rect></svg>')).toEqual(['svg']);
    expect(kinds('<div width="160" height="160" style="background-image:url(data:x)"></div>')).toEqual(['background']);
  });

  it('is a text written beside it', () => {
    expect(kinds('<div title="otpauth://totp/a?secret=GEZDGNBV"></div><div title="Scan me"></div>')).toEqual(['text']);
  });

  it('is the text alone where the usual library wrote it on the box of what it drew; in any other box the pictures count too', () => {
    const box = (inside: string) =>
      kinds(`<div title="otpauth://totp/a?secret=GEZDGNBV">${inside}</div><img width="90" height="90">`);
    const canvas = '<canvas width="200" height="200"></canvas>';
    const image = '<img alt="Scan me!" width="200" height="200">';
    expect(box(canvas + image)).toEqual(['text', 'img']);
    expect(box(canvas + image + canvas)).toEqual(['text', 'canvas', 'img', 'canvas', 'img']);
    expect(box(canvas + canvas)).toEqual(['text', 'canvas', 'canvas', 'img']);
    expect(kinds(`<div title="二维码">${canvas}${image}</div>`)).toEqual(['canvas', 'img']);
  });

  it('is nothing flat, small or hidden', () => {
    expect(kinds('<img width="200" height="60"><img width="32" height="32"><img hidden width="160" height="160">')).toEqual([]);
  });
});

it('the part around a box ends at the first that holds one, and never is the whole page', () => {
  show('<div id="d"><p><img width="160" height="160"></p><p><input></p></div>');
  expect(partWithQr(part('input'))).toBe(part('#d'));
  show('<img width="160" height="160"><div><input></div>');
  expect(partWithQr(part('input'))).toBeNull();
  expect(hasQrSource(document.body)).toBe(true);
});
