// `npm run test:corpus -- FOLDER`: the product against a folder of cases that nobody here wrote, one table row a set.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runExports } from './corpus/exports.ts';
import { runPages } from './corpus/pages.ts';
import { runQr } from './corpus/qr.ts';
import type { CorpusResult, CorpusRun } from './corpus/result.ts';
import { runUris } from './corpus/uris.ts';
import { runVectors } from './corpus/vectors.ts';
import { add, closingLine, exitCode, nothing } from './tally.ts';

const runs: readonly (readonly [string, CorpusRun])[] = [
  ['vectors', runVectors],
  ['uris', runUris],
  ['exports', runExports],
  ['qr', runQr],
  ['pages', runPages],
];

/** A run that breaks off is one failed case of its own, so that the others are still seen. */
async function attempt(name: string, run: CorpusRun, folder: string): Promise<readonly CorpusResult[]> {
  try {
    const results = await run(folder);
    const cases = results.reduce((sum, result) => sum + result.passed + result.failed, 0);
    return cases > 0 ? results : [{ set: name, passed: 0, failed: 1, details: ['no case was found'] }];
  } catch (error) {
    return [
      { set: name, passed: 0, failed: 1, details: [error instanceof Error ? (error.stack ?? error.message) : String(error)] },
    ];
  }
}

const [given, ...rest] = process.argv.slice(2);
if (given === undefined || rest.length > 0 || !existsSync(given)) {
  process.stderr.write('usage: npm run test:corpus -- FOLDER   (a folder that exists)\n');
  process.exit(2);
}
const folder = resolve(given);

let total = nothing;
console.log(`${'set'.padEnd(44)} ${'passed'.padStart(7)} ${'failed'.padStart(7)}`);
for (const [name, run] of runs) {
  for (const result of await attempt(name, run, folder)) {
    total = add(total, result);
    console.log(`${result.set.padEnd(44)} ${String(result.passed).padStart(7)} ${String(result.failed).padStart(7)}`);
    for (const line of result.details) console.log(`    ${line}`);
  }
}
console.log(closingLine(total));
process.exitCode = exitCode(total);
