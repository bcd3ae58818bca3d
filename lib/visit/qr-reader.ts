// Every QR text in one part of the page, by the fast reader. Part of a script of its own, which few pages need.
import { seeSource } from '../page/pixels.ts';
import { qrSources } from '../page/qr-sources.ts';
import { firstRead } from '../qr/first-read.ts';

export interface ReadPart {
  readonly texts: readonly string[];
  /** The largest picture that could not be read; null: none, or all were read. */
  readonly unread: ImageData | null;
}

/** Reads the elements themselves, never a screenshot; equal texts once. */
export async function readPart(part: Element): Promise<ReadPart> {
  const texts = new Set<string>();
  const images: ImageData[] = [];
  let unread: ImageData | null = null;
  for (const source of qrSources(part)) {
    const seen = await seeSource(source);
    if (seen === null) continue;
    if ('image' in seen) {
      if (images.some((image) => isSame(image, seen.image))) continue;
      images.push(seen.image);
    }
    const found = 'text' in seen ? [seen.text] : firstRead(seen.image, 'element');
    for (const text of found) texts.add(text);
    if ('image' in seen && found.length === 0 && (unread === null || seen.image.width > unread.width)) unread = seen.image;
  }
  return { texts: [...texts], unread };
}

/** The usual library of pages draws on a hidden canvas and shows a picture of it: looking through both would double the wait. */
function isSame(one: ImageData, other: ImageData): boolean {
  if (one.width !== other.width || one.data.length !== other.data.length) return false;
  for (let at = 0; at < one.data.length; at += 1) if (one.data[at] !== other.data[at]) return false;
  return true;
}
