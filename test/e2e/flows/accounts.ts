// Several accounts at one school, a vault behind a passphrase, and log-ins that need no code at all.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { cardText, pressCard, seeCard } from '../journeys/card.ts';
import { student } from '../journeys/fresh.ts';
import { codeInBox, confirm, hook, isSignedIn, seeApplication, seeCode, signIn, signOut } from '../journeys/mailbox.ts';
import type { Stage } from '../journeys/stage.ts';
import type { Given } from '../journeys/each-browser.ts';

const { password } = student;
const [first, second] = ['student1@cqu.edu.cn', 'student2@cqu.edu.cn'];
const passphrase = 'four plain words together';

/** Tells these scenarios where a stage is given. */
export function tellAccounts(given: Given): void {
  describe('several accounts', () => {
    let practice: Practice;
    let stage: Stage;
    beforeAll(() => {
      ({ practice, stage } = given);
    });
    const outcomes = (address: string) => practice.state(address).attempts.map(({ outcome }) => outcome);

    it('each of two accounts gets its own code; a third gets none', async () => {
      const hand = await stage.begin();
      for (const address of [first, second]) await stage.bound(address);
      practice.bindOtp('student6@cqu.edu.cn');
      for (const address of [first, second]) {
        await signIn(hand, practice, address, password);
        await seeCode(hand);
        await confirm(hand, () => isSignedIn(hand));
        await seeApplication(hand);
        expect(outcomes(address)).toEqual(['accepted']);
        await signOut(hand);
      }
      await signIn(hand, practice, 'student6@cqu.edu.cn', password);
      await seeCard(hand, '还没有这个邮箱的动态口令');
      expect(await codeInBox(hand)).toBe('');
      expect(outcomes('student6@cqu.edu.cn')).toEqual([]);
    });

    it('two codes for one account: the user picks one in the card', async () => {
      const hand = await stage.begin();
      await stage.bound(first);
      await stage.bound(first);
      await signIn(hand, practice, first, password);
      await seeCard(hand, '用哪个账号的验证码？');
      expect(await codeInBox(hand)).toBe('');
    });

    it('behind a passphrase nothing is filled until the user unlocks in the popup, then it goes on by itself', async () => {
      const hand = await stage.begin();
      await stage.bound(first);
      expect(await stage.ask('vault:protect', { passphrase }, 'options')).toMatchObject({ protection: 'passphrase' });
      await stage.ask('vault:lock', undefined);
      await signIn(hand, practice, first, password);
      await seeCard(hand, '密钥库已锁定');
      expect(await hand.browser.peekFrame(hand.page, '/card.html', () => document.querySelectorAll('input').length)).toBe(0);
      expect(await codeInBox(hand)).toBe('');
      expect(await stage.ask('vault:unlock', { passphrase })).toMatchObject({ state: 'open' });
      await seeCode(hand);
      await confirm(hand, () => isSignedIn(hand));
      await seeApplication(hand);
      expect(outcomes(first)).toEqual(['accepted']);
      expect(await stage.ask('vault:protect', { passphrase: null }, 'options')).toMatchObject({ protection: 'device' });
    });

    it('the trust tick is set when the user wishes it; the next log-in asks for nothing and nothing breaks', async () => {
      const hand = await stage.begin({ trustDevice: true });
      await stage.bound(first);
      await signIn(hand, practice, first, password);
      await seeCode(hand);
      await confirm(hand, () => isSignedIn(hand));
      await seeApplication(hand);
      expect(practice.state(first).devices).toHaveLength(1);
      await signOut(hand);
      await signIn(hand, practice, first, password);
      await seeApplication(hand);
      expect(outcomes(first)).toEqual(['accepted']);
      expect(await cardText(hand)).toBe('');
    });

    it('the trust tick is left alone when the user does not', async () => {
      const hand = await stage.begin();
      await stage.bound(first);
      await signIn(hand, practice, first, password);
      await seeCode(hand);
      expect(await hand.browser.peek(hand.page, (tick) => document.querySelector(tick) !== null, `${hook('trust')} input`)).toBe(
        true,
      );
      expect(
        await hand.browser.peek(
          hand.page,
          (tick) => document.querySelector(`${tick}:checked`) === null,
          `${hook('trust')} input`,
        ),
      ).toBe(true);
      await confirm(hand, () => isSignedIn(hand));
      await seeApplication(hand);
      expect(practice.state(first).devices).toHaveLength(0);
    });

    it('the user may have everything done for him, or nothing before he presses the button in the card', async () => {
      const all = await stage.begin({ fillMode: 'confirm' });
      await stage.bound(first);
      await signIn(all, practice, first, password);
      await seeApplication(all);
      expect(outcomes(first)).toEqual(['accepted']);

      const nothing = await stage.begin({ fillMode: 'click' });
      await stage.bound(first);
      await signIn(nothing, practice, first, password);
      await seeCard(nothing, '要填入验证码吗？');
      expect(await codeInBox(nothing)).toBe('');
      await pressCard(nothing);
      await seeCode(nothing);
      await confirm(nothing, () => isSignedIn(nothing));
      await seeApplication(nothing);
      expect(outcomes(first)).toEqual(['accepted']);
    });
  });
}
