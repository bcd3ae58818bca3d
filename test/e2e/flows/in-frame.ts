// Dialogs of the settings in a frame of the same origin, which the page takes away with the answer. That binding and log-in go well there, the variants of the log-in show.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { Binding } from '../journeys/binding.ts';
import { cardText, pressCard, seeCard } from '../journeys/card.ts';
import type { Given } from '../journeys/each-browser.ts';
import { skipStep, student } from '../journeys/fresh.ts';
import { confirm, hook, openSecondFactorSettings, pressInOtpRow, seeApplication, seeCode, signIn } from '../journeys/mailbox.ts';
import type { Stage } from '../journeys/stage.ts';

const { address, password } = student;
const found = '读到了绑定二维码';

/** Tells these scenarios where a stage is given. */
export function tellInFrame(given: Given): void {
  describe('dialogs in a frame', () => {
    const binding = new Binding(given);
    let practice: Practice;
    let stage: Stage;
    beforeAll(() => {
      ({ practice, stage } = given);
    });

    it('binds anew and unbinds, and the question leaves the page with its frame', { timeout: 120_000 }, async () => {
      const hand = await stage.begin();
      practice.setVariant({ bindDialog: 'frame' });
      await signIn(hand, practice, address, password);
      await seeApplication(hand);
      const old = (await stage.bound(address)).id;
      await openSecondFactorSettings(hand);

      await pressInOtpRow(hand, '修改');
      await seeCode(hand);
      await confirm(hand, async () => binding.outcomes().includes('update accepted'));
      await seeCard(hand, found);
      await pressCard(hand);
      await seeCode(hand);
      expect((await binding.states()).map(({ state }) => state).toSorted()).toEqual(['pending', 'proved']);
      await confirm(hand, async () => binding.outcomes().includes('bind accepted'));
      await hand.until('the old one put away', async () =>
        (await binding.states()).some(({ id, state }) => id === old && state === 'retired'),
      );
      expect((await stage.live()).map(({ state, code }) => ({ state, code }))).toEqual([
        { state: 'proved', code: practice.code(address) },
      ]);

      await hand.until('no dialog', async () => (await hand.find({ selector: hook('dialog') })) === null);
      await skipStep(stage.browser, practice);
      await pressInOtpRow(hand, '解绑');
      await hand.click({ selector: hook('sure') });
      await seeCode(hand);
      await confirm(hand, async () => !binding.isBound());
      await hand.until('put away', async () => (await stage.live()).length === 0);
      expect(binding.outcomes()).toEqual(['update accepted', 'bind accepted', 'unbind accepted']);

      await pressInOtpRow(hand, '绑定');
      await seeCard(hand, found);
      await hand.click({ selector: `${hook('dialog')} input, ${hook('dialog')} button, ${hook('dialog')} a`, text: '取消' });
      await hand.until('no card', async () => (await cardText(hand)) === '');
    });
  });
}
