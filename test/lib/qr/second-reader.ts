// The second reader as the tests load it: the wasm file from the installed package.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { makeSecondReader } from '../../../lib/qr/second-read.ts';
import type { SecondReader } from '../../../lib/qr/second-read.ts';

let made: Promise<SecondReader> | null = null;

async function make(): Promise<SecondReader> {
  const bytes = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  return makeSecondReader(Uint8Array.from(bytes).buffer);
}

export function loadSecondReader(): Promise<SecondReader> {
  made ??= make();
  return made;
}
