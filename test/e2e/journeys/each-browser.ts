// Scenarios that run in both browsers: one practice server and one stage for each browser.
import { afterAll, beforeAll, describe } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { startPractice } from '../../practice/practice.ts';
import type { BrowserName } from '../harness/launch.ts';
import { browserNames } from '../harness/launch.ts';
import { Stage } from './stage.ts';

/** What a scenario has while it runs; before that there is nothing to be read here. */
export interface Given {
  readonly practice: Practice;
  readonly stage: Stage;
}

/** Tells scenarios for one browser. */
export function inBrowser(name: BrowserName, tell: (given: Given) => void): void {
  describe(`in ${name}`, () => {
    let practice: Practice;
    let stage: Stage;
    beforeAll(async () => {
      practice = await startPractice();
      stage = await Stage.open(name, practice);
    });
    afterAll(async () => {
      await stage.close();
      await practice.close();
    });
    tell({
      get practice() {
        return practice;
      },
      get stage() {
        return stage;
      },
    });
  });
}

/** Tells the scenarios of a file once for each browser. */
export function inEachBrowser(tell: (given: Given) => void): void {
  for (const name of browserNames) inBrowser(name, tell);
}
