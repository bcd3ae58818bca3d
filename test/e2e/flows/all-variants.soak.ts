// What a user does with his second factor after the first day, over every practice variant: whatever is not known of the real pages comes up here.
import { describe, expect, it } from 'vitest';
import { variants } from '../../practice/variant.ts';
import { Binding } from '../journeys/binding.ts';
import { cardText, seeCard } from '../journeys/card.ts';
import { inEachBrowser } from '../journeys/each-browser.ts';
import { student } from '../journeys/fresh.ts';
import type { Hand } from '../journeys/hand.ts';
import {
  codeInBox,
  confirm,
  hook,
  isCode,
  openSecondFactorSettings,
  pressInOtpRow,
  seeApplication,
  seeCode,
  signIn,
  signOut,
} from '../journeys/mailbox.ts';

const { address, password } = student;
/** Has all four methods. */
const four = 'student4@cqu.edu.cn';
/** Seconds; short, so that the code after a refused one comes soon. */
const period = 8;
const otherMethods = ['wechat', 'sms', 'mail'] as const;

/** What is typed at the log-in, and whose mailbox that is: alone it goes with the first domain of the page. */
const three = [
  ['student2', 'student2@cqu.edu.cn'],
  ['student1@stu.cqu.edu.cn', 'student1@stu.cqu.edu.cn'],
  [address, address],
] as const;

/** Runs inside the page: chooses in the list, whose options no hand can reach. */
function chooseSms(): void {
  const inside = [...document.querySelectorAll('iframe')].flatMap(({ contentDocument }) => contentDocument ?? []);
  for (const list of [document, ...inside].flatMap((root) => [...root.querySelectorAll('select')])) {
    if (list.dataset['practice'] !== 'methods') continue;
    list.value = 'sms';
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

inEachBrowser((given) => {
  const binding = new Binding(given);
  const attempts = (of: string) => given.practice.state(of).attempts;
  const outcomes = (of: string) => attempts(of).map(({ method, purpose, outcome }) => `${method} ${purpose} ${outcome}`);

  /** A code that came by itself goes to the server: by the page, where it sends a whole code, else by the user's press. */
  async function sendCode(hand: Hand, of: string): Promise<void> {
    const [last] = attempts(of).slice(-1);
    const before = attempts(of).length;
    const isSent = async () => attempts(of).length > before;
    const isNext = (code: string) => isCode(code) && code !== last?.code;
    await hand.until('a code, or it is sent', async () => (await isSent()) || isNext(await codeInBox(hand)), 70_000);
    if (given.practice.variant().autoConfirm === 'never') await confirm(hand, isSent);
    await hand.until('the answer', isSent);
  }

  async function seeStates(hand: Hand, expected: Awaited<ReturnType<Binding['states']>>): Promise<void> {
    const inOrder = (states: typeof expected) => JSON.stringify(states.map(({ id, state }) => `${id} ${state}`).toSorted());
    await hand.until(inOrder(expected), async () => inOrder(await binding.states()) === inOrder(expected));
  }

  /** The one secret in use, which must be the server's. */
  async function seeLive(hand: Hand, state: 'proved' | 'pending'): Promise<string> {
    const { practice, stage } = given;
    return hand.until(`one ${state} secret, the server's`, async () => {
      const live = await stage.live();
      const [only] = live;
      return live.length === 1 && only?.state === state && only.code === practice.code(address) && only.id;
    });
  }

  describe.each(variants().map((variant, index) => ({ variant, index })))('practice variant $index:', ({ variant, index }) => {
    it('binds, binds anew and unbinds', { timeout: 180_000 }, async () => {
      const { hand } = await binding.atTheList(false, variant);
      await pressInOtpRow(hand, '绑定');
      await binding.agree(hand);
      expect((await binding.states()).map(({ state }) => state)).toContain('pending');
      await binding.bindNow(hand);
      // A page that says nothing and whose list stays as it was: only the next code that is taken proves the secret.
      const isSilent = variant.bindSuccess === 'closes';
      const first = await seeLive(hand, isSilent ? 'pending' : 'proved');
      if (isSilent) await openSecondFactorSettings(hand);

      await given.stage.skipStep();
      await binding.newSecret(hand);
      expect(await binding.faults()).toEqual([]);
      expect((await given.stage.live()).map(({ id }) => id)).toContain(first);
      await binding.bindNow(hand);
      const second = await seeLive(hand, 'proved');
      expect(await binding.states()).toContainEqual({ id: first, state: 'retired' });

      await given.stage.skipStep();
      await binding.unbind(hand);
      await hand.until('put away', async () => (await given.stage.live()).length === 0);
      expect(await binding.states()).toContainEqual({ id: second, state: 'retired' });
      expect(binding.outcomes()).toEqual(['bind accepted', 'update accepted', 'bind accepted', 'unbind accepted']);
    });

    it('a refused code at the log-in is followed by the next one', { timeout: 120_000 }, async () => {
      const { practice, stage } = given;
      const hand = await stage.begin();
      practice.setVariant(variant);
      const { id } = await stage.bound(address, { period });
      practice.fail({ kind: 'refuse' });
      await signIn(hand, practice, address, password);
      await sendCode(hand, address);
      await sendCode(hand, address);
      await seeApplication(hand);
      expect(outcomes(address)).toEqual(['otp login told to refuse', 'otp login accepted']);
      const [first, second] = attempts(address);
      expect(second?.code).not.toBe(first?.code);
      expect(await cardText(hand)).toBe('');
      await seeStates(hand, [{ id, state: 'proved' }]);
    });

    it('another method on show is switched to the authenticator', { timeout: 120_000 }, async () => {
      const { practice, stage } = given;
      const hand = await stage.begin();
      const other = otherMethods[index % otherMethods.length] ?? 'sms';
      practice.setVariant({ ...variant, ...(variant.defaultMethod === 'otp' && { defaultMethod: other }) });
      const { id } = await stage.bound(four);
      await signIn(hand, practice, four, password);
      await sendCode(hand, four);
      await seeApplication(hand);
      expect(outcomes(four)).toEqual(['otp login accepted']);
      await seeStates(hand, [{ id, state: 'proved' }]);
    });

    it(
      'the method he goes back to himself stays, and the next log-in begins with the authenticator',
      { timeout: 120_000 },
      async () => {
        const { practice, stage } = given;
        const hand = await stage.begin();
        // What sends a whole code by itself leaves him no time to go back.
        practice.setVariant({ ...variant, autoConfirm: 'never' });
        await stage.bound(four);
        await signIn(hand, practice, four, password);
        await seeCode(hand);
        if (variant.methodSwitch === 'select') await hand.browser.peek(hand.page, chooseSms);
        else await hand.click({ selector: hook('method-sms') });
        await seeCard(hand, '短信验证码');
        const sendSms = async (sent: number) => {
          const box = { selector: `input${hook('code')}, ${hook('code')} input:first-of-type` };
          const code = await hand.until('the message', async () => practice.state(four).sent.get('sms')?.code);
          await hand.type(box, code);
          await confirm(hand, async () => attempts(four).length >= sent);
          await hand.until('the answer', async () => attempts(four).length >= sent);
        };
        practice.fail({ kind: 'refuse' });
        await sendSms(1);
        await hand.see({ selector: hook('error') });
        await seeCard(hand, '短信验证码');
        await sendSms(2);
        await seeApplication(hand);
        expect(outcomes(four)).toEqual(['sms login told to refuse', 'sms login accepted']);
        // Nobody leaves his mailbox within a second.
        await hand.until('signed in, as far as the extension knows', async () => {
          const { mailboxes } = await stage.ask('mailbox:list', undefined);
          return mailboxes.some(({ page }) => page === 'signed-in');
        });
        await signOut(hand);
        await stage.skipStep(four);
        await signIn(hand, practice, four, password);
        await sendCode(hand, four);
        await seeApplication(hand);
        expect(outcomes(four).slice(2)).toEqual(['otp login accepted']);
      },
    );

    it('each of three accounts of one school gets its own code', { timeout: 120_000 }, async () => {
      const { practice, stage } = given;
      const hand = await stage.begin();
      practice.setVariant(variant);
      const bound = [];
      for (const [, whose] of three) bound.push(await stage.bound(whose));
      for (const [typed, whose] of three) {
        await signIn(hand, practice, typed, password);
        await sendCode(hand, whose);
        await seeApplication(hand);
        expect(outcomes(whose)).toEqual(['otp login accepted']);
        await signOut(hand);
      }
      await seeStates(
        hand,
        bound.map(({ id }) => ({ id, state: 'proved' as const })),
      );
    });
  });
});
