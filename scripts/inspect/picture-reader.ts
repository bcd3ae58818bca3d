// Opens one headless Chromium and reads picture files in it with the product's own code.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { build } from 'vite';
import { findBrowser } from '../browsers.ts';
import type { PictureAnswer } from './picture-page.ts';

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
};

/** True for the names of files that are taken for pictures when a folder is read. */
export function isPictureName(name: string): boolean {
  return extname(name).toLowerCase() in TYPES;
}

export interface PictureReader {
  /** The texts in a picture file, or why it cannot be read; never rejects because of the file. */
  readonly read: (file: string) => Promise<PictureAnswer>;
  readonly close: () => Promise<void>;
}

async function pageScript(): Promise<string> {
  const entry = fileURLToPath(new URL('picture-page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'pictures' } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) => ('output' in result ? result.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (chunk === undefined) throw new Error('The page script was not built.');
  return chunk.code;
}

/** Throws what to install when there is no Chromium. */
export async function openPictureReader(): Promise<PictureReader> {
  const executablePath = findBrowser('chromium');
  const script = await pageScript();
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const browser = await launch({ executablePath, headless: true, pipe: true, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  await page.evaluate(script);
  await page.evaluate((base64) => globalThis.pictureReader.setWasm(base64), wasm.toString('base64'));
  return {
    read: async (file) => {
      let bytes: Buffer;
      try {
        bytes = await readFile(file);
      } catch (error) {
        return {
          error: {
            code: 'no-file',
            message: `The file cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
          },
        };
      }
      const type = TYPES[extname(file).toLowerCase()] ?? '';
      return page.evaluate((base64, mime) => globalThis.pictureReader.read(base64, mime), bytes.toString('base64'), type);
    },
    close: () => browser.close(),
  };
}
