// Counts what passed and what failed over several stages, and says it in one closing line.

export type Tally = { readonly passed: number; readonly failed: number };

export const nothing: Tally = { passed: 0, failed: 0 };

export function add(one: Tally, other: Tally): Tally {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

/** `N passed, N failed`: always the last line a command of this project prints. */
export function closingLine(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed`;
}

/** 0 only when something was tried and nothing failed. */
export function exitCode(tally: Tally): 0 | 1 {
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}
