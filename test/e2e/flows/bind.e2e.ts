// Unbinding, binding anew, and everything that may come between: no secret the server wants is ever lost, none is kept twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { startPractice } from '../../practice/practice.ts';
import { browserNames } from '../harness/launch.ts';
import { pressCard, seeCard } from '../journeys/card.ts';
import { student } from '../journeys/fresh.ts';
import type { Hand } from '../journeys/hand.ts';
import {
  codeInBox,
  confirm,
  hook,
  isCode,
  isSignedIn,
  openSecondFactorSettings,
  pressInOtpRow,
  seeApplication,
  seeCode,
  signIn,
  signOut,
} from '../journeys/mailbox.ts';
import { Stage } from '../journeys/stage.ts';

const { address, password } = student;
const found = '读到了绑定二维码';
const wrongCode = '000000';

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

  const isBound = () => practice.state(address).methods.includes('otp');
  const outcomes = () => practice.state(address).attempts.map(({ purpose, outcome }) => `${purpose} ${outcome}`);
  const states = async () =>
    (await stage.entries()).filter(({ trashedAt }) => trashedAt === null).map(({ id, state }) => ({ id, state }));

  /** Signed in without a second factor, in the list of methods; what is bound, is bound in the meantime. */
  async function atTheList(bindFirst: boolean): Promise<{ hand: Hand; old: string }> {
    const hand = await stage.begin();
    await signIn(hand, practice, address, password);
    await seeApplication(hand);
    const old = bindFirst ? (await stage.bound(address)).id : '';
    await openSecondFactorSettings(hand);
    return { hand, old };
  }

  async function proveOneself(hand: Hand): Promise<void> {
    const before = practice.state(address).attempts.length;
    await seeCode(hand);
    await confirm(hand, async () => practice.state(address).attempts.length > before);
    await hand.until('the answer', async () => practice.state(address).attempts.length > before);
  }

  it('after an unbinding the secret is put away, not lost', async () => {
    const { hand, old } = await atTheList(true);
    await pressInOtpRow(hand, '解绑');
    await hand.click({ selector: hook('sure') });
    await proveOneself(hand);
    await hand.until('unbound', async () => !isBound());
    await hand.until('put away', async () => (await states())[0]?.state === 'retired');
    expect(await states()).toEqual([{ id: old, state: 'retired' }]);
    expect(outcomes()).toEqual(['unbind accepted']);
  });

  it('an unbinding given up on the way changes nothing', async () => {
    const { hand, old } = await atTheList(true);
    await pressInOtpRow(hand, '解绑');
    await hand.click({ selector: hook('sure') });
    await seeCode(hand);
    await hand.click({ selector: `${hook('dialog')} input, ${hook('dialog')} button, ${hook('dialog')} a`, text: '取消' });
    await hand.see({ selector: hook('unbind-otp') });
    expect(isBound()).toBe(true);
    expect(await states()).toEqual([{ id: old, state: 'proved' }]);
  });

  it('a new secret takes the place of the old one when the site has accepted it, and not before', async () => {
    const { hand, old } = await atTheList(true);
    await pressInOtpRow(hand, '修改');
    await proveOneself(hand);
    await seeCard(hand, found);
    await pressCard(hand);
    await seeCode(hand);
    expect(await states()).toContainEqual({ id: old, state: 'proved' });
    expect((await states()).map(({ state }) => state).toSorted()).toEqual(['pending', 'proved']);
    await confirm(hand, async () => outcomes().length > 1);
    await hand.until('put away', async () => (await states()).some(({ id, state }) => id === old && state === 'retired'));
    expect((await stage.live()).map(({ state, code }) => ({ state, code }))).toEqual([
      { state: 'proved', code: practice.code(address) },
    ]);
    expect(outcomes()).toEqual(['update accepted', 'bind accepted']);
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
    if (accident === 'the page is loaded anew') return void (await hand.page.reload());
    if (accident === 'the background is stopped') return stage.browser.killWorker();
    if (accident === 'the line is cut') {
      stage.browser.proxy.setOffline(true);
      await confirm(hand, async () => false);
      await hand.see({ selector: hook('error'), text: '网络异常，请稍后重试' });
      return stage.browser.proxy.setOffline(false);
    }
    await hand.type({ selector: `${hook('dialog')} ${hook('code')} input` }, wrongCode);
    await confirm(hand, async () => outcomes().length > 0);
    await hand.until('the refusal', async () => outcomes().length > 0 && (await codeInBox(hand)) !== wrongCode);
  }

  /** What the server wants is there, and nothing is there twice. */
  async function nothingIsLost(): Promise<void> {
    const live = await stage.live();
    if (isBound()) expect(live.map(({ code }) => code)).toContain(practice.code(address));
    expect(new Set(live.map(({ code }) => code)).size).toBe(live.length);
  }

  it('a new secret given up after a press that nobody answered leaves the old one in use', { timeout: 120_000 }, async () => {
    const { hand, old } = await atTheList(true);
    await pressInOtpRow(hand, '修改');
    await proveOneself(hand);
    await seeCard(hand, found);
    await pressCard(hand);
    await seeCode(hand);
    await happens('the line is cut', hand);
    await hand.click({ selector: hook('cancel') });
    expect(await seeCard(hand, '不知道绑定成功没有')).toContain('新旧两个密钥都留着');
    expect(await states()).toContainEqual({ id: old, state: 'proved' });
    await signOut(hand);
    practice.state(address).usedSteps.clear();
    await stage.forgetUsedSteps();
    await signIn(hand, practice, address, password);
    await seeCode(hand);
    await confirm(hand, () => isSignedIn(hand));
    await seeApplication(hand);
    expect(outcomes()).toEqual(['update accepted', 'login accepted']);
  });

  const stories = accidents.flatMap((accident) => moments.map((moment) => ({ accident, moment })));
  it.each(stories)(
    'nothing is lost or kept twice when $accident at $moment, and binding works afterwards',
    { timeout: 120_000 },
    async ({ accident, moment }) => {
      const { hand } = await atTheList(false);
      await pressInOtpRow(hand, '绑定');
      await seeCard(hand, found);
      if (moment === 'the code') {
        await pressCard(hand);
        await seeCode(hand);
      }
      await happens(accident, hand);
      await nothingIsLost();

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
      if (left || moment === 'the question') {
        await seeCard(now, found);
        await pressCard(now);
      }
      await now.until('a code, or bound', async () => isBound() || isCode(await codeInBox(now)), 45_000);
      await confirm(now, async () => isBound());
      await now.until('bound', async () => isBound());
      await now.until('proved', async () =>
        (await stage.live()).some(({ state, code }) => state === 'proved' && code === practice.code(address)),
      );
      await nothingIsLost();
    },
  );

  it('a new secret and an unbinding go on to their end although the background is stopped', { timeout: 120_000 }, async () => {
    const { hand, old } = await atTheList(true);
    await pressInOtpRow(hand, '修改');
    await proveOneself(hand);
    await seeCard(hand, found);
    await pressCard(hand);
    await seeCode(hand);
    await stage.browser.killWorker();
    await nothingIsLost();
    await confirm(hand, async () => outcomes().includes('bind accepted'));
    await hand.until('put away', async () => (await states()).some(({ id, state }) => id === old && state === 'retired'));
    await nothingIsLost();

    await hand.until('no dialog', async () => (await hand.find({ selector: hook('dialog') })) === null);
    practice.state(address).usedSteps.clear();
    await stage.forgetUsedSteps();
    await pressInOtpRow(hand, '解绑');
    await hand.click({ selector: hook('sure') });
    await seeCode(hand);
    await stage.browser.killWorker();
    await nothingIsLost();
    await confirm(hand, async () => !isBound());
    await hand.until('unbound', async () => !isBound());
    await hand.until('put away', async () => (await stage.live()).length === 0);
  });
});
