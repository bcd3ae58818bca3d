// Renders QR codes the way pages, screens and cameras do it: always the same picture for the same wish.
import { encodeQR } from 'qr';
import type { Picture } from '../../../lib/qr/pixels.ts';

export interface Wish {
  readonly text: string;
  /** Pixels a module; need not be whole. */
  readonly scale: number;
  /** Modules of margin. */
  readonly margin: number;
  readonly dark?: number;
  readonly light?: number;
  readonly degrees?: number;
  /** 0 none; 0.3 the far side is 30 % shorter. */
  readonly perspective?: number;
  /** Pixels. */
  readonly blur?: number;
  /** 0 to 1 of the side, in the middle. */
  readonly logo?: number;
  /** Step of the coarsest quantisation of 8 × 8 blocks; 0 none. */
  readonly jpeg?: number;
  readonly mirrored?: boolean;
}

/** A seeded generator (mulberry32) of numbers from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function draw(wish: Wish): { grey: Float64Array; side: number } {
  const { text, scale, margin, dark = 0, light = 255, degrees = 0, perspective = 0, logo = 0, mirrored = false } = wish;
  const framed = encodeQR(text, 'raw', { ecc: logo > 0 ? 'high' : 'medium', border: 1 });
  const modules = framed.slice(1, -1).map((row) => row.slice(1, -1));
  const count = modules.length;
  const whole = (count + 2 * margin) * scale;
  const angle = (degrees * Math.PI) / 180;
  const side = Math.round(whole * (Math.abs(Math.sin(angle)) + Math.abs(Math.cos(angle))));
  const grey = new Float64Array(side * side);
  // Upright whole modules need one look a pixel.
  const samples = degrees === 0 && perspective === 0 && Number.isInteger(scale) ? 1 : 2;
  const colourAt = (px: number, py: number): number => {
    const [x, y] = [px - side / 2, py - side / 2];
    const depth = 1 + (perspective * y) / whole;
    const u = (x * Math.cos(angle) - y * Math.sin(angle)) / depth;
    const v = (x * Math.sin(angle) + y * Math.cos(angle)) / depth;
    const column = Math.floor((mirrored ? -u : u) / scale + count / 2);
    const row = Math.floor(v / scale + count / 2);
    if (Math.max(Math.abs(u), Math.abs(v)) < (logo * count * scale) / 2) return 200;
    return modules[row]?.[column] ? dark : light;
  };
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      let sum = 0;
      for (let i = 0; i < samples * samples; i++) {
        sum += colourAt(x + ((i % samples) + 0.5) / samples, y + (Math.floor(i / samples) + 0.5) / samples);
      }
      grey[y * side + x] = sum / (samples * samples);
    }
  }
  return { grey, side };
}

/** One direction of a box blur, three times over: near to a Gaussian. */
function soften(grey: Float64Array, side: number, radius: number): Float64Array {
  let from = grey;
  for (const step of [1, side, 1, side, 1, side]) {
    const to = new Float64Array(from.length);
    for (let i = 0; i < from.length; i++) {
      const at = step === 1 ? i % side : Math.floor(i / side);
      let [sum, count] = [0, 0];
      for (let d = -radius; d <= radius; d++) {
        if (at + d < 0 || at + d >= side) continue;
        sum += from[i + d * step] ?? 0;
        count++;
      }
      to[i] = sum / count;
    }
    from = to;
  }
  return from;
}

const COSINES = Array.from({ length: 8 }, (_row, k) =>
  Array.from({ length: 8 }, (_cell, n) => Math.cos(((2 * n + 1) * k * Math.PI) / 16) * (k === 0 ? Math.SQRT1_2 : 1) * 0.5),
);

/** What JPEG does to brightness: 8 × 8 cosine blocks, coarser the higher the frequency. */
function quantise(grey: Float64Array, side: number, step: number): Float64Array {
  const out = grey.slice();
  for (let top = 0; top + 8 <= side; top += 8) {
    for (let left = 0; left + 8 <= side; left += 8) {
      const coefficients: number[] = [];
      for (let k = 0; k < 64; k++) {
        let sum = 0;
        for (let n = 0; n < 64; n++) {
          sum +=
            (grey[(top + (n >> 3)) * side + left + (n & 7)] ?? 0) *
            (COSINES[k >> 3]?.[n >> 3] ?? 0) *
            (COSINES[k & 7]?.[n & 7] ?? 0);
        }
        const coarse = (step * (4 + (k >> 3) + (k & 7))) / 18;
        coefficients.push(Math.round(sum / coarse) * coarse);
      }
      for (let n = 0; n < 64; n++) {
        let sum = 0;
        for (let k = 0; k < 64; k++)
          sum += (coefficients[k] ?? 0) * (COSINES[k >> 3]?.[n >> 3] ?? 0) * (COSINES[k & 7]?.[n & 7] ?? 0);
        out[(top + (n >> 3)) * side + left + (n & 7)] = sum;
      }
    }
  }
  return out;
}

export function pictureOf(grey: ArrayLike<number>, width: number, height: number): Picture {
  const values = Uint8ClampedArray.from(grey);
  const data = new Uint8ClampedArray(width * height * 4);
  const words = new Uint32Array(data.buffer);
  for (const [i, value] of values.entries()) words[i] = (value * 0x010101) | 0xff000000;
  return { data, width, height };
}

/** The picture that is wished for. */
export function render(wish: Wish): Picture {
  const drawn = draw(wish);
  const soft = wish.blur ? soften(drawn.grey, drawn.side, wish.blur) : drawn.grey;
  const coarse = wish.jpeg ? quantise(soft, drawn.side, wish.jpeg) : soft;
  return pictureOf(coarse, drawn.side, drawn.side);
}

/** The picture laid on a larger one of one grey, its corner at (left, top). */
export function placeOn(picture: Picture, width: number, height: number, left: number, top: number, ground = 255): Picture {
  const page = pictureOf(new Uint8Array(width * height).fill(ground), width, height);
  for (let y = 0; y < picture.height; y++) {
    const row = picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4);
    page.data.set(row, ((top + y) * width + left) * 4);
  }
  return page;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A set-up text with a secret of 16 to 64 letters. */
export function setUpText(random: () => number): string {
  const length = 16 + 16 * Math.floor(random() * 4);
  const secret = Array.from({ length }, () => LETTERS[Math.floor(random() * 32)]).join('');
  const name = `user${Math.floor(random() * 1e6)}@cqu.edu.cn`;
  return random() < 0.3
    ? `cm-otpauth://${encodeURIComponent(name)}?secret=${secret}&authkey=a1b2&origin=https%3A%2F%2Fmail.cqu.edu.cn`
    : `otpauth://totp/Coremail:${name}?secret=${secret}&issuer=Coremail`;
}

/** How the hard half of the corpus is made hard. */
export const HARD: Record<string, (random: () => number) => Partial<Wish>> = {
  logo: (random) => ({ logo: 0.14 + 0.06 * random() }),
  'low contrast': (random) => ({ dark: 120 + 20 * random(), light: 165 + 15 * random() }),
  inverted: () => ({ dark: 235, light: 20 }),
  blur: (random) => ({ scale: 3 + 3 * random(), blur: 1 }),
  JPEG: (random) => ({ scale: 4, jpeg: 150 + 150 * random() }),
  rotated: (random) => ({ degrees: 5 + 350 * random(), scale: 3 + 2 * random() }),
  'two-pixel modules': () => ({ scale: 2 }),
  'no margin': (random) => ({ margin: 0, scale: 2 + 4 * random() }),
  perspective: (random) => ({ perspective: 0.05 + 0.15 * random(), scale: 3 + 3 * random() }),
};

/** The wishes of the corpus: 200 clean ones, and 40 for each way of being hard. */
export function corpus(kind: string): Wish[] {
  const random = seeded(kind.length * 7919 + kind.charCodeAt(0));
  const change = HARD[kind];
  return Array.from({ length: change === undefined ? 200 : 40 }, () => ({
    text: setUpText(random),
    scale: 3 + Math.floor(random() * 4),
    margin: 2 + Math.floor(random() * 3),
    ...change?.(random),
  }));
}
