// The first reader: the `qr` package alone, at once and without loading anything. Small enough for a content script.
import { decodeQR } from 'qr/decode.js';
import type { FinderPoints } from 'qr/decode.js';
import type { Effort } from './effort.ts';
import { firstSteps } from './ladder.ts';
import type { Grey, Picture } from './pixels.ts';
import { checkPicture } from './qr-error.ts';
import { tidyText } from './text.ts';

/** More codes than this in one picture are not looked for. */
const MOST_CODES = 32;

/** For retries on one picture, after its plain search; without a limit one crowded photograph takes a second. */
const LONGEST_RETRIES_MS = 40;

/** Stands for bytes whose alphabet the code does not name: the second reader has to guess it. */
const UNSURE = '\uE000\uF8FF\uE000';

function decodeBytes(bytes: Uint8Array, eci?: number): string {
  if (bytes.every((byte) => byte < 0x80) && eci !== 25) return new TextDecoder().decode(bytes);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return (eci === undefined || eci === 26) && !text.includes('\uFFFD') ? text : UNSURE;
}

type Find = { readonly text: string; readonly points: FinderPoints };

function findOne(grey: Grey): Find | null {
  const found: Find[] = [];
  const pointsOnDetect = (points: FinderPoints, result: string | Error): void => {
    if (typeof result === 'string') found.push({ text: result, points });
  };
  try {
    decodeQR(grey, { format: 'I420', textDecoder: decodeBytes, pointsOnDetect, effort: Infinity, timeLimit: LONGEST_RETRIES_MS });
  } catch (error) {
    // The package throws a plain Error when there is no code.
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return null;
  }
  return found[0] ?? null;
}

/** The picture without a code that was read, so that the next one is found. */
function withoutCode(grey: Grey, { boundingBox: { x, y, width, height } }: FinderPoints): Grey {
  const data = grey.data.slice();
  const left = Math.max(0, Math.floor(x));
  const right = Math.min(grey.width, Math.ceil(x + width));
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(grey.height, Math.ceil(y + height)); row++) {
    if (right > left) data.fill(255, row * grey.width + left, row * grey.width + right);
  }
  return { ...grey, data };
}

/** The texts that the first reader finds in one grey picture; with bytes of an unnamed alphabet in them they hold the mark for it. */
function findAll(grey: Grey, most: number): string[] {
  const texts: string[] = [];
  let rest = grey;
  for (let i = 0; i < most; i++) {
    const found = findOne(rest);
    if (found === null) break;
    texts.push(tidyText(found.text));
    rest = withoutCode(rest, found.points);
  }
  return texts.filter((text) => text !== '');
}

const isSure = (text: string): boolean => !text.includes(UNSURE);

/** Every text that the first reader finds in one grey picture and is sure of, `most` codes at most. */
export function readGrey(grey: Grey, most: number): string[] {
  return findAll(grey, most).filter(isSure);
}

/**
 * The texts of the QR codes in a picture, each once; none when the first reader finds none or is not sure of the alphabet.
 * With effort `element` one code is expected and the first one ends the search.
 * @throws {QrError} `bad-picture`, `too-large`
 */
export function firstRead(picture: Picture, effort: Effort): string[] {
  checkPicture(picture);
  for (const step of firstSteps(picture, effort)) {
    const texts = findAll(step, effort === 'element' ? 1 : MOST_CODES);
    if (texts.length > 0) return [...new Set(texts.filter(isSure))];
  }
  return [];
}
