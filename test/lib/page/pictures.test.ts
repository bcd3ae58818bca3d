// @vitest-environment jsdom
// Captcha pictures and QR codes beside a box.
import { describe, expect, it } from 'vitest';
import { hasCaptchaPicture, qrPartsOf } from '../../../lib/page/pictures.ts';
import { surroundingsOf } from '../../../lib/page/pieces.ts';
import { boxes, part, show } from './html.ts';

const captcha = (body: string) => {
  show(body);
  const [box, ...others] = boxes();
  if (box === undefined) throw new Error('no box');
  return hasCaptchaPicture(box, surroundingsOf([box], others, new Set()));
};

describe('a captcha', () => {
  it('is told by its name or its flat shape', () => {
    expect(captcha('<p><input><img src="/coremail/displayVerifyCode.jsp"></p>')).toBe(true);
    expect(captcha('<p><input><img width="100" height="36"></p>')).toBe(true);
  });

  it('is no icon, no QR code, no picture of another row', () => {
    expect(captcha('<p><input><img width="20" height="20"></p>')).toBe(false);
    expect(captcha('<p><input><img class="qrcode-verify" width="160" height="160"></p>')).toBe(false);
    expect(captcha('<p><input></p><p><input><img width="100" height="36"></p>')).toBe(false);
  });
});

it('a QR code is told by its name, or by being a large square', () => {
  show(
    '<img alt="Scan me!" width="160" height="160"><canvas width="200" height="200"></canvas><img width="200" height="60"><img width="32" height="32">',
  );
  expect(qrPartsOf(document)).toEqual([part('img'), part('canvas')]);
});
