// Runs a folder of QR pictures with known texts (`qr`) through the product, in Chromium.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPictureReader } from '../inspect/picture-reader.ts';
import type { PictureReader } from '../inspect/picture-reader.ts';
import type { CorpusResult } from './result.ts';

type PictureCase = {
  file: string;
  category: string;
  expected: string | null;
  expected_all?: string[];
  note?: string;
  read_by: Record<string, boolean>;
};
type Outcome = { row: PictureCase; verdict: 'right' | 'nothing' | 'wrong'; reason: string };

/** Line ends count once and not at the end; two readers write control characters as their names. */
function comparable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\n+$/, '').replaceAll('<SOH>', '\u0001').replaceAll('<DLE>', '\u0010');
}

async function outcomeOf(reader: PictureReader, folder: string, row: PictureCase): Promise<Outcome> {
  const answer = await reader.read(join(folder, 'qr', row.file));
  if ('error' in answer) return { row, verdict: 'nothing', reason: answer.error.message };
  const texts = answer.texts.map(comparable);
  if (row.expected === null) {
    const mayBeRead = row.note?.includes('correct reading') ?? false;
    return { row, verdict: texts.length === 0 || mayBeRead ? 'right' : 'wrong', reason: 'a text where there is none' };
  }
  const expected = [row.expected, ...(row.expected_all ?? [])].map(comparable);
  if (texts.length === 0) return { row, verdict: 'nothing', reason: 'not read' };
  return { row, verdict: expected.some((text) => texts.includes(text)) ? 'right' : 'wrong', reason: 'another text' };
}

/** Two sets: no picture gives a wrong text; and more real pictures are right than with the best single reader of the manifest. */
export async function runQr(folder: string): Promise<CorpusResult[]> {
  const rows: PictureCase[] = JSON.parse(await readFile(join(folder, 'qr', 'manifest.json'), 'utf8'));
  const reader = await openPictureReader();
  const outcomes: Outcome[] = [];
  try {
    for (const row of rows) outcomes.push(await outcomeOf(reader, folder, row));
  } finally {
    await reader.close();
  }
  const wrong = outcomes.filter(({ verdict }) => verdict === 'wrong');
  const real = outcomes.filter(({ row }) => row.category !== 'derived');
  const right = real.filter(({ verdict }) => verdict === 'right').length;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.read_by)))];
  const counts = names.map((name) => [name, real.filter(({ row }) => row.read_by[name]).length] as const);
  const best = Math.max(...counts.map(([, count]) => count));
  const figures = `right: ${right} of ${real.length} real pictures; ${counts.map(([name, count]) => `${name} ${count}`).join(', ')}`;
  const missed = outcomes.filter(({ verdict }) => verdict === 'nothing').map(({ row, reason }) => `${row.file}: ${reason}`);
  return [
    {
      set: 'qr/no wrong text',
      passed: outcomes.length - wrong.length,
      failed: wrong.length,
      details: wrong.map(({ row, reason }) => `${row.file}: ${reason}`),
    },
    { set: 'qr/more than one reader', passed: right > best ? 1 : 0, failed: right > best ? 0 : 1, details: [figures, ...missed] },
  ];
}
