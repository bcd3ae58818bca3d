// The test projects: what needs no browser, what the builds hold, the scenarios in real browsers, and the long runs of the night.
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['test/{lib,components,entrypoints,practice,harness,house,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['test/house/built-*.test.ts', 'test/**/*.browser.test.{ts,tsx}'],
        },
      },
      { test: { name: 'built', include: ['test/house/built-*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          // Two browsers on two cores: a step that timed out is tried once more. What needs it is a fault to be found, not a habit.
          retry: 1,
          include: ['test/e2e/**/*.e2e.ts', 'test/**/*.browser.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      { test: { name: 'soak', include: ['test/**/*.soak.ts'], testTimeout: 3_600_000, hookTimeout: 60_000, maxWorkers: 1 } },
    ],
  },
});
