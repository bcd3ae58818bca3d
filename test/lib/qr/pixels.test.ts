// Grey pictures, value by value.
import { describe, expect, it } from 'vitest';
import { addMargin, crop, halved, invert, stretchContrast, toGrey, toPicture } from '../../../lib/qr/pixels.ts';
import type { Grey, Picture } from '../../../lib/qr/pixels.ts';

const greyOf = (width: number, ...values: number[]): Grey => ({
  data: Uint8ClampedArray.from(values),
  width,
  height: values.length / width,
});
const pixels = (...values: number[]): Picture => ({ data: Uint8ClampedArray.from(values), width: values.length / 4, height: 1 });

describe('a picture made grey', () => {
  it.each([
    ['luma', 107],
    ['red', 200],
    ['green', 100],
    ['blue', 0],
    ['darkest', 0],
    ['brightest', 200],
  ] as const)('by %s has the value %i for an orange', (channel, value) => {
    const expected = channel === 'luma' ? (200 * 77 + 100 * 150) >> 8 : value;
    expect([...toGrey(pixels(200, 100, 0, 255), channel).data]).toEqual([expected]);
  });

  it('has white white and black black', () => {
    expect(toGrey(pixels(255, 255, 255, 255, 0, 0, 0, 255))).toEqual(greyOf(2, 255, 0));
  });

  it('shows the ground where it is see-through, white unless another is named', () => {
    const seeThrough = pixels(0, 0, 0, 0, 0, 0, 0, 51, 255, 255, 255, 51);
    expect([...toGrey(seeThrough).data]).toEqual([255, 204, 255]);
    expect([...toGrey(seeThrough, 'luma', 0).data]).toEqual([0, 0, 51]);
  });

  it('comes back as a picture without transparency', () => {
    const grey = greyOf(2, 0, 7, 128, 255);
    expect([...toPicture(grey).data.subarray(0, 8)]).toEqual([0, 0, 0, 255, 7, 7, 7, 255]);
    expect(toGrey(toPicture(grey))).toEqual(grey);
  });
});

describe('a grey picture', () => {
  const six = greyOf(3, 1, 2, 3, 4, 5, 6);

  it('is cut to the part that is asked for', () => {
    expect(crop(six, 1, 0, 2, 2)).toEqual(greyOf(2, 2, 3, 5, 6));
    expect(crop(six, 0, 0, 3, 2)).toEqual(six);
  });

  it('gets a frame of one grey', () => {
    expect(addMargin(greyOf(2, 1, 2), 1, 9)).toEqual(greyOf(4, 9, 9, 9, 9, 9, 1, 2, 9, 9, 9, 9, 9));
    expect(addMargin(six, 0, 9)).toEqual(six);
  });

  it('is inverted into a new one', () => {
    const grey = greyOf(3, 0, 100, 255);
    expect(invert(grey)).toEqual(greyOf(3, 255, 155, 0));
    expect(grey).toEqual(greyOf(3, 0, 100, 255));
  });
});

describe('full contrast', () => {
  it('makes the darkest black and the brightest white', () => {
    expect(stretchContrast(greyOf(3, 100, 125, 150))).toEqual(greyOf(3, 0, 128, 255));
  });

  it('is not spoilt by one black and one white pixel in two hundred', () => {
    const values = Array.from({ length: 200 }, (_value, i): number => (i < 100 ? 100 : 150));
    const spoilt = greyOf(200, ...values.with(0, 0).with(199, 255));
    expect([...stretchContrast(spoilt).data.subarray(98, 102)]).toEqual([0, 0, 255, 255]);
  });

  it('leaves a picture of one grey as it is', () => {
    const flat = greyOf(2, 80, 80);
    expect(stretchContrast(flat)).toBe(flat);
  });
});

it('a picture with half the pixels has the mean of four in each channel, without an odd row or column', () => {
  const white = [255, 255, 255, 255];
  const rows = [white, [0, 4, 255, 255], white, [1, 2, 3, 0], [3, 2, 1, 0], white, white, white, white];
  const { data, width, height } = halved({ data: new Uint8ClampedArray(rows.flat()), width: 3, height: 3 });
  expect([width, height, ...data]).toEqual([
    1,
    1,
    (255 + 0 + 1 + 3) >> 2,
    (255 + 4 + 2 + 2) >> 2,
    (255 + 255 + 3 + 1) >> 2,
    (255 + 255) >> 2,
  ]);
});
