// The order in which changed versions of a picture are tried, the cheapest and likeliest first.
import type { Effort } from './effort.ts';
import { addMargin, crop, invert, stretchContrast, toGrey } from './pixels.ts';
import type { Channel, Grey, Picture } from './pixels.ts';
import { blur, resize, sharpen, thresholdLocally } from './resample.ts';

/** Readers want four modules of margin; the smallest code has 21 modules on a side, so a fifth of the picture is always enough. */
const MARGIN_PART = 0.2;
/** Scaled versions are kept below this: larger ones cost seconds and show nothing new. */
const MOST_SCALED_PIXELS = 2_000_000;
/** There are many hard steps, and most pictures that come so far hold no code. */
const MOST_HARD_PIXELS = 700_000;
/** The first reader takes no side above 4096, margins included. */
const LONGEST_SIDE = 2900;
/** The largest symbol has 177 modules on a side: one element never needs more. */
const LONGEST_ELEMENT_SIDE = 1200;

function withMargin(grey: Grey, value: number): Grey {
  return addMargin(grey, Math.ceil(Math.max(grey.width, grey.height) * MARGIN_PART), value);
}

/** `factor`, or less where the result would be too large. */
function scaled(grey: Grey, factor: number, most = MOST_SCALED_PIXELS): Grey {
  const limit = Math.min(Math.sqrt(most / grey.data.length), LONGEST_SIDE / Math.max(grey.width, grey.height));
  return factor === 1 && limit >= 1 ? grey : resize(grey, Math.min(factor, limit));
}

function fitted(grey: Grey, side: number): Grey {
  const longest = Math.max(grey.width, grey.height);
  return longest > side ? resize(grey, side / longest) : grey;
}

/** The picture without the ground of one colour around what it shows; the same object when there is none. */
function withoutGround(grey: Grey): Grey {
  const { data, width, height } = grey;
  const ground = data[0] ?? 0;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (Math.abs((data[y * width + x] ?? 0) - ground) < 24) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const untouched = left === 0 && top === 0 && right === width - 1 && bottom === height - 1;
  return untouched || right < left ? grey : crop(grey, left, top, right - left + 1, bottom - top + 1);
}

function isSeeThrough({ data }: Picture): boolean {
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 255) < 255) return true;
  return false;
}

/** What costs little: the picture as it is, on white and on black; on a screen with faint parts made plain, else cut out of its ground. */
function* plainSteps(picture: Picture, effort: Effort): Generator<Grey> {
  const fit = (grey: Grey): Grey => fitted(grey, effort === 'element' ? LONGEST_ELEMENT_SIDE : LONGEST_SIDE);
  const grey = fit(toGrey(picture));
  yield effort === 'element' ? withMargin(grey, 255) : grey;
  if (isSeeThrough(picture)) yield fit(toGrey(picture, 'luma', 0));
  if (effort === 'screen') {
    yield thresholdLocally(grey, 16, 5);
    return;
  }
  const cut = withoutGround(grey);
  if (cut !== grey) yield withMargin(cut, 255);
}

/** Larger, smaller, inverted and with full contrast, always with a margin. */
function* scaledSteps(picture: Picture, effort: Effort): Generator<Grey> {
  const grey = withoutGround(fitted(toGrey(picture), effort === 'element' ? LONGEST_ELEMENT_SIDE : LONGEST_SIDE));
  const stretched = stretchContrast(grey);
  const double = scaled(stretched, 2);
  yield withMargin(double, 255);
  yield withMargin(invert(double), 255);
  yield withMargin(scaled(stretched, 0.5), 255);
  yield withMargin(thresholdLocally(double, 16, 5), 255);
  yield withMargin(scaled(stretched, 3), 255);
}

/** What the first reader tries. */
export function* firstSteps(picture: Picture, effort: Effort): Generator<Grey> {
  yield* plainSteps(picture, effort);
  if (effort === 'element') yield* scaledSteps(picture, effort);
}

/** What the second reader tries first. */
export function* gentleSteps(picture: Picture, effort: Effort): Generator<Grey> {
  yield* plainSteps(picture, effort);
  if (effort !== 'screen') yield* scaledSteps(picture, effort);
}

const CHANNELS: readonly Channel[] = ['darkest', 'brightest', 'red', 'blue'];

/** What is tried when nothing else helped. One pass of these alone is no proof: see `read.ts`. */
export function* hardSteps(picture: Picture): Generator<Grey> {
  const grey = scaled(toGrey(picture), 1, MOST_HARD_PIXELS);
  for (const factor of [1.5, 3, 0.66]) yield withMargin(scaled(grey, factor, MOST_HARD_PIXELS), 255);
  for (const radius of [8, 16, 32]) yield thresholdLocally(grey, radius, 5);
  yield sharpen(grey, 3, 4);
  const double = scaled(grey, 2, MOST_HARD_PIXELS);
  for (const radius of [16, 32]) yield thresholdLocally(double, radius, 5);
  yield sharpen(double, 3, 2);
  yield blur(grey, 1);
  for (const channel of CHANNELS) yield withMargin(scaled(toGrey(picture, channel), 1, MOST_HARD_PIXELS), 255);
}
