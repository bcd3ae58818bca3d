// Pictures of whole pages as a screenshot gives them: bars, lines of text, a dialog, and in the dialog a QR code or none.
import type { Picture } from '../../lib/qr/pixels.ts';
import type { Wish } from '../lib/qr/render.ts';
import { corpus, pictureOf, render, seeded } from '../lib/qr/render.ts';

const width = 1280;
const height = 800;
/** The padding of a dialog around its picture. */
const padding = 16;

interface Canvas {
  readonly grey: Uint8Array;
  readonly random: () => number;
}

function fillRect({ grey }: Canvas, value: number, left: number, top: number, wide: number, high: number): void {
  for (let y = Math.max(0, top); y < Math.min(height, top + high); y++)
    grey.fill(value, y * width + Math.max(0, left), y * width + Math.min(width, left + wide));
}

/** A line of signs: small strokes, as text looks to a reader of QR codes. */
function writeLine(canvas: Canvas, value: number, left: number, top: number, wide: number): void {
  const size = 12;
  for (let x = left; x + size < left + wide; x += size + 2) {
    if (canvas.random() < 0.15) continue;
    for (let stroke = 0; stroke < 5; stroke++) {
      const isFlat = canvas.random() < 0.5;
      const [dx, dy] = [Math.floor(canvas.random() * size), Math.floor(canvas.random() * size)];
      fillRect(canvas, value, x + (isFlat ? 0 : dx), top + (isFlat ? dy : 0), isFlat ? size : 1, isFlat ? 1 : size);
    }
  }
}

function drawPage(canvas: Canvas, ground: number, ink: number): void {
  fillRect(canvas, ground, 0, 0, width, height);
  fillRect(canvas, ink, 0, 0, width, 48);
  fillRect(canvas, Math.abs(ground - 16), 0, 48, 200, height);
  for (let top = 70; top < height - 20; top += 26) {
    writeLine(canvas, ink, 16, top, 160);
    writeLine(canvas, ink, 230, top, 300 + Math.floor(canvas.random() * 700));
  }
}

function hang(canvas: Canvas, picture: Picture, ground: number, ink: number): void {
  const wide = picture.width + 2 * padding + 200;
  const high = picture.height + 2 * padding + 60;
  const left = 210 + Math.floor(canvas.random() * Math.max(1, width - 220 - wide));
  const top = 60 + Math.floor(canvas.random() * Math.max(1, height - 70 - high));
  fillRect(canvas, ground, left, top, wide, high);
  writeLine(canvas, ink, left + padding, top + padding, wide - 2 * padding);
  const [x, y] = [left + padding + 100, top + padding + 30];
  for (let row = 0; row < picture.height; row++)
    for (let column = 0; column < picture.width; column++)
      canvas.grey[(y + row) * width + x + column] = picture.data[(row * picture.width + column) * 4] ?? 0;
}

/** One picture a kind and place in the corpus, `each` of every kind; without kinds, `each` pages that show no code. */
export function* makeScreens(kinds: readonly string[], each: number): Generator<{ picture: Picture; text: string | null }> {
  const random = seeded(4242 + kinds.length);
  const wishes: readonly (Wish | null)[] =
    kinds.length === 0 ? Array.from({ length: each }, () => null) : kinds.flatMap((kind) => corpus(kind).slice(0, each));
  for (const wish of wishes) {
    const canvas = { grey: new Uint8Array(width * height), random };
    const isDark = random() < 0.2;
    const [ground, ink] = isDark ? [40, 210] : [random() < 0.5 ? 255 : 245, 50];
    drawPage(canvas, ground, ink);
    if (wish !== null) hang(canvas, render(wish), ground, ink);
    yield { picture: pictureOf(canvas.grey, width, height), text: wish?.text ?? null };
  }
}
