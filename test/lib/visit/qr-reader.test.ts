// @vitest-environment jsdom
// Texts of one part of a page. jsdom draws nothing: a canvas here holds pixels that the test puts in; real browsers draw in test/e2e/flows/{bind,choices}.ts.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { firstRead } from '../../../lib/qr/first-read.ts';
import { readPart } from '../../../lib/visit/qr-reader.ts';
import { pngOf } from '../../../lib/visit/read-qr.ts';
import { part, show } from '../page/html.ts';
import { render } from '../qr/render.ts';

vi.mock('../../../lib/qr/first-read.ts', { spy: true });

const uri = 'otpauth://totp/student1?secret=GEZDGNBVGY3TQOJQ';
const drawn = new Map<HTMLCanvasElement, ImageData>();

function image(text: string | null, side = 160): ImageData {
  if (text === null) return { width: side, height: side, data: new Uint8ClampedArray(side * side * 4).fill(255) } as ImageData;
  const { width, height, data } = render({ text, scale: 4, margin: 4 });
  return { width, height, data: new Uint8ClampedArray(data) } as ImageData;
}

/** A canvas of the page that shows this picture. */
function hang(selector: string, shown: ImageData): void {
  const canvas = part<HTMLCanvasElement>(selector);
  canvas.width = shown.width;
  canvas.height = shown.height;
  drawn.set(canvas, shown);
}

beforeEach(() => {
  drawn.clear();
  Element.prototype.checkVisibility = () => true;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement) {
    let shown: ImageData | null = null;
    return {
      fillRect: () => undefined,
      translate: () => undefined,
      drawImage: (from: HTMLCanvasElement) => (shown = drawn.get(from) ?? null),
      getImageData: () => shown,
      putImageData: (put: ImageData) => drawn.set(this, put),
    };
  } as unknown as HTMLCanvasElement['getContext'];
  HTMLCanvasElement.prototype.toDataURL = function (this: HTMLCanvasElement) {
    return `data:image/png;${this.width}x${this.height}${drawn.has(this) ? '' : ' empty'}`;
  };
});

describe('the texts of a part', () => {
  it('are those of its pictures and those written beside them, each once', async () => {
    show(`<div title="${uri}"><canvas id="a"></canvas><canvas id="b"></canvas></div>`);
    hang('#a', image(uri));
    hang('#b', image('https://weixin.example/q/abc'));
    expect(await readPart(document.body)).toEqual({ texts: [uri, 'https://weixin.example/q/abc'], unread: null });
  });

  it('are read once from a canvas and its picture, which differ in nothing', async () => {
    show('<canvas id="a"></canvas><canvas id="b"></canvas><canvas id="c"></canvas>');
    const picture = image(uri);
    hang('#a', picture);
    hang('#b', { ...picture, data: picture.data.slice() } as ImageData);
    hang('#c', image('https://weixin.example/q/abc'));
    vi.mocked(firstRead).mockClear();
    expect((await readPart(document.body)).texts).toEqual([uri, 'https://weixin.example/q/abc']);
    expect(firstRead).toHaveBeenCalledTimes(2);
  });

  it('are none where nothing can be read; the largest picture is kept for the second reader', async () => {
    show('<canvas id="a"></canvas><canvas id="b"></canvas><canvas id="c"></canvas>');
    for (const [selector, side] of [
      ['#a', 100],
      ['#b', 180],
      ['#c', 120],
    ] as const)
      hang(selector, image(null, side));
    const { texts, unread } = await readPart(document.body);
    expect([texts, unread?.width]).toEqual([[], 180]);
  });

  it('are none outside the part', async () => {
    show(`<div id="part"></div><p title="${uri}"></p>`);
    expect(await readPart(part('#part'))).toEqual({ texts: [], unread: null });
  });
});

it('a picture goes on as a PNG of its own size', () => {
  expect(pngOf(image(null, 90))).toBe('data:image/png;90x90');
});
