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
  let unread: ImageData | null = null;
  for (const source of qrSources(part)) {
    const seen = await seeSource(source);
    if (seen === null) continue;
    const found = 'text' in seen ? [seen.text] : firstRead(seen.image, 'element');
    for (const text of found) texts.add(text);
    if ('image' in seen && found.length === 0 && (unread === null || seen.image.width > unread.width)) unread = seen.image;
  }
  return { texts: [...texts], unread };
}
