// Unbinding and binding anew: a secret leaves when the site has let it go, a new one takes its place when the site has accepted it, and not before.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { Binding } from '../journeys/binding.ts';
import { seeCard } from '../journeys/card.ts';
import type { Given } from '../journeys/each-browser.ts';
import { student } from '../journeys/fresh.ts';
import {
  confirm,
  hook,
  isSignedIn,
  pressInOtpRow,
  pressWithoutLine,
  seeApplication,
  seeCode,
  signIn,
  signOut,
} from '../journeys/mailbox.ts';
import type { Stage } from '../journeys/stage.ts';

const { address, password } = student;

/** Tells these scenarios where a stage is given. */
export function tellBind(given: Given): void {
  describe('binding', () => {
    const binding = new Binding(given);
    let practice: Practice;
    let stage: Stage;
    beforeAll(() => {
      ({ practice, stage } = given);
    });

    it('after an unbinding the secret is put away, not lost', async () => {
      const { hand, old } = await binding.atTheList(true);
      await binding.unbind(hand);
      await hand.until('put away', async () => (await binding.states())[0]?.state === 'retired');
      expect(await binding.states()).toEqual([{ id: old, state: 'retired' }]);
      expect(binding.outcomes()).toEqual(['unbind accepted']);
    });

    it('an unbinding given up on the way changes nothing', async () => {
      const { hand, old } = await binding.atTheList(true);
      await pressInOtpRow(hand, '解绑');
      await hand.click({ selector: hook('sure') });
      await seeCode(hand);
      await hand.click({ selector: `${hook('dialog')} input, ${hook('dialog')} button, ${hook('dialog')} a`, text: '取消' });
      await hand.see({ selector: hook('unbind-otp') });
      expect(binding.isBound()).toBe(true);
      expect(await binding.states()).toEqual([{ id: old, state: 'proved' }]);
    });

    it('a new secret takes the place of the old one when the site has accepted it, and not before', async () => {
      const { hand, old } = await binding.atTheList(true);
      await binding.newSecret(hand);
      expect(await binding.states()).toContainEqual({ id: old, state: 'proved' });
      expect((await binding.states()).map(({ state }) => state).toSorted()).toEqual(['pending', 'proved']);
      await confirm(hand, async () => binding.outcomes().length > 1);
      await hand.until('put away', async () =>
        (await binding.states()).some(({ id, state }) => id === old && state === 'retired'),
      );
      expect((await stage.live()).map(({ state, code }) => ({ state, code }))).toEqual([
        { state: 'proved', code: practice.code(address) },
      ]);
      expect(binding.outcomes()).toEqual(['update accepted', 'bind accepted']);
    });

    it('a new secret given up after a press that nobody answered leaves the old one in use', { timeout: 120_000 }, async () => {
      const { hand, old } = await binding.atTheList(true);
      await binding.newSecret(hand);
      await pressWithoutLine(hand);
      await hand.click({ selector: hook('cancel') });
      expect(await seeCard(hand, '不知道绑定成功没有')).toContain('新旧两个密钥都留着');
      expect(await binding.states()).toContainEqual({ id: old, state: 'proved' });
      await signOut(hand);
      await stage.skipStep();
      await signIn(hand, practice, address, password);
      await seeCode(hand);
      await confirm(hand, () => isSignedIn(hand));
      await seeApplication(hand);
      expect(binding.outcomes()).toEqual(['update accepted', 'login accepted']);
    });

    it('a new secret and an unbinding go on to their end although the background is stopped', { timeout: 120_000 }, async () => {
      const { hand, old } = await binding.atTheList(true);
      await binding.newSecret(hand);
      await stage.browser.killWorker();
      expect(await binding.faults()).toEqual([]);
      await confirm(hand, async () => binding.outcomes().includes('bind accepted'));
      await hand.until('put away', async () =>
        (await binding.states()).some(({ id, state }) => id === old && state === 'retired'),
      );
      expect(await binding.faults()).toEqual([]);

      await hand.until('no dialog', async () => (await hand.find({ selector: hook('dialog') })) === null);
      await stage.skipStep();
      await pressInOtpRow(hand, '解绑');
      await hand.click({ selector: hook('sure') });
      await seeCode(hand);
      await stage.browser.killWorker();
      expect(await binding.faults()).toEqual([]);
      await confirm(hand, async () => !binding.isBound());
      await hand.until('unbound', async () => !binding.isBound());
      await hand.until('put away', async () => (await stage.live()).length === 0);
    });
  });
}
