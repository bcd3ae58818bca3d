// Everything that may come between while a secret is bound: none the server wants is ever lost, none is kept twice.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { Binding } from '../journeys/binding.ts';
import { pressCard } from '../journeys/card.ts';
import type { Given } from '../journeys/each-browser.ts';
import { student } from '../journeys/fresh.ts';
import type { Hand } from '../journeys/hand.ts';
import {
  codeInBox,
  confirm,
  hook,
  isCode,
  openSecondFactorSettings,
  pressInOtpRow,
  pressWithoutLine,
  seeApplication,
  seeCode,
  signIn,
} from '../journeys/mailbox.ts';
import type { Stage } from '../journeys/stage.ts';

const { address, password } = student;
const wrongCode = '000000';

/** Tells these scenarios where a stage is given. */
export function tellBindAccidents(given: Given): void {
  describe('accidents of a binding', () => {
    const binding = new Binding(given);
    let practice: Practice;
    let stage: Stage;
    beforeAll(() => {
      ({ practice, stage } = given);
    });

    type Accident =
      | 'the tab is closed'
      | 'the page is loaded anew'
      | 'the background is stopped'
      | 'the line is cut'
      | 'a wrong code is sent';
    const accidents: Accident[] = [
      'the tab is closed',
      'the page is loaded anew',
      'the background is stopped',
      'the line is cut',
      'a wrong code is sent',
    ];

    const moments = ['the question', 'the code'] as const;

    async function happens(accident: Accident, hand: Hand): Promise<void> {
      if (accident === 'the tab is closed') return hand.page.close();
      if (accident === 'the page is loaded anew') return hand.loadAnew();
      if (accident === 'the background is stopped') return stage.browser.killWorker();
      if (accident === 'the line is cut') return pressWithoutLine(hand);
      await hand.type({ selector: `${hook('dialog')} ${hook('code')} input` }, wrongCode);
      await confirm(hand, async () => binding.outcomes().length > 0);
      await hand.until('the refusal', async () => binding.outcomes().length > 0 && (await codeInBox(hand)) !== wrongCode);
    }

    const stories = accidents.flatMap((accident) => moments.map((moment) => ({ accident, moment })));
    it.each(stories)(
      'nothing is lost or kept twice when $accident at $moment, and binding works afterwards',
      { timeout: 120_000 },
      async ({ accident, moment }) => {
        const { hand } = await binding.atTheList(false);
        await pressInOtpRow(hand, '绑定');
        await binding.seeQuestion(hand);
        if (moment === 'the code') {
          await pressCard(hand);
          await seeCode(hand);
        }
        await happens(accident, hand);
        expect(await binding.faults()).toEqual([]);
        await stage.skipStep();

        const left = accident === 'the tab is closed' || accident === 'the page is loaded anew';
        const now = accident === 'the tab is closed' ? await stage.newTab() : hand;
        if (left) {
          if (accident === 'the tab is closed') {
            await signIn(now, practice, address, password);
            await seeApplication(now);
            await openSecondFactorSettings(now);
          }
          await pressInOtpRow(now, '绑定');
        }
        if (left || moment === 'the question') await binding.sayYes(now);
        await now.until('a code, or bound', async () => binding.isBound() || isCode(await codeInBox(now)), 45_000);
        await confirm(now, async () => binding.isBound());
        await now.until('bound', async () => binding.isBound());
        await now.until('proved', async () =>
          (await stage.live()).some(({ state, code }) => state === 'proved' && code === practice.code(address)),
        );
        expect(await binding.faults()).toEqual([]);
      },
    );
  });
}
