// What counts as passed, so that a green line can be believed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { add, closingLine, exitCode, nothing } from '../../scripts/tally.ts';
import { failuresOfReport, passedLater, tallyOfReport } from '../../scripts/vitest-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

type File = { readonly status: string; readonly tests: readonly string[] };

function reportOf(...files: readonly File[]): string {
  const path = join(folder, 'report.json');
  const testResults = files.map(({ status, tests }) => ({
    name: 'a.test.ts',
    status,
    assertionResults: tests.map((one) => ({ status: one, ancestorTitles: [], title: 'is so' })),
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
}

describe('the closing line', () => {
  it('is the same words for every command', () => {
    expect(closingLine(add({ passed: 2, failed: 0 }, { passed: 1, failed: 3 }))).toBe('3 passed, 3 failed');
  });
  it('ends well only when something was tried and nothing failed', () => {
    expect([exitCode({ passed: 1, failed: 0 }), exitCode({ passed: 9, failed: 1 }), exitCode(nothing)]).toEqual([0, 1, 1]);
  });
});

describe('the count of a test report', () => {
  it('counts passed and failed tests', () => {
    expect(tallyOfReport(reportOf({ status: 'failed', tests: ['passed', 'failed', 'passed'] }))).toEqual({
      passed: 2,
      failed: 1,
    });
  });
  it.each(['skipped', 'pending', 'todo', 'disabled'])('counts a %s test as failed', (status) => {
    expect(tallyOfReport(reportOf({ status: 'passed', tests: ['passed', status] }))).toEqual({ passed: 1, failed: 1 });
  });
  it('counts a file that could not be loaded as failed', () => {
    expect(tallyOfReport(reportOf({ status: 'failed', tests: [] }, { status: 'passed', tests: ['passed'] }))).toEqual({
      passed: 1,
      failed: 1,
    });
  });
  it('counts a file that broke outside its tests as failed', () => {
    expect(tallyOfReport(reportOf({ status: 'failed', tests: ['passed'] }))).toEqual({ passed: 1, failed: 1 });
  });
  it('takes no test at all, and no report at all, for a failure', () => {
    expect(tallyOfReport(reportOf())).toEqual({ passed: 0, failed: 1 });
    expect(tallyOfReport(join(folder, 'missing.json'))).toEqual({ passed: 0, failed: 1 });
  });
});

describe('what a test report says of failed tests', () => {
  const write = (file: string, ...tests: readonly (readonly [status: string, title: string, message?: string])[]) => {
    const path = join(folder, `${file}.json`);
    const assertionResults = tests.map(([status, title, message]) => ({
      status,
      ancestorTitles: ['a code'],
      title,
      failureMessages: message === undefined ? [] : [message],
    }));
    writeFileSync(path, JSON.stringify({ testResults: [{ name: '/a.test.ts', status: 'failed', assertionResults }] }));
    return path;
  };

  it('names the file, the test and the first line of the error', () => {
    const report = write(
      'first',
      ['passed', 'is well'],
      ['failed', 'is late', 'Error: not seen\n    at a.ts'],
      ['failed', 'is mute'],
    );
    expect(failuresOfReport(report)).toEqual([
      { file: '/a.test.ts', name: 'a code > is late', message: 'Error: not seen' },
      { file: '/a.test.ts', name: 'a code > is mute', message: '' },
    ]);
    expect(failuresOfReport(join(folder, 'missing.json'))).toEqual([]);
  });

  it('takes for passed later only what a second report calls passed, under the same name and file', () => {
    const [late, mute] = failuresOfReport(write('first', ['failed', 'is late'], ['failed', 'is mute']));
    if (late === undefined || mute === undefined) throw new Error('two failures');
    const second = write('second', ['passed', 'is late'], ['failed', 'is mute'], ['skipped', 'is well']);
    expect(passedLater([late, mute], second)).toEqual([late]);
    expect(passedLater([{ ...late, file: '/b.test.ts' }], second)).toEqual([]);
    expect(passedLater([late, mute], join(folder, 'missing.json'))).toEqual([]);
  });
});
