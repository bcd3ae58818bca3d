// The QR reader as a visit uses it: its script is put into the page when there is something to read for the first time.
import type { ReadPart, readPart } from './qr-reader.ts';
import type { Ask } from './send.ts';

type Reader = typeof readPart;

/** Where the reader's script leaves it. Scripts of the page have another global object. */
const readerPlace: unique symbol = Symbol.for('mailkey.qr');
const here: typeof globalThis & { [readerPlace]?: Reader } = globalThis;

/** Called by the reader's script. */
export function offerReader(reader: Reader): void {
  here[readerPlace] = reader;
}

/** Reads what one part of the page shows. Nothing where the reader cannot be loaded: a document that is going away. */
export async function readQrIn(part: Element, ask: Ask): Promise<ReadPart> {
  if (here[readerPlace] === undefined) await ask('bind:loadReader', undefined);
  return here[readerPlace]?.(part) ?? { texts: [], unread: null };
}

/** A picture as a PNG data URL. */
export function pngOf(image: ImageData): string {
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
}
