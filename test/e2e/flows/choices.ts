// What the user decides for one site is remembered; and QR codes that are no set-up codes are told apart before anything is stored.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { cardText, pressCard, seeCard } from '../journeys/card.ts';
import { student } from '../journeys/fresh.ts';
import type { Hand } from '../journeys/hand.ts';
import { codeInBox, confirm, isSignedIn, seeApplication, signIn, signOut } from '../journeys/mailbox.ts';
import type { Stage } from '../journeys/stage.ts';
import type { Given } from '../journeys/each-browser.ts';
import { bindPage } from '../journeys/bind-page.ts';

const { address, password } = student;

/** A box that the page calls by a word, or does not call at all. */
const door = (word: string) =>
  `<!doctype html><html lang="zh"><title>门</title><body><p>${word}</p><form><input id="door"><button type="button">开门</button></form>`;

/** Tells these scenarios where a stage is given. */
export function tellChoices(given: Given): void {
  describe('what the user decides', () => {
    let practice: Practice;
    let stage: Stage;
    beforeAll(() => {
      ({ practice, stage } = given);
    });

    const doorValue = (hand: Hand) =>
      stage.browser.peek(hand.page, () => document.querySelector<HTMLInputElement>('#door')?.value ?? '').catch(() => '');
    const mailboxPage = async () => (await stage.ask('mailbox:list', undefined)).mailboxes[0]?.page;

    it('"not here" is remembered: the user types the code himself', async () => {
      const hand = await stage.begin({ fillMode: 'click' });
      await stage.bound(address);
      await signIn(hand, practice, address, password);
      await seeCard(hand, '要填入验证码吗？');
      await pressCard(hand, '这个网站不要填');
      await hand.until('the choice', async () => JSON.stringify(await stage.hostChoices()).includes('"off":true'));
      await stage.set({ fillMode: 'fill' });

      await hand.page.goto(practice.url());
      await signIn(hand, practice, address, password);
      await hand.until('the step of the code', async () => (await mailboxPage()) === 'second-factor');
      await hand.type({ selector: '[data-practice=code] input' }, practice.code(address));
      expect(await codeInBox(hand)).toBe(practice.code(address));
      expect(await cardText(hand)).toBe('');
      await confirm(hand, () => isSignedIn(hand));
      await seeApplication(hand);
      await signOut(hand);
      expect(practice.state(address).attempts.map(({ outcome }) => outcome)).toEqual(['accepted']);
    });

    it('a box the user pointed at is filled from then on, even when the page says nothing about it any more', async () => {
      const hand = await stage.begin({ fillMode: 'click' });
      await stage.bound(address);
      practice.page('/door', door('请输入动态验证码'));
      await hand.page.goto(practice.url(undefined, '/door'));
      await hand.click({ selector: 'p' });
      await seeCard(hand, '要填入验证码吗？');
      await pressCard(hand, '我来指出验证码框');
      await hand.until('no card', async () => (await cardText(hand)) === '');
      await hand.until('the box', async () => {
        await hand.click({ selector: '#door' });
        return JSON.stringify(await stage.hostChoices()).includes('#door');
      });

      await stage.set({ fillMode: 'fill' });
      practice.page('/door', door('芝麻'));
      await hand.page.goto(practice.url(undefined, '/door'));
      await hand.click({ selector: 'p' });
      await hand.until('a code in the box', async () => /^\d{6}$/.test(await doorValue(hand)), 40_000);

      await stage.set({ hostChoices: {} });
      await hand.page.goto(practice.url(undefined, '/door'));
      await hand.click({ selector: 'p' });
      await hand.click({ selector: '#door' });
      expect(await doorValue(hand)).toBe('');
    });

    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    it.each([
      { what: 'only a WeChat code', text: 'https://weixin.qq.com/r/AbCdEf123456', says: '这是别的用途的二维码' },
      {
        what: 'a code with an unknown algorithm',
        text: `otpauth://totp/cqu:a?secret=${secret}&algorithm=MD5`,
        says: '不认识它写的算法',
      },
      { what: 'a secret with wrong letters', text: 'otpauth://totp/cqu:a?secret=01890189', says: '密钥不对' },
      { what: 'a code without a secret', text: 'otpauth://totp/cqu:a?issuer=cqu', says: '里面没有密钥' },
      { what: 'a picture that cannot be read', text: null, says: '没有找到二维码' },
    ])('in the dialog, $what is named in the card and nothing is stored', async ({ text, says }) => {
      const hand = await stage.begin();
      practice.page('/coremail/bind', bindPage(text));
      await hand.page.goto(practice.url(undefined, '/coremail/bind'));
      await hand.click({ selector: 'h3' });
      await seeCard(hand, says, 20_000);
      expect(await stage.live()).toEqual([]);
    });
  });
}
