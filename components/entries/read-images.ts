// Picture files the user picked, dropped or pasted → the texts of the QR codes in them. The readers are loaded only now.

/** `too-big`: more bytes than any screenshot has. `not-read`: no picture the browser can open. `no-qr`: a picture without a readable code. */
export type ImageFault = 'too-big' | 'not-read' | 'no-qr';

export interface ImagesRead {
  /** Each text once, in the order of the files; where some are for authenticators, only those. */
  readonly texts: readonly string[];
  readonly faults: readonly { readonly file: string; readonly fault: ImageFault }[];
}

const mostBytes = 20_000_000;
/** Larger pictures are drawn smaller, so that a giant one cannot fill the memory. */
const mostPixels = 4_000;

const isForAuthenticators = (text: string) => /^(cm-)?otpauth(-migration)?:/i.test(text);

async function textsOf(file: File): Promise<readonly string[] | ImageFault> {
  if (file.size > mostBytes) return 'too-big';
  const pixels = await pixelsOf(file);
  if (pixels === null) return 'not-read';
  const [{ readQr }, { loadSecondReader }] = await Promise.all([import('../../lib/qr/read.ts'), import('./second-reader.ts')]);
  const texts = await readQr(pixels, { loadSecondReader });
  return texts.length === 0 ? 'no-qr' : texts;
}

/** Null: not a picture. */
export async function pixelsOf(picture: Blob): Promise<ImageData | null> {
  const bitmap = await createImageBitmap(picture).catch(() => null);
  if (bitmap === null) return null;
  const scale = Math.min(1, mostPixels / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return null;
  // Transparent parts of a picture are paper, not ink.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return pen.getImageData(0, 0, width, height);
}

/** The picture behind a base64 data address. */
function fileOf(address: string): File {
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  return new File([bytes], '');
}

/** The texts of a screenshot. A quick look shows most codes; where it shows none for authenticators, the picture is read as any other. */
export async function readScreenshot(png: string): Promise<readonly string[]> {
  const file = fileOf(png);
  const pixels = await pixelsOf(file);
  if (pixels === null) return [];
  const [{ readQr }, { loadSecondReader }] = await Promise.all([import('../../lib/qr/read.ts'), import('./second-reader.ts')]);
  const texts = await readQr(pixels, { effort: 'screen', loadSecondReader, isWanted: isForAuthenticators });
  return texts.some(isForAuthenticators) ? texts.filter(isForAuthenticators) : (await readImages([file])).texts;
}

/** Reads one file after the other; a file that fails is reported and does not stop the rest. */
export async function readImages(files: readonly File[]): Promise<ImagesRead> {
  const texts = new Set<string>();
  const faults: { file: string; fault: ImageFault }[] = [];
  for (const file of files) {
    const read = await textsOf(file);
    if (typeof read === 'string') faults.push({ file: file.name, fault: read });
    else for (const text of read) texts.add(text);
  }
  // Beside a QR code for an authenticator nobody means the others.
  const codes = [...texts].filter(isForAuthenticators);
  return { texts: codes.length > 0 ? codes : [...texts], faults };
}
