// Scenarios that run in both browsers: one practice server for the file, one stage for each browser.
import { afterAll, beforeAll, describe } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { startPractice } from '../../practice/practice.ts';
import { browserNames } from '../harness/launch.ts';
import { Stage } from './stage.ts';

/** What a scenario has while it runs; before that there is nothing to be read here. */
export interface Given {
  readonly practice: Practice;
  readonly stage: Stage;
}

/** Tells the scenarios of a file once for each browser. */
export function inEachBrowser(tell: (given: Given) => void): void {
  let practice: Practice;
  beforeAll(async () => {
    practice = await startPractice();
  });
  afterAll(() => practice.close());

  describe.each(browserNames)('in %s', (name) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await Stage.open(name, practice);
    });
    afterAll(() => stage.close());
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
