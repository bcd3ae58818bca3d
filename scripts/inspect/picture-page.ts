// Runs inside Chromium: decodes picture files as the browser does and reads them with the product's own readers.
import { QrError } from '../../lib/qr/qr-error.ts';
import { readQr } from '../../lib/qr/read.ts';
import { makeSecondReader } from '../../lib/qr/second-read.ts';
import type { SecondReader } from '../../lib/qr/second-read.ts';

export type PictureAnswer =
  | { readonly texts: readonly string[] }
  | { readonly error: { readonly code: string; readonly message: string } };

declare global {
  var pictureReader: {
    /** Base64 of the second reader's wasm file; before the first picture. */
    readonly setWasm: (base64: string) => void;
    readonly read: (base64: string, type: string) => Promise<PictureAnswer>;
  };
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

let wasm = new ArrayBuffer(0);
let secondReader: Promise<SecondReader> | null = null;

const loadSecondReader = (): Promise<SecondReader> => {
  secondReader ??= makeSecondReader(wasm);
  return secondReader;
};

/** Drawings have no pixels of their own; one without a size gets one that shows every module. */
async function drawingOf(blob: Blob): Promise<ImageBitmap> {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const size = { width: image.naturalWidth || 600, height: image.naturalHeight || 600 };
  const factor = Math.max(1, Math.ceil(400 / Math.max(size.width, size.height)));
  const canvas = new OffscreenCanvas(size.width * factor, size.height * factor);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return canvas.transferToImageBitmap();
}

async function pixelsOf(blob: Blob): Promise<ImageData> {
  const bitmap = blob.type === 'image/svg+xml' ? await drawingOf(blob) : await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures.');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

async function read(base64: string, type: string): Promise<PictureAnswer> {
  let pixels: ImageData;
  try {
    pixels = await pixelsOf(new Blob([bytesOf(base64)], { type }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { error: { code: 'unreadable-picture', message: `The file is no picture that can be opened: ${reason}` } };
  }
  try {
    return { texts: await readQr(pixels, { effort: 'picture', loadSecondReader }) };
  } catch (error) {
    if (!(error instanceof QrError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

globalThis.pictureReader = {
  setWasm: (base64) => {
    wasm = bytesOf(base64).buffer;
  },
  read,
};
