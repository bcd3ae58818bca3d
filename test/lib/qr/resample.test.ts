// Sizes and sharpness, value by value.
import { describe, expect, it } from 'vitest';
import type { Grey } from '../../../lib/qr/pixels.ts';
import { blur, resize, sharpen, thresholdLocally } from '../../../lib/qr/resample.ts';

const greyOf = (width: number, ...values: number[]): Grey => ({
  data: Uint8ClampedArray.from(values),
  width,
  height: values.length / width,
});
const flat = (width: number, height: number, value: number): Grey =>
  greyOf(width, ...Array.from({ length: width * height }, () => value));

describe('another size', () => {
  it('has the mean of four pixels at half', () => {
    expect(resize(greyOf(4, 0, 100, 200, 200, 100, 200, 200, 200), 0.5)).toEqual(greyOf(2, 100, 200));
  });

  it('has values between the neighbours at double', () => {
    expect(resize(greyOf(2, 0, 200), 2)).toEqual(greyOf(4, 0, 50, 150, 200, 0, 50, 150, 200));
  });

  it.each([
    [0.66, 7, 3],
    [0.2, 2, 1],
    [1.5, 15, 8],
    [0.001, 1, 1],
  ])('is %d times the old one, rounded, and one pixel at least', (factor, width, height) => {
    expect(resize(flat(10, 5, 77), factor)).toEqual(flat(width, height, 77));
  });

  it('is the same picture at one', () => {
    const grey = greyOf(2, 1, 2);
    expect(resize(grey, 1)).toBe(grey);
  });
});

describe('a blurred picture', () => {
  it('has the mean of the square around each pixel', () => {
    expect([...blur(greyOf(3, 0, 0, 0, 0, 90, 0, 0, 0, 0), 1).data]).toEqual([22, 15, 22, 15, 10, 15, 22, 15, 22]);
  });

  it('is cut off at the edges and no darker there', () => {
    expect(blur(flat(4, 3, 200), 2)).toEqual(flat(4, 3, 200));
    expect(blur(greyOf(3, 0, 0, 90), 5)).toEqual(greyOf(3, 30, 30, 30));
  });

  it('is the same with radius 0', () => {
    expect(blur(greyOf(2, 3, 4), 0)).toEqual(greyOf(2, 3, 4));
  });
});

describe('a sharpened picture', () => {
  it('differs more from its surroundings', () => {
    expect(sharpen(greyOf(3, 100, 130, 100), 1, 2)).toEqual(greyOf(3, 70, 170, 70));
  });

  it('stays between black and white', () => {
    expect(sharpen(greyOf(2, 0, 255), 1, 4)).toEqual(greyOf(2, 0, 255));
  });
});

describe('black and white by the surroundings', () => {
  it('takes away a shadow', () => {
    const shadowed = greyOf(6, 200, 150, 200, 100, 50, 100);
    expect(thresholdLocally(shadowed, 1, 5)).toEqual(greyOf(6, 255, 0, 255, 0, 0, 255));
  });

  it('is white where nothing is darker than its surroundings by the offset', () => {
    expect(thresholdLocally(flat(3, 3, 40), 1, 5)).toEqual(flat(3, 3, 255));
    expect(thresholdLocally(greyOf(3, 100, 97, 100), 1, 5)).toEqual(greyOf(3, 255, 255, 255));
    expect(thresholdLocally(greyOf(3, 100, 97, 100), 1, 1)).toEqual(greyOf(3, 255, 0, 255));
  });
});
