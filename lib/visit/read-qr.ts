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

let loading: Promise<unknown> | null = null;

/** Loads the reader unless it is there or on its way. Rejects as `ask` does. */
export async function readerReady(ask: Ask): Promise<void> {
  if (here[readerPlace] !== undefined) return;
  loading ??= ask('bind:loadReader', undefined).finally(() => (loading = null));
  await loading;
}

/** Reads what one part of the page shows. Nothing where the reader cannot be loaded: a document that is going away. */
export async function readQrIn(part: Element, ask: Ask): Promise<ReadPart> {
  await readerReady(ask);
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
