// `npm test`: every stage in order, going on after a failure so that all failures are seen. Names of stages run only those.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.ts';
import { projectDir, runCommand } from './command.ts';
import type { Tally } from './tally.ts';
import { add, closingLine, exitCode, nothing } from './tally.ts';
import { tallyOfReport } from './vitest-report.ts';

const minute = 60_000;
const reports = mkdtempSync(join(tmpdir(), 'mailkey-test-'));

type Stage = { readonly name: string; readonly says: string; readonly run: () => Promise<Tally> };

function oneOf(ok: boolean): Tally {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function command(name: string, says: string, ...lines: (readonly string[])[]): Stage {
  return {
    name,
    says,
    async run() {
      for (const [program = '', ...args] of lines) {
        if (!(await runCommand(program, args, { limitMs: 3 * minute }))) return oneOf(false);
      }
      return oneOf(true);
    },
  };
}

function vitest(project: string, says: string, limitMs: number): Stage {
  return {
    name: project,
    says,
    async run() {
      const report = join(reports, `${project}.json`);
      const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
      const ok = await runCommand('vitest', ['run', '--project', `${project}*`, '--no-color', ...reporters], { limitMs });
      const tally = tallyOfReport(report);
      return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
    },
  };
}

function withBrowsers(stage: Stage): Stage {
  return {
    ...stage,
    async run() {
      try {
        ensureBrowsers(['chromium', 'firefox'], (line) => console.log(line));
      } catch (error) {
        console.log(error instanceof Error ? error.message : String(error));
        return oneOf(false);
      }
      return stage.run();
    },
  };
}

const stages: readonly Stage[] = [
  command('format', 'every file is formatted', ['oxfmt', '--check']),
  command('lint', 'no rule is broken', ['oxlint', '--deny-warnings']),
  command('types', 'every type fits', ...(existsSync(join(projectDir, '.wxt')) ? [] : [['wxt', 'prepare']]), ['tsc', '--noEmit']),
  vitest('unit', 'rooms and house', 8 * minute),
  command('build', 'Chrome and Firefox builds', ['wxt', 'build'], ['wxt', 'build', '-b', 'firefox']),
  vitest('built', 'what the builds may hold', 2 * minute),
  withBrowsers(vitest('e2e', 'Chromium and Firefox', 24 * minute)),
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.log(`no stage is called ${unknown.join(', ')}; there are ${stages.map((stage) => stage.name).join(', ')}`);
  process.exit(2);
}

let total = nothing;
const lines: string[] = [];
for (const stage of stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${stage.name}: ${stage.says}`);
  const startedAt = Date.now();
  const tally = await stage.run();
  total = add(total, tally);
  lines.push(
    `${stage.name.padEnd(8)} ${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s   ${closingLine(tally)}`,
  );
  console.log(lines.at(-1));
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}\n`);
console.log(closingLine(total));
process.exitCode = exitCode(total);
