// Reads Vitest's own JSON report. A skipped test is a failed one, and so is a file that could not be loaded.
import { existsSync, readFileSync } from 'node:fs';
import type { Tally } from './tally.ts';

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/** The count of a report; a report that is missing or empty is one failure. */
export function tallyOfReport(path: string): Tally {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  const tests = testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const loadFailures = testResults.filter((file) => {
    const told = file.assertionResults.some((test) => test.status !== 'passed');
    return file.assertionResults.length === 0 || (file.status === 'failed' && !told);
  }).length;
  const failed = tests.length - passed + loadFailures;
  return { passed, failed: passed + failed === 0 ? 1 : failed };
}
