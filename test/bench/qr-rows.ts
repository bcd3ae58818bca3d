// How many QR pictures are read and how long that takes: taken from their element, and found on a whole screenshot.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Effort } from '../../lib/qr/effort.ts';
import type { Picture } from '../../lib/qr/pixels.ts';
import { readQr } from '../../lib/qr/read.ts';
import { makeSecondReader } from '../../lib/qr/second-read.ts';
import { corpus, HARD, render } from '../lib/qr/render.ts';
import type { Row } from './row.ts';
import { limitRow, median, quantile, shareRow } from './row.ts';
import { makeScreens } from './screens.ts';

interface Reading {
  /** What the picture says; null: nothing. */
  readonly text: string | null;
  readonly texts: readonly string[];
  readonly ms: number;
}

type Read = (picture: Picture, effort: Effort) => Promise<readonly string[]>;

async function productReader(): Promise<Read> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(path);
  const reader = makeSecondReader(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return (picture, effort) => readQr(picture, { effort, loadSecondReader: () => reader });
}

async function readings(
  pictures: Iterable<{ readonly picture: Picture; readonly text: string | null }>,
  effort: Effort,
  read: Read,
): Promise<readonly Reading[]> {
  const all: Reading[] = [];
  for (const { picture, text } of pictures) {
    const startedAt = performance.now();
    const texts = await read(picture, effort);
    all.push({ text, texts, ms: performance.now() - startedAt });
  }
  return all;
}

const isRight = ({ text, texts }: Reading) => texts.length === 1 && texts[0] === text;
const isWrong = ({ text, texts }: Reading) => texts.some((said) => said !== text);
const times = (all: readonly Reading[]) => all.map(({ ms }) => ms);

const readShare = (name: string, all: readonly Reading[], budget: number) =>
  shareRow(`QR ${name}: read`, all.filter(isRight).length, all.length, budget);

function* elements(kinds: readonly string[]) {
  for (const wish of kinds.flatMap(corpus)) yield { picture: render(wish), text: wish.text };
}

async function elementRows(name: string, kinds: readonly string[], share: number, read: Read): Promise<readonly Row[]> {
  const all = await readings(elements(kinds), 'element', read);
  const what = `QR from the element, ${name}`;
  return [
    readShare(`from the element, ${name}`, all, share),
    limitRow(`${what}: median`, median(times(all)), 'ms', 3, 'time'),
    limitRow(`${what}: p95`, quantile(times(all), 0.95), 'ms', 15, 'time'),
  ];
}

async function screenRows(read: Read): Promise<readonly Row[]> {
  const clean = await readings(makeScreens(['clean'], 100), 'screen', read);
  const hard = await readings(makeScreens(Object.keys(HARD), 10), 'screen', read);
  const none = await readings(makeScreens([], 20), 'screen', read);
  const wrong = [clean, hard, none].flat().filter(isWrong).length;
  return [
    readShare('from a screenshot, clean', clean, 99.5),
    readShare('from a screenshot, hard', hard, 90),
    limitRow('QR from a screenshot: median', median(times(clean)), 'ms', 10, 'time'),
    limitRow('QR from a screenshot: longest time to say "none"', Math.max(...times(none)), 'ms', 250, 'time'),
    limitRow('QR from a screenshot: wrong texts', wrong, `of ${clean.length + hard.length + none.length}`, 0, 'time'),
  ];
}

export async function qrRows(): Promise<readonly Row[]> {
  const read = await productReader();
  return [
    ...(await elementRows('clean', ['clean'], 100, read)),
    ...(await elementRows('hard', Object.keys(HARD), 99.5, read)),
    ...(await screenRows(read)),
  ];
}
