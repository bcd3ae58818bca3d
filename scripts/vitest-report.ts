// Reads Vitest's own JSON report. A skipped test is a failed one, and so is a file that could not be loaded.
import { existsSync, readFileSync } from 'node:fs';
import type { Tally } from './tally.ts';

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly failureMessages?: readonly string[];
    }[];
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

/** A test that failed; `name` as `vitest -t` matches it, `message` is the first line of what was wrong. */
export type Failure = { readonly file: string; readonly name: string; readonly message: string };

function resultsOf(path: string, status: string): readonly Failure[] {
  if (!existsSync(path)) return [];
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  return testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter((test) => test.status === status)
      .map(({ ancestorTitles, title, failureMessages: [message = ''] = [] }) => ({
        file,
        name: [...ancestorTitles, title].join(' > '),
        message: message.split('\n', 1)[0] ?? '',
      })),
  );
}

/** The tests a report calls failed, in its order; none when it is missing. */
export function failuresOfReport(path: string): readonly Failure[] {
  return resultsOf(path, 'failed');
}

/** Of `failures` those that a later report calls passed. */
export function passedLater(failures: readonly Failure[], laterPath: string): readonly Failure[] {
  const passed = resultsOf(laterPath, 'passed');
  return failures.filter(({ file, name }) => passed.some((test) => test.file === file && test.name === name));
}
