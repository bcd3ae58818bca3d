// `inspect qr`: what the product reads in picture files, one JSON line each.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPictureName, openPictureReader } from './picture-reader.ts';
import type { Output } from './uri.ts';

async function picturesIn(input: string): Promise<string[]> {
  const found = await stat(input).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) return [input];
  const entries = await readdir(input, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && isPictureName(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/**
 * Writes `{file, texts}` or `{file, error: {code, message}}` for every picture.
 * @param inputs files (png, jpg, webp, gif, bmp, svg) and folders, which are walked to the bottom
 */
export async function inspectQr(inputs: readonly string[], { write }: Output): Promise<void> {
  const reader = await openPictureReader();
  try {
    for (const input of inputs) {
      for (const file of await picturesIn(input)) write(JSON.stringify({ file, ...(await reader.read(file)) }));
    }
  } finally {
    await reader.close();
  }
}
