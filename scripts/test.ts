// `npm test`: every stage in order, going on after a failure so that all failures are seen. Names of stages run only those.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBrowsers } from './browsers.ts';
import { projectDir, runCommand } from './command.ts';
import type { Tally } from './tally.ts';
import { add, closingLine, exitCode, nothing } from './tally.ts';
import { failuresOfReport, passedLater, tallyOfReport } from './vitest-report.ts';
import type { Failure } from './vitest-report.ts';

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

async function runVitest(project: string, name: string, limitMs: number, ...more: readonly string[]): Promise<boolean> {
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportOf(name)}`];
  return runCommand('vitest', ['run', '--project', `${project}*`, '--no-color', ...reporters, ...more], { limitMs });
}

function reportOf(name: string): string {
  return join(reports, `${name}.json`);
}

function tell(what: string, failures: readonly Failure[]): void {
  for (const { file, name, message } of failures) console.log(`${what}: ${relative(projectDir, file)} > ${name}: ${message}`);
}

function vitest(project: string, says: string, limitMs: number): Stage {
  return {
    name: project,
    says,
    async run() {
      const ok = await runVitest(project, project, limitMs);
      const tally = tallyOfReport(reportOf(project));
      tell('failed', failuresOfReport(reportOf(project)));
      return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
    },
  };
}

/** More failed tests than this are no accident of a busy machine. */
const mostAgain = 8;

/**
 * A few tests that failed run once more, one after the other: two browsers on two cores are late now and then. What fails again has failed, and
 * what passes only then is named.
 */
function withSecondRun(stage: Stage, limitMs: number): Stage {
  return {
    ...stage,
    async run() {
      const tally = await stage.run();
      const failures = failuresOfReport(reportOf(stage.name));
      if (failures.length === 0 || failures.length !== tally.failed || failures.length > mostAgain) return tally;
      const names = failures.map(({ name }) => RegExp.escape(name)).join('|');
      const files = [...new Set(failures.map(({ file }) => file))];
      await runVitest(stage.name, 'again', limitMs, '--maxWorkers=1', '-t', `^(${names})$`, ...files);
      const late = passedLater(failures, reportOf('again'));
      tell('passed only in a second run', late);
      return { passed: tally.passed + late.length, failed: tally.failed - late.length };
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
  withBrowsers(withSecondRun(vitest('e2e', 'Chromium and Firefox', 24 * minute), 5 * minute)),
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
