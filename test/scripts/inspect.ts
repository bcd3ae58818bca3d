// Runs `inspect` as a user does, for its tests: what it wrote, and how it ended.
import { execFile } from 'node:child_process';

export interface Inspected {
  readonly status: number;
  readonly out: string;
  readonly said: string;
}

export function inspect(...args: readonly string[]): Promise<Inspected> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/inspect.ts', ...args], (error, out, said) =>
      resolve({ status: error === null ? 0 : Number(error.code), out, said }),
    );
  });
}

/** What each line says. Throws where one is no JSON. */
export function linesOf(text: string): readonly unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
