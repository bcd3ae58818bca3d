// What counts as passed, so that a green line can be believed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { add, closingLine, exitCode, nothing } from '../../scripts/tally.ts';
import { tallyOfReport } from '../../scripts/vitest-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

type File = { readonly status: string; readonly tests: readonly string[] };

function reportOf(...files: readonly File[]): string {
  const path = join(folder, 'report.json');
  const testResults = files.map(({ status, tests }) => ({
    name: 'a.test.ts',
    status,
    assertionResults: tests.map((one) => ({ status: one, fullName: 'is so' })),
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
