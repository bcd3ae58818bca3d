// The test projects: what needs no browser, what the builds hold, the scenarios in real browsers, and the long runs of the night.
import { globSync, readFileSync } from 'node:fs';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first: begun last, one of them would go on alone at the end. */
const longOnes = [
  '/fuzz.test.ts',
  '/flows-in-firefox.e2e.ts',
  '/log-in.e2e.ts',
  '/pages-in-firefox.e2e.ts',
  '/flows-in-chromium.e2e.ts',
  '/pages-in-chromium.e2e.ts',
  '/views.browser.test.ts',
  '/entries.e2e.ts',
  '/killed-saves.e2e.ts',
  '/traffic.e2e.ts',
  '/broken-stores.e2e.ts',
];

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => [...longOnes, ''].findIndex((name) => moduleId.endsWith(name));
    const sorted = await BaseSequencer.prototype.sort.call(this, files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

const unit = 'test/{lib,components,entrypoints,practice,harness,house,scripts}/**/*.test.{ts,tsx}';
const notUnit = ['test/house/built-*.test.ts', 'test/**/*.browser.test.{ts,tsx}'];

/** Whether a test file changes what others would find changed: a document of its own, modules replaced, globals or the clock, a reader that never loads, a heap that is measured. */
function isUnsociable(file: string): boolean {
  const words = /@vitest-environment jsdom|vi\.(mock|doMock|resetModules|stubGlobal|useFakeTimers)\(|makeSecondReader|\bfuzz\(/;
  return words.test(readFileSync(file, 'utf8'));
}

/** They share processes with each other no more than with the rest: half a second each, which the rest is spared. */
const unsociable = globSync(unit).filter(isUnsociable);

/** Ms; a test that hangs, not one on a slow machine. */
const unitTimeout = 30_000;

export default defineConfig({
  test: {
    sequence: { sequencer: LongOnesFirst },
    projects: [
      {
        plugins: [WxtVitest()],
        test: { name: 'unit-alone', include: unsociable, exclude: notUnit, maxWorkers: 2, testTimeout: unitTimeout },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit-together',
          include: [unit],
          exclude: [...notUnit, ...unsociable],
          isolate: false,
          maxWorkers: 2,
          setupFiles: ['test/fresh-browser.ts'],
          testTimeout: unitTimeout,
        },
      },
      { test: { name: 'built', include: ['test/house/built-*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts', 'test/**/*.browser.test.{ts,tsx}'],
          globalSetup: ['test/e2e/harness/run-folder.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A scenario waits more than it computes.
          maxWorkers: 3,
        },
      },
      { test: { name: 'soak', include: ['test/**/*.soak.ts'], testTimeout: 3_600_000, hookTimeout: 60_000, maxWorkers: 1 } },
    ],
  },
});
