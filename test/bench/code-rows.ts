// Codes of a thousand entries, in Chromium: WebCrypto is the browser's own.
import { inPage } from './in-page.ts';
import type { Pair } from './pair.ts';
import type { Row } from './row.ts';
import { limitRow, median } from './row.ts';

const path = '/bench-nothing';

export async function codesRow({ ours, practice }: Pair, count: number): Promise<Row> {
  practice.page(path, '<!doctype html><title>nothing</title>');
  const page = await ours.newPage();
  await page.goto(`https://elsewhere.cn${path}`);
  const times = (await inPage(page, 'codes', 'codesMs', count, 15)) as readonly number[];
  await page.close();
  return limitRow(`codes for ${count} entries at once`, median(times), 'ms', 20, 'time');
}
