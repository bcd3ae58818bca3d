// `npm run bench [-- --strict]`: the extension against its budgets, beside an empty extension in the same run, in one table.
// Ends with 1 when a byte budget is over or something could not be measured; with --strict also when a time is over.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from '../../scripts/browsers.ts';
import { projectDir, runCommand } from '../../scripts/command.ts';
import { byteRows } from './byte-rows.ts';
import { codesRow, qrRows } from './code-rows.ts';
import { bindRow, fillRows } from './fill-rows.ts';
import { heapRows } from './heap-rows.ts';
import { burstRows, contentCpuRow } from './page-rows.ts';
import type { Pair } from './pair.ts';
import { fillVault, openPair } from './pair.ts';
import { popupPageRow, saveRow, searchRows, toolbarRow } from './popup-rows.ts';
import type { Row } from './row.ts';
import { table } from './row.ts';

const many = 1000;

const groups: readonly (readonly [string, (pair: Pair) => Promise<readonly Row[]>])[] = [
  [
    'one entry: popup and filling',
    async (pair) => {
      await fillVault(pair.desk, 1);
      return [await popupPageRow(pair, 1, 1.7), ...(await fillRows(pair))];
    },
  ],
  ['binding', async (pair) => [await bindRow(pair)]],
  ['mail pages', async (pair) => [await contentCpuRow(pair), ...(await burstRows(pair))]],
  [
    'a hundred entries',
    async (pair) => {
      await fillVault(pair.desk, 100);
      return [await popupPageRow(pair, 100, 1.8)];
    },
  ],
  [
    'a thousand entries',
    async (pair) => {
      await fillVault(pair.desk, many);
      return [
        await popupPageRow(pair, many, 2),
        await toolbarRow(pair, many),
        ...(await searchRows(pair, many)),
        await saveRow(pair, many),
        ...(await heapRows(pair, many)),
      ];
    },
  ],
];

const strict = process.argv.includes('--strict');
ensureBrowsers(['chromium'], (line) => console.log(line));
if (!existsSync(join(projectDir, '.output', 'chrome-mv3')) && !(await runCommand('wxt', ['build'], { limitMs: 180_000 })))
  process.exit(1);

const rows: Row[] = [...byteRows(), await codesRow(), ...(await qrRows())];
const pair = await openPair();
try {
  for (const [name, measure] of groups) {
    process.stderr.write(`${name} …\n`);
    try {
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
