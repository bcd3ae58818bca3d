// A picture from the page, which its own reader could not read, → the texts of the QR codes in it.
import { pixelsOf } from '../entries/read-images.ts';

const mostTexts = 20;
const longestText = 4_000;

/** @param png as a data URL or bare base64. An unreadable picture has no texts. */
export async function readPixels(png: string): Promise<readonly string[]> {
  const bytes = Uint8Array.from(atob(png.slice(png.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  const pixels = await pixelsOf(new Blob([bytes], { type: 'image/png' }));
  if (pixels === null) return [];
  const [{ readQr }, { loadSecondReader }] = await Promise.all([
    import('../../lib/qr/read.ts'),
    import('../entries/second-reader.ts'),
  ]);
  const texts = await readQr(pixels, { effort: 'element', loadSecondReader });
  return texts.filter((text) => text.length <= longestText).slice(0, mostTexts);
}
