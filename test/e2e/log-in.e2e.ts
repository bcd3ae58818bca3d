// The main job in both browsers: bind, log out, log in with the code filled and accepted, over every practice variant.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/practice.ts';
import { startPractice } from '../practice/practice.ts';
import { variants } from '../practice/variant.ts';
import { browserNames } from './harness/launch.ts';
import { runJourney } from './journeys/first-login.ts';
import { skipStep, student, withBrowser } from './journeys/fresh.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
});
beforeEach(() => practice.reset());
afterAll(() => practice.close());

describe.each(browserNames)('in %s', (name) => {
  it.each(variants().map((variant, index) => ({ variant, index })))(
    'a student binds, logs out and logs in, practice variant $index',
    { timeout: 120_000 },
    async ({ variant }) => {
      practice.setVariant(variant);
      await withBrowser(name, practice, (browser) =>
        runJourney(browser, practice, async (step, _page, run) => {
          await run();
          if (step === 'log out') await skipStep(browser, practice);
        }),
      );
      const { attempts, methods } = practice.state(student.address);
      expect(methods).toContain('otp');
      expect(attempts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    },
  );

  it.each([-90_000, 90_000])(
    'the same with the computer’s clock %i ms away from the server’s',
    { timeout: 120_000 },
    async (offsetMs) => {
      practice.setClock(offsetMs);
      await withBrowser(name, practice, (browser) =>
        runJourney(browser, practice, async (step, _page, run) => {
          await run();
          if (step === 'log out') await skipStep(browser, practice);
        }),
      );
      expect(practice.state(student.address).attempts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    },
  );
});
