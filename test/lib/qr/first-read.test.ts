// The first reader alone: what it finds, where it stops, and what it leaves to the second.
import { encodeQR } from 'qr';
import { describe, expect, it } from 'vitest';
import { firstRead, readGrey } from '../../../lib/qr/first-read.ts';
import { toGrey } from '../../../lib/qr/pixels.ts';
import type { Picture } from '../../../lib/qr/pixels.ts';
import { pictureOf, placeOn, render } from './render.ts';

const draw = (text: string): Picture => render({ text, scale: 4, margin: 4 });

/** Two codes side by side. */
function pair(one: string, two: string): Picture {
  const [left, right] = [draw(one), draw(two)];
  const page = placeOn(left, left.width + right.width, Math.max(left.height, right.height), 0, 0);
  for (let y = 0; y < right.height; y++) {
    const row = right.data.subarray(y * right.width * 4, (y + 1) * right.width * 4);
    page.data.set(row, (y * page.width + left.width) * 4);
  }
  return page;
}

/** A code of these bytes, which does not say what alphabet they are in. */
function ofBytes(...bytes: number[]): Picture {
  const options = { encoding: 'byte', border: 4, textEncoder: () => Uint8Array.from(bytes) } as const;
  const modules = encodeQR('x'.repeat(bytes.length), 'raw', options);
  const side = modules.length * 4;
  const grey = Array.from({ length: side * side }, (_value, i) => (modules[(i / side) >> 2]?.[(i % side) >> 2] ? 0 : 255));
  return pictureOf(grey, side, side);
}

describe('the first reader', () => {
  it.each(['element', 'screen', 'picture'] as const)('reads one code, with its line ends tidied (%s)', (effort) => {
    expect(firstRead(draw('otpauth://totp/a\r\n重庆'), effort)).toEqual(['otpauth://totp/a\n重庆']);
  });

  it('ends with the first code of an element, and reads all of a screen', () => {
    const page = pair('one', 'two');
    expect(firstRead(page, 'element')).toHaveLength(1);
    expect(firstRead(page, 'screen').toSorted()).toEqual(['one', 'two']);
  });

  it('says a text once that is there twice', () => {
    expect(firstRead(pair('same', 'same'), 'picture')).toEqual(['same']);
  });

  it('finds no more codes in a grey picture than it is asked for, each as often as it is there', () => {
    const grey = toGrey(pair('same', 'same'));
    expect(readGrey(grey, 0)).toEqual([]);
    expect(readGrey(grey, 1)).toEqual(['same']);
    expect(readGrey(grey, 9)).toEqual(['same', 'same']);
  });

  it('reads bytes that are UTF-8 and is silent about others', () => {
    expect(firstRead(ofBytes(0xe9, 0x82, 0xae), 'element')).toEqual(['邮']);
    expect(firstRead(ofBytes(0xd3, 0xca), 'element')).toEqual([]);
    expect(readGrey(toGrey(ofBytes(0xd3, 0xca)), 1)).toEqual([]);
  });

  it('finds nothing where there is nothing', () => {
    expect(firstRead(pictureOf(new Uint8Array(3600).fill(255), 60, 60), 'element')).toEqual([]);
    expect(firstRead(pictureOf(new Uint8Array(1), 1, 1), 'picture')).toEqual([]);
  });

  it.each([
    ['bad-picture', 2, 1],
    ['bad-picture', 0, 0],
    ['too-large', 50_000_001, 1],
  ])('refuses a picture as %s (%i × %i)', (code, width, height) => {
    const picture = { data: new Uint8ClampedArray(4), width, height };
    expect(() => firstRead(picture, 'screen')).toThrow(expect.objectContaining({ name: 'QrError', code }));
  });
});
