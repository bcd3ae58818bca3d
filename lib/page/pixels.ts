// A QR-like element of the page as pixels on white with a quiet zone, whatever it is made of.
import { isNamed, type QrSource } from './qr-sources.ts';

/** Four modules of quiet zone even for the smallest code (21 modules a side). */
const marginShare = 0.2;
const maxSide = 1_200;
const loadWaitMs = 2_000;

/** The picture itself, or the text where the page states it. */
export type Seen = { readonly image: ImageData } | { readonly text: string } | null;

/**
 * Reads one source. Null: nothing readable there (a picture of another site, which the browser does not hand over; one that never loads; an empty canvas).
 */
export async function seeSource(source: QrSource): Promise<Seen> {
  switch (source.as) {
    case 'text':
      return { text: source.text };
    case 'canvas':
      return paint(source.element.width, source.element.height, (to, w, h) => to.drawImage(source.element, 0, 0, w, h));
    case 'img':
      return (await isLoaded(source.element)) ? paintImage(source.element) : null;
    case 'background': {
      const image = new Image();
      image.src = source.url;
      return (await isLoaded(image)) ? paintImage(image) : null;
    }
    case 'svg':
      return paintSvg(source.element);
    case 'table':
      return paintTable(source.element);
  }
}

function paintImage(image: HTMLImageElement): Seen {
  const width = image.naturalWidth === 0 ? image.width : image.naturalWidth;
  const height = image.naturalHeight === 0 ? image.height : image.naturalHeight;
  return paint(width, height, (to, w, h) => to.drawImage(image, 0, 0, w, h));
}

async function isLoaded(image: HTMLImageElement): Promise<boolean> {
  if (!image.complete) {
    await new Promise((done) => {
      image.addEventListener('load', done, { once: true });
      image.addEventListener('error', done, { once: true });
      setTimeout(done, loadWaitMs);
    });
  }
  return image.complete && (image.naturalWidth > 0 || image.width > 0);
}

/** Runs `draw` on white with a margin around; sizes as the element has them, larger ones scaled down. */
function paint(width: number, height: number, draw: (to: CanvasRenderingContext2D, width: number, height: number) => void): Seen {
  if (width < 1 || height < 1) return null;
  const scale = Math.min(1, maxSide / Math.max(width, height));
  const w = Math.round(width * scale);
  const h = Math.round(height * scale);
  const margin = Math.ceil(Math.max(w, h) * marginShare);
  const canvas = document.createElement('canvas');
  canvas.width = w + 2 * margin;
  canvas.height = h + 2 * margin;
  const to = canvas.getContext('2d', { willReadFrequently: true });
  if (to === null) return null;
  to.fillStyle = '#fff';
  to.fillRect(0, 0, canvas.width, canvas.height);
  to.translate(margin, margin);
  to.imageSmoothingEnabled = scale < 1;
  draw(to, w, h);
  try {
    return { image: to.getImageData(0, 0, canvas.width, canvas.height) };
  } catch (error) {
    // A picture of another origin: the browser does not let its pixels out.
    if (error instanceof DOMException && error.name === 'SecurityError') return null;
    throw error;
  }
}

/** Draws the shapes one by one, so that no image has to be loaded past the page's content policy. */
function paintSvg(svg: SVGSVGElement): Seen {
  const { width, height } = svg.getBoundingClientRect();
  return paint(width, height, (to) => {
    for (const shape of svg.querySelectorAll<SVGGraphicsElement>('rect, path, use, polygon')) {
      const matrix = shape.getCTM();
      const { fill } = getComputedStyle(isNamed(shape, 'use') ? (usedShape(shape) ?? shape) : shape);
      if (matrix === null || fill === 'none' || shape.closest('defs, symbol, clipPath, mask') !== null) continue;
      to.save();
      to.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
      to.fillStyle = fill;
      to.fill(outline(shape));
      to.restore();
    }
  });
}

function usedShape(use: SVGUseElement): Element | null {
  const id = use.href.baseVal.replace(/^#/, '');
  return use.ownerDocument.getElementById(id);
}

function outline(shape: SVGGraphicsElement): Path2D {
  const d = shape.getAttribute('d');
  if (isNamed(shape, 'path') && d !== null) return new Path2D(d);
  const path = new Path2D();
  const { x, y, width, height } = shape.getBBox();
  path.rect(x, y, width, height);
  return path;
}

function paintTable(table: HTMLTableElement): Seen {
  const frame = table.getBoundingClientRect();
  return paint(frame.width, frame.height, (to) => {
    for (const cell of table.querySelectorAll('td, th')) {
      const { left, top, width, height } = cell.getBoundingClientRect();
      to.fillStyle = getComputedStyle(cell).backgroundColor;
      to.fillRect(left - frame.left, top - frame.top, width, height);
    }
  });
}
