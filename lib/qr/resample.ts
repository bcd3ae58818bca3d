// Larger and smaller grey pictures, and sharper ones.
import type { Grey } from './pixels.ts';

/** Between neighbours, bilinear: for enlarging, and for the last step of a reduction by less than two. */
function interpolate(grey: Grey, width: number, height: number): Grey {
  const data = new Uint8ClampedArray(width * height);
  const last = { x: grey.width - 1, y: grey.height - 1 };
  for (let y = 0; y < height; y++) {
    const fromY = Math.min(last.y, Math.max(0, ((y + 0.5) * grey.height) / height - 0.5));
    const top = Math.floor(fromY) * grey.width;
    const bottom = Math.min(last.y, Math.floor(fromY) + 1) * grey.width;
    const partY = fromY - Math.floor(fromY);
    for (let x = 0; x < width; x++) {
      const fromX = Math.min(last.x, Math.max(0, ((x + 0.5) * grey.width) / width - 0.5));
      const left = Math.floor(fromX);
      const right = Math.min(last.x, left + 1);
      const partX = fromX - left;
      const upper = (grey.data[top + left] ?? 0) * (1 - partX) + (grey.data[top + right] ?? 0) * partX;
      const lower = (grey.data[bottom + left] ?? 0) * (1 - partX) + (grey.data[bottom + right] ?? 0) * partX;
      data[y * width + x] = upper * (1 - partY) + lower * partY;
    }
  }
  return { data, width, height };
}

/** Half as wide and high, each pixel the mean of four. */
function halve(grey: Grey): Grey {
  const width = grey.width >> 1;
  const height = grey.height >> 1;
  const data = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 2 * y * grey.width + 2 * x;
      const below = at + grey.width;
      data[y * width + x] =
        ((grey.data[at] ?? 0) + (grey.data[at + 1] ?? 0) + (grey.data[below] ?? 0) + (grey.data[below + 1] ?? 0)) / 4;
    }
  }
  return { data, width, height };
}

/** The picture `factor` times as wide and high (at least one pixel). */
export function resize(grey: Grey, factor: number): Grey {
  let smaller = grey;
  let rest = factor;
  while (rest <= 0.5 && smaller.width > 1 && smaller.height > 1) {
    smaller = halve(smaller);
    rest *= 2;
  }
  const width = Math.max(1, Math.round(grey.width * factor));
  const height = Math.max(1, Math.round(grey.height * factor));
  return width === smaller.width && height === smaller.height ? smaller : interpolate(smaller, width, height);
}

/** Each pixel the mean of the square that reaches `radius` to all sides, cut off at the edges. */
export function blur(grey: Grey, radius: number): Grey {
  const { width, height } = grey;
  const wide = width + 1;
  // Wraps around where a picture is very large; differences of two sums are right all the same.
  const sums = new Uint32Array(wide * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    let at = (y + 1) * wide + 1;
    for (let from = y * width; from < (y + 1) * width; from++, at++) {
      row += grey.data[from] ?? 0;
      sums[at] = (sums[at - wide] ?? 0) + row;
    }
  }
  const data = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    const first = Math.max(0, y - radius);
    const end = Math.min(height, y + radius + 1);
    const top = first * wide;
    const bottom = end * wide;
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const sum = (sums[bottom + right] ?? 0) - (sums[top + right] ?? 0) - (sums[bottom + left] ?? 0) + (sums[top + left] ?? 0);
      data[y * width + x] = (sum >>> 0) / ((end - first) * (right - left));
    }
  }
  return { data, width, height };
}

/** What differs from its surroundings is made to differ `amount` times more. */
export function sharpen(grey: Grey, radius: number, amount: number): Grey {
  const soft = blur(grey, radius).data;
  return { ...grey, data: grey.data.map((value, i) => value + (value - (soft[i] ?? 0)) * amount) };
}

/** Black and white by the mean of the surroundings: takes away shadows and bright spots. */
export function thresholdLocally(grey: Grey, radius: number, offset: number): Grey {
  const mean = blur(grey, radius).data;
  const data = new Uint8ClampedArray(mean.length);
  // A whole screen comes through here: a call for each pixel would take as long as all the rest.
  for (let i = 0; i < data.length; i++) data[i] = (grey.data[i] ?? 0) > (mean[i] ?? 0) - offset ? 255 : 0;
  return { ...grey, data };
}
