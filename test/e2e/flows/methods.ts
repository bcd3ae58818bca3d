// The page asks for another method than the authenticator: switched when there is a code to give, explained when there is none.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { seeCard } from '../journeys/card.ts';
import { student } from '../journeys/fresh.ts';
import { codeInBox, confirm, isSignedIn, seeApplication, seeCode, signIn } from '../journeys/mailbox.ts';
import type { Stage } from '../journeys/stage.ts';
import type { Given } from '../journeys/each-browser.ts';

/** Has all four methods. */
const four = 'student4@cqu.edu.cn';
/** Has all but the authenticator. */
const three = 'student5@cqu.edu.cn';

/** Tells these scenarios where a stage is given. */
export function tellMethods(given: Given): void {
  describe('other methods', () => {
    let practice: Practice;
    let stage: Stage;
    beforeAll(() => {
      ({ practice, stage } = given);
    });

    it.each([
      { defaultMethod: 'sms', methodSwitch: 'tabs' },
      { defaultMethod: 'mail', methodSwitch: 'links' },
      { defaultMethod: 'wechat', methodSwitch: 'select' },
    ] as const)('with a code to give, $defaultMethod with $methodSwitch is switched to the authenticator', async (variant) => {
      const hand = await stage.begin();
      practice.setVariant(variant);
      await stage.bound(four);
      await signIn(hand, practice, four, student.password);
      await seeCode(hand);
      await confirm(hand, () => isSignedIn(hand));
      await seeApplication(hand);
      expect(practice.state(four).attempts.map(({ method, outcome }) => `${method} ${outcome}`)).toEqual(['otp accepted']);
    });

    it.each([
      { method: 'sms', words: '短信验证码' },
      { method: 'mail', words: '备用邮箱里的验证码' },
      { method: 'wechat', words: '微信扫码' },
    ] as const)('without one, the card says where the code of $method comes from', async ({ method, words }) => {
      const hand = await stage.begin();
      practice.setVariant({ defaultMethod: method });
      await signIn(hand, practice, three, student.password);
      await seeCard(hand, words);
      expect(await codeInBox(hand)).toBe('');
      expect(practice.state(three).attempts).toEqual([]);
    });
  });
}
