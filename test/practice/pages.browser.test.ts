// @vitest-environment node
import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { bareBrowser, until } from './bare-browser.ts';
import {
  choose,
  confirm,
  dialogHome,
  mailbox,
  mark,
  openSecondFactor,
  panel,
  press,
  signIn,
  signOut,
  tickTrust,
  typeCode,
} from './hands.ts';
import type { Practice } from './practice.ts';
import { plainVariant, variants } from './variant.ts';

const fresh = 'student1@cqu.edu.cn';
const all = 'student4@cqu.edu.cn';

const bare = bareBrowser();
let page: Page;
let practice: Practice;
beforeEach(() => {
  ({ page, practice } = bare);
});

const outcomes = (address: string) => practice.state(address).attempts.map(({ outcome }) => outcome);

describe('a person without any extension', () => {
  it.each(variants().map((variant, at) => [at, variant] as const))(
    'binds, signs out and signs in again in variant %i',
    async (at, variant) => {
      practice.setVariant(variant);
      await signIn(page, practice, fresh);
      await mailbox(page);
      await openSecondFactor(page, at % 2 === 0 ? 'gear' : 'avatar');
      await press(page, 'bind', 'otp');
      const dialog = await dialogHome(page, practice);
      await dialog.waitForSelector(`${mark('qr')} :is(img, canvas, svg, table, iframe, div)`);
      await typeCode(dialog, practice.pendingCode(fresh));
      await confirm(dialog, practice);
      await until(() => practice.state(fresh).methods.includes('otp'));
      // A dialog may still lie over the page: leaving by the address is what a person does then.
      practice.expireSessions();
      practice.setClock(2 * 60_000);
      await signIn(page, practice, fresh);
      const home = await panel(page, practice);
      await tickTrust(home);
      await typeCode(home, practice.code(fresh));
      await confirm(home, practice);
      await mailbox(page);
      expect(outcomes(fresh)).toEqual(['accepted', 'accepted']);
      await signOut(page);
      await signIn(page, practice, fresh);
      await mailbox(page);
      expect(outcomes(fresh)).toHaveLength(2);
    },
  );

  it.each(['tabs', 'links', 'select'] as const)('switches to the OTP by %s and is told of a refusal', async (methodSwitch) => {
    practice.setVariant({ methodSwitch });
    await signIn(page, practice, all);
    const home = await panel(page, practice);
    await choose(home, practice, 'otp');
    await typeCode(home, '000000');
    await confirm(home, practice);
    await page.waitForSelector(`${mark('error')}:not([hidden])`);
    expect(await page.$eval(mark('error'), (line) => line.textContent)).toBe(plainVariant.refusalWords);
    await typeCode(home, practice.code(all));
    await confirm(home, practice);
    await mailbox(page);
    expect(outcomes(all)).toEqual(['wrong', 'accepted']);
  });

  it('signs in by a WeChat scan', async () => {
    await signIn(page, practice, all);
    await panel(page, practice);
    await until(() => practice.confirmScan(all));
    await mailbox(page);
    expect(practice.state(all).sessions).toHaveLength(1);
  });

  it('is led to the list of methods when the school forces it to bind', async () => {
    await signIn(page, practice, 'student6@cqu.edu.cn');
    expect(await page.waitForSelector(mark('row-otp'))).not.toBeNull();
  });

  it('unbinds and changes the OTP', async () => {
    practice.bindOtp(fresh);
    const old = practice.state(fresh).bound.otp?.secret;
    await signIn(page, practice, fresh);
    const home = await panel(page, practice);
    await typeCode(home, practice.code(fresh, -30_000));
    await confirm(home, practice);
    await mailbox(page);
    await openSecondFactor(page);
    await press(page, 'update', 'otp');
    await typeCode(page.mainFrame(), practice.code(fresh));
    await confirm(page.mainFrame(), practice);
    await until(() => practice.state(fresh).pendingOtp !== null);
    await page.waitForSelector(mark('qr'));
    await typeCode(page.mainFrame(), practice.pendingCode(fresh));
    await confirm(page.mainFrame(), practice);
    await until(() => practice.state(fresh).bound.otp?.secret !== old);
    await page.waitForSelector(mark('dialog'), { hidden: true });
    await press(page, 'unbind', 'otp');
    await typeCode(page.mainFrame(), practice.code(fresh, 30_000));
    await confirm(page.mainFrame(), practice);
    await until(() => practice.state(fresh).methods.length === 0);
    expect(outcomes(fresh)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  });

  it.each(['text', 'readonly input', 'grouped'] as const)('is shown a client password as %s', async (clientPasswordAs) => {
    practice.setVariant({ clientPasswordAs });
    await signIn(page, practice, fresh);
    await openSecondFactor(page);
    await (await page.waitForSelector(mark('go-client')))?.click();
    await (await page.waitForSelector(mark('new-password')))?.click();
    await (await page.waitForSelector(mark('name')))?.type('手机 Outlook');
    await (await page.waitForSelector(mark('make')))?.click();
    const box = await page.waitForSelector(mark('password'));
    const shown = await box?.evaluate((element) => (element instanceof HTMLInputElement ? element.value : element.textContent));
    expect(shown?.replaceAll(' ', '')).toBe(practice.state(fresh).clientPasswords[0]?.password);
  });

  it.each([
    ['dialog', mark('expired')],
    ['redirect', '#uid'],
  ] as const)('sees an ended session as a %s', async (expiry, sign) => {
    practice.setVariant({ expiry });
    await signIn(page, practice, fresh);
    await mailbox(page);
    practice.expireSessions();
    await (await page.waitForSelector('#mltree_1_a'))?.click();
    expect(await page.waitForSelector(sign)).not.toBeNull();
  });

  it.each(['parentheses', 'badge', 'none'] as const)('sees unread mail in the folder tree with %s', async (unreadFormat) => {
    practice.setVariant({ unreadFormat });
    await signIn(page, practice, fresh);
    const node = await page.waitForSelector('#mltree_1_a');
    const words = { parentheses: '收件箱(3)', badge: '收件箱3', none: '收件箱' };
    expect(await node?.evaluate((element) => element.textContent)).toBe(words[unreadFormat]);
  });
});
