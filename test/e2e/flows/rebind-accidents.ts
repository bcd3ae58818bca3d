// What may come between while a secret is bound anew or unbound: the one the server wants is never lost. Every moment of it stands in test/lib/visit/rebinding-accidents.test.ts.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { Binding } from '../journeys/binding.ts';
import { seeCard } from '../journeys/card.ts';
import type { Given } from '../journeys/each-browser.ts';
import { student } from '../journeys/fresh.ts';
import type { Hand } from '../journeys/hand.ts';
import { codeInBox, confirm, hook, isSignedIn, pressInOtpRow, pressWithoutLine, seeCode, signIn } from '../journeys/mailbox.ts';
import type { Stage } from '../journeys/stage.ts';

const { address, password } = student;
const host = 'mail.cqu.edu.cn';
const passphrase = 'correct horse battery staple';
const limit = { timeout: 120_000 };

/** Tells these scenarios where a stage is given. */
export function tellRebindAccidents(given: Given): void {
  describe('accidents of a re-binding and an unbinding', () => {
    const binding = new Binding(given);
    let practice: Practice;
    let stage: Stage;
    beforeAll(() => {
      ({ practice, stage } = given);
    });

    /** The same mailbox and session in another tab. */
    async function secondTab({ page }: Hand): Promise<Hand> {
      const hand = await stage.newTab();
      await hand.page.goto(page.url());
      return hand;
    }

    /** From the list to the box that asks for a code of the secret that is to go. */
    async function askToUnbind(hand: Hand): Promise<void> {
      await stage.skipStep();
      await pressInOtpRow(hand, '解绑');
      await hand.click({ selector: hook('sure') });
      await seeCode(hand);
    }

    /** Presses 确定, and the tab goes when the server has done it, before its answer is whole. */
    async function closeUnderWay(hand: Hand, call: string, isDone: () => boolean): Promise<void> {
      practice.faults.set(host, { kind: 'slow drip', on: call, bytes: 1 });
      await confirm(hand, async () => false);
      await hand.until('the server has done it', async () => isDone());
      await hand.page.close();
      practice.faults.set(host, null);
    }

    /** Also one that was made a moment ago. */
    const isOfBound = (code: string) => [0, -30_000].some((shiftMs) => practice.code(address, shiftMs) === code);

    async function seeProved(hand: Hand): Promise<void> {
      await hand.until('the new secret proved, the old one put away', async () => {
        const live = await stage.live();
        return live.length === 1 && live[0]?.state === 'proved' && live[0].code === practice.code(address);
      });
    }

    it(
      'a re-binding: the page is loaded anew, and another time the tab is closed while the answer is under way',
      limit,
      async () => {
        const { hand, old } = await binding.atTheList(true);
        await binding.newSecret(hand);
        await hand.loadAnew();
        expect(await seeCard(hand, '不知道绑定成功没有')).toContain('新旧两个密钥都留着');
        expect(await binding.states()).toContainEqual({ id: old, state: 'proved' });
        await stage.skipStep();
        await binding.newSecret(hand);
        await closeUnderWay(hand, 'updateSecondAuth', () => binding.outcomes().includes('bind accepted'));
        expect(await binding.faults()).toEqual([]);
        expect(await binding.states()).toContainEqual({ id: old, state: 'proved' });

        await stage.skipStep();
        const later = await stage.newTab();
        await signIn(later, practice, address, password);
        await seeCode(later);
        await confirm(later, async () => false);
        await later.until('a code of the bound secret', async () => isOfBound(await codeInBox(later)));
        await confirm(later, () => isSignedIn(later));
        await seeProved(later);
        expect(binding.outcomes().slice(-2)).toEqual(['login wrong', 'login accepted']);
      },
    );

    it(
      'a re-binding in two tabs at once; then an unbinding whose tab is closed while the answer is under way',
      limit,
      async () => {
        const { hand } = await binding.atTheList(true);
        await binding.newSecret(hand);
        const other = await secondTab(hand);
        await stage.skipStep();
        await binding.newSecret(other);
        await confirm(other, async () => binding.outcomes().includes('bind accepted'));
        await other.until('the end', async () => (await binding.states()).some(({ state }) => state === 'retired'));
        expect(await binding.faults()).toEqual([]);
        await hand.page.bringToFront();
        await confirm(hand, async () => false);
        await hand.see({ selector: hook('error') });
        await hand.click({ selector: hook('cancel') });
        expect(await binding.faults()).toEqual([]);
        expect((await stage.live()).find(({ state }) => state === 'proved')?.code).toBe(practice.code(address));

        await askToUnbind(hand);
        await closeUnderWay(hand, 'validateSecondAuth', () => binding.outcomes().includes('unbind accepted'));
        expect(await binding.faults()).toEqual([]);
      },
    );

    it('the vault is locked: what the site accepts meanwhile is written at the unlock', limit, async () => {
      const { hand, old } = await binding.atTheList(true);
      await stage.ask('vault:protect', { passphrase }, 'options');
      try {
        await binding.newSecret(hand);
        await stage.ask('vault:lock', undefined);
        await confirm(hand, async () => binding.outcomes().includes('bind accepted'));
        await hand.until('bound', async () => binding.outcomes().includes('bind accepted'));
        await seeCard(hand, '已锁定');
        await stage.ask('vault:unlock', { passphrase });
        await seeProved(hand);
        expect(await binding.states()).toContainEqual({ id: old, state: 'retired' });

        await askToUnbind(hand);
        await stage.ask('vault:lock', undefined);
        await confirm(hand, async () => !binding.isBound());
        await hand.until('unbound', async () => !binding.isBound());
        await hand.see({ selector: hook('bind-otp') });
        await stage.ask('vault:unlock', { passphrase });
        await hand.until('put away', async () => (await stage.live()).length === 0);
      } finally {
        await stage.ask('vault:unlock', { passphrase });
        await stage.ask('vault:protect', { passphrase: null }, 'options');
      }
    });

    it('an unbinding: the page is loaded anew, the line is cut, and a second tab does the same', limit, async () => {
      const { hand, old } = await binding.atTheList(true);
      await askToUnbind(hand);
      await hand.loadAnew();
      await askToUnbind(hand);
      await stage.skipStep();
      await pressWithoutLine(hand);
      await seeCode(hand);
      expect(await binding.states()).toEqual([{ id: old, state: 'proved' }]);
      const other = await secondTab(hand);
      await askToUnbind(other);
      await confirm(other, async () => !binding.isBound());
      await other.until('put away', async () => (await stage.live()).length === 0);
      await hand.page.bringToFront();
      await confirm(hand, async () => false);
      await hand.see({ selector: hook('error') });
      expect(await binding.states()).toEqual([{ id: old, state: 'retired' }]);
      expect(binding.outcomes()).toContain('unbind accepted');
    });
  });
}
