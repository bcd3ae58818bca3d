// Two test projects: everything that needs no browser, and the scenarios in real browsers.
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
          include: ['test/e2e/**/*.e2e.ts', 'test/**/*.browser.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
