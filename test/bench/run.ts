// `npm run bench [-- --strict] [WORD…]`: the extension against its budgets, beside an empty extension in the same run, in one table.
// With words only the groups whose names hold one of them. Ends with 1 when a byte budget is over or something could not be
// measured; with --strict also when a time is over.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from '../../scripts/browsers.ts';
import { projectDir, runCommand } from '../../scripts/command.ts';
import { acceptRow } from './accept-row.ts';
import { bindRow } from './bind-row.ts';
import { byteRows } from './byte-rows.ts';
import { codesRow } from './code-rows.ts';
import { fillRows } from './fill-rows.ts';
import { heapRows } from './heap-rows.ts';
import { burstRows, contentCpuRow } from './page-rows.ts';
import type { Pair } from './pair.ts';
import { fillVault, openPair } from './pair.ts';
import { popupPageRow, saveRow, searchRows, toolbarRow } from './popup-rows.ts';
import { qrRows } from './qr-rows.ts';
import type { Row } from './row.ts';
import { table } from './row.ts';
import { unlockRow } from './unlock-row.ts';

const many = 1000;

type Group = readonly [name: string, entries: number, measure: (pair: Pair) => Promise<readonly Row[]>];

/** Each with the number of entries in the vault. */
const groups: readonly Group[] = [
  ['bytes', 1, async () => byteRows()],
  ['qr pictures', 1, qrRows],
  ['binding', 0, async (pair) => [await bindRow(pair)]],
  ['popup with one entry', 1, async (pair) => [await popupPageRow(pair, 1, 1.7)]],
  ['filling', 1, async (pair) => [...(await fillRows(pair)), await acceptRow(pair)]],
  ['mail pages', 1, async (pair) => [await contentCpuRow(pair), ...(await burstRows(pair))]],
  ['popup with a hundred entries', 100, async (pair) => [await popupPageRow(pair, 100, 1.8)]],
  ['popup with a thousand entries', many, async (pair) => [await popupPageRow(pair, many, 2), await toolbarRow(pair, many)]],
  ['search', many, async (pair) => searchRows(pair, many)],
  ['saving', many, async (pair) => [await saveRow(pair, many)]],
  ['codes', many, async (pair) => [await codesRow(pair, many)]],
  ['memory', many, async (pair) => heapRows(pair, many)],
  ['unlocking', many, async (pair) => [await unlockRow(pair, many)]],
];

const strict = process.argv.includes('--strict');
const words = process.argv.slice(2).filter((word) => word !== '--strict');
const wanted = groups.filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)));
if (wanted.length === 0) throw new Error(`no such group; there are: ${groups.map(([name]) => name).join(', ')}`);
ensureBrowsers(['chromium'], (line) => console.log(line));
if (!existsSync(join(projectDir, '.output', 'chrome-mv3')) && !(await runCommand('wxt', ['build'], { limitMs: 180_000 })))
  process.exit(1);

const rows: Row[] = [];
const pair = await openPair();
try {
  for (const [name, entries, measure] of wanted) {
    process.stderr.write(`${name} …\n`);
    try {
      await fillVault(pair, entries);
      rows.push(...(await measure(pair)));
    } catch (error) {
      const measured = `not measured: ${error instanceof Error ? error.message : String(error)}`;
      rows.push({ what: name, measured, ratio: null, budget: '', ok: false, kind: 'bytes' });
    }
  }
} finally {
  await pair.close();
}
console.log(`\n${table(rows)}\n`);
const over = rows.filter(({ ok, kind }) => !ok && (strict || kind === 'bytes'));
const drifting = rows.filter(({ ok }) => !ok).length - over.length;
console.log(`${rows.length - over.length - drifting} within, ${over.length} over, ${drifting} over in time only`);
process.exitCode = over.length === 0 ? 0 : 1;
