// What a content script can ever receive, overheard in a copy of the build: codes of its own host after an act of the user, and no secret at all.
import { setTimeout as sleep } from 'node:timers/promises';
import * as OTPAuth from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { startPractice } from '../../practice/practice.ts';
import { browserNames } from '../harness/launch.ts';
import { seeCard } from '../journeys/card.ts';
import { bindAndReturn } from '../journeys/first-login.ts';
import { student } from '../journeys/fresh.ts';
import type { Hand } from '../journeys/hand.ts';
import { codeInBox, confirm, isCode, isSignedIn, seeApplication, seeCode, signIn, signOut } from '../journeys/mailbox.ts';
import { newSecret, Stage } from '../journeys/stage.ts';
import { pressGround } from './ground.ts';
import { codePage } from './pages.ts';
import type { Passed } from './recorder.ts';
import { overheardBuild, overheardIn } from './recorder.ts';

const { address, password } = student;
const other = 'student2@cqu.edu.cn';
const passphrase = 'four plain words together';
const path = '/coremail/walls/traffic';
const periodMs = 30_000;
/** The longest walk here takes less than so many steps. */
const stepsBack = 12;

/** The forms in which a secret could be written down; letters are compared without case. */
function formsOf(secret: string): readonly string[] {
  const { bytes } = OTPAuth.Secret.fromBase32(secret);
  const raw = Buffer.from(bytes);
  return [
    secret,
    raw.toString('latin1'),
    raw.toString('hex'),
    raw.toString('base64').slice(0, 26),
    raw.toString('base64url').slice(0, 26),
  ].concat(JSON.stringify([...bytes]).slice(1, -1), Buffer.from(secret).toString('base64').slice(0, 40));
}

/** Every code of this secret in the steps of late. */
function codesOf(secret: string): readonly string[] {
  const totp = new OTPAuth.TOTP({ secret });
  return Array.from({ length: stepsBack + 2 }, (_, back) => totp.generate({ timestamp: Date.now() + (1 - back) * periodMs }));
}

const given = (passed: readonly Passed[]) => passed.flatMap((one) => ('given' in one ? [JSON.stringify(one.given)] : []));
const codesIn = (text: string) => text.match(/(?<!\w)\d{6}(?!\w)/g) ?? [];

describe.each(browserNames)('content scripts in %s', (name) => {
  let practice: Practice;
  let stage: Stage;
  let build: Awaited<ReturnType<typeof overheardBuild>>;
  const secrets: string[] = [];
  beforeAll(async () => {
    [practice, build] = await Promise.all([startPractice(), overheardBuild(name)]);
    stage = await Stage.open(name, practice, { extensionDir: build.dir });
  });
  afterAll(async () => {
    await stage.close();
    await Promise.all([practice.close(), build.remove()]);
  });

  async function kept(institutionId: string | null): Promise<string> {
    const secret = newSecret();
    const added = await stage.ask('entry:add', { text: `otpauth://totp/x?secret=${secret}`, institutionId });
    expect(added).toHaveProperty('id');
    secrets.push(secret);
    return secret;
  }

  async function bound(of: string): Promise<string> {
    const { secret } = await stage.bound(of);
    secrets.push(secret);
    return secret;
  }

  /** Nothing secret went either way; what came were codes of these secrets, the first of them after an act. */
  async function expectClean(hand: Hand, mine: readonly string[], alsoSent: readonly string[] = []): Promise<readonly Passed[]> {
    const passed = await overheardIn(hand.browser, hand.page);
    const all = JSON.stringify(passed).toLowerCase();
    const came = given(passed).join('\n').toLowerCase();
    const found = [
      ...secrets.flatMap(formsOf),
      passphrase,
      Buffer.from(passphrase).toString('base64'),
      Buffer.from(passphrase).toString('hex'),
    ].filter((form) => (alsoSent.includes(form) ? came : all).includes(form.toLowerCase()));
    expect(found).toEqual([]);
    const codes = codesIn(came);
    expect(codes.length).toBeGreaterThan(0);
    const own = new Set(mine.flatMap(codesOf));
    expect(codes.filter((code) => !own.has(code))).toEqual([]);
    const isCodeGiven = (one: Passed) => 'given' in one && codesIn(JSON.stringify(one.given)).length > 0;
    const firstAct = passed.findIndex((one) => 'act' in one);
    expect(firstAct).toBeGreaterThanOrEqual(0);
    expect(passed.findIndex(isCodeGiven)).toBeGreaterThan(firstAct);
    return passed;
  }

  it('get nothing of a code before an act of the user, and then only the one of their own host', async () => {
    const hand = await stage.begin();
    const cqu = await kept('cqu');
    const cumt = await kept('cumt');
    await kept(null);
    practice.page(path, codePage());
    for (const [host, mine] of [
      ['https://mail.cqu.edu.cn', cqu],
      ['https://authserver.cumt.edu.cn', cumt],
    ] as const) {
      await hand.page.goto(host + path, { waitUntil: 'load' });
      await hand.until('the start of the visit', async () =>
        given(await overheardIn(hand.browser, hand.page)).some((text) => text.includes('institutionId')),
      );
      await sleep(1_000);
      const before = await overheardIn(hand.browser, hand.page);
      expect(codesIn(given(before).join())).toEqual([]);
      await pressGround(hand.page);
      const value = () => hand.browser.peek(hand.page, () => document.querySelector('input')?.value ?? '');
      await hand.until('a code', async () => isCode(await value()));
      const passed = await expectClean(hand, [mine]);
      expect(JSON.stringify(passed)).toContain('otp:codeForPage');
    }
    await hand.page.goto(`https://mail.cumt.edu.cn${path}`, { waitUntil: 'load' });
    await pressGround(hand.page);
    await hand.until('the start of the visit', async () =>
      given(await overheardIn(hand.browser, hand.page)).some((text) => text.includes('institutionId')),
    );
    await sleep(1_000);
    expect(codesIn(given(await overheardIn(hand.browser, hand.page)).join())).toEqual([]);
  });

  it('send the secret they have read when it is bound, and never get one back', async () => {
    const hand = await stage.begin();
    await kept('cumt');
    await bindAndReturn(hand, practice, async (step, _page, run) => {
      if (step.startsWith('log in: ')) await stage.skipStep(address);
      await run();
    });
    const read = JSON.stringify(await overheardIn(hand.browser, hand.page));
    const secret = /"bind:found".*?secret=([A-Z2-7]+)/.exec(read)?.[1];
    if (secret === undefined) throw new Error('nothing was bound');
    secrets.push(secret);
    const passed = await expectClean(hand, [secret], [secret]);
    expect(JSON.stringify(passed)).toContain('bind:code');
  });

  it('get the code of the account that signs in, of two, and behind a passphrase nothing but that it is locked', async () => {
    const hand = await stage.begin();
    const mine = await bound(address);
    const others = await bound(other);
    await signIn(hand, practice, address, password);
    await seeCode(hand);
    await confirm(hand, () => isSignedIn(hand));
    await seeApplication(hand);
    await expectClean(hand, [mine]);
    await signOut(hand);
    expect(await stage.ask('vault:protect', { passphrase }, 'options')).toMatchObject({ protection: 'passphrase' });
    await stage.ask('vault:lock', undefined);
    const before = (await overheardIn(hand.browser, hand.page)).length;
    await signIn(hand, practice, other, password);
    await seeCard(hand, '密钥库已锁定');
    const locked = (await overheardIn(hand.browser, hand.page)).slice(before);
    expect(codesIn(given(locked).join())).toEqual([]);
    expect(JSON.stringify(locked)).toContain('locked');
    await stage.ask('vault:unlock', { passphrase });
    await hand.until('a code in the box', async () => isCode(await codeInBox(hand)));
    const passed = (await overheardIn(hand.browser, hand.page)).slice(before);
    const own = new Set(codesOf(others));
    expect(codesIn(given(passed).join()).filter((code) => !own.has(code))).toEqual([]);
    await expectClean(hand, [mine, others]);
    expect(await stage.ask('vault:protect', { passphrase: null }, 'options')).toMatchObject({ protection: 'device' });
  });
});
