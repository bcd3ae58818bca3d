// The main job in both browsers: bind, log out, log in with the code filled and accepted, over every practice variant.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/practice.ts';
import { startPractice } from '../practice/practice.ts';
import { variants } from '../practice/variant.ts';
import { browserNames } from './harness/launch.ts';
import type { Report } from './journeys/first-login.ts';
import { bindAndReturn, runJourney } from './journeys/first-login.ts';
import { skipStep, student, withBrowser } from './journeys/fresh.ts';
import { Stage } from './journeys/stage.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
});
beforeEach(() => practice.reset());
afterAll(() => practice.close());

/** Runs the steps; between logging out and in, as if the step of the used code had passed. */
const withoutWaiting =
  (skip: () => Promise<void>): Report =>
  async (step, _page, run) => {
    await run();
    if (step === 'log out') await skip();
  };

describe.each(browserNames)('in %s', (name) => {
  const outcomes = () => practice.state(student.address).attempts.map(({ outcome }) => outcome);

  it('a student picks his mailbox on the first day, binds, logs out and logs in', { timeout: 120_000 }, async () => {
    await withBrowser(name, practice, (browser) =>
      runJourney(
        browser,
        practice,
        withoutWaiting(() => skipStep(browser, practice)),
      ),
    );
    expect(practice.state(student.address).methods).toContain('otp');
    expect(outcomes()).toEqual(['accepted', 'accepted']);
  });

  describe('in a browser that is in use', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await Stage.open(name, practice);
      await stage.ask('vault:create', { passphrase: null }, 'options');
    });
    afterAll(() => stage.close());

    it.each(variants().map((variant, index) => ({ variant, index })))(
      'he binds, logs out and logs in, practice variant $index',
      { timeout: 120_000 },
      async ({ variant }) => {
        const hand = await stage.begin();
        practice.setVariant(variant);
        await bindAndReturn(
          hand,
          practice,
          withoutWaiting(() => stage.skipStep()),
        );
        expect(practice.state(student.address).methods).toContain('otp');
        expect(outcomes()).toEqual(['accepted', 'accepted']);
        await hand.until('the proved entry', async () => (await stage.live()).some(({ state }) => state === 'proved'));
        await hand.until('the log-in in the popup’s last line', async () => (await stage.lastAct('cqu')) === 'accepted');
      },
    );

    it.each([-90_000, 90_000])(
      'the same with the computer’s clock %i ms away from the server’s',
      { timeout: 120_000 },
      async (offsetMs) => {
        const hand = await stage.begin();
        practice.setClock(offsetMs);
        await bindAndReturn(
          hand,
          practice,
          withoutWaiting(() => stage.skipStep()),
        );
        expect(outcomes()).toEqual(['accepted', 'accepted']);
      },
    );
  });
});
