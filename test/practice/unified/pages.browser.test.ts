// @vitest-environment node
import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { bareBrowser } from '../bare-browser.ts';
import { mark } from '../hands.ts';
import type { Practice } from '../practice.ts';
import { unifiedPassword } from './member.ts';
import { unifiedPages, type UnifiedVariant } from './variant.ts';

const bare = bareBrowser();
let page: Page;
let practice: Practice;
beforeEach(() => {
  ({ page, practice } = bare);
});

async function enterByPassword(username: string, password = unifiedPassword): Promise<void> {
  const tab = await page.waitForSelector('.login-type-btn[data-panel=password]');
  await tab?.click();
  const name = await page.waitForSelector('#username', { visible: true });
  await name?.evaluate((box) => box instanceof HTMLInputElement && box.select());
  await name?.type(username);
  await page.type('#password', password);
  await Promise.all([page.waitForNavigation(), page.click('#login_submit')]);
}

/** Chooses the method of one-time codes, however the page offers it. */
async function chooseOtp({ layout, firstMethod }: UnifiedVariant): Promise<void> {
  await page.waitForSelector(mark('code'), { visible: true });
  if (firstMethod !== 'sms') return;
  if (layout === 'drop-down') {
    await page.click('#changeReAuthTypeButton');
    await (await page.waitForSelector('#changeReAuthTypeDiv [id="10"]', { visible: true }))?.click();
  } else await page.click(layout === 'tabs' ? '#tab_10' : '.reauth-tab-more-item[id="10"]');
  await page.waitForFunction(
    () => document.querySelector('#getDynamicCode') === null && document.querySelector('[data-practice=code]') !== null,
  );
}

describe('a member on the way to the mail', () => {
  it.each(unifiedPages.list(3).map((variant, at) => [at, variant] as const))(
    'goes through the unified log-in into the mailbox in variant %i',
    async (at, variant) => {
      practice.unified.setVariant({ ...variant, reAuth: 'for those with a token' });
      practice.exmail.setVariant({ cas: (['link', 'button', 'tab'] as const)[at] ?? 'link', firstPanel: 'password' });
      await page.goto(practice.url('mail.cumt.edu.cn', '/'));
      await Promise.all([page.waitForNavigation(), (await page.waitForSelector(mark('cas')))?.click()]);
      await enterByPassword('08203001', 'wrong');
      expect(await page.$eval('#showErrorTip', (tip) => tip.textContent)).toBe('您提供的用户名或者密码有误');
      await enterByPassword('08203001');
      await chooseOtp(variant);
      const send = () => page.click('.submit_place:not([hidden]) #reAuthSubmitBtn');
      await page.type(mark('code'), '000000');
      await send();
      if (variant.trust === 'before the code is sent')
        await (await page.waitForSelector('.trust-device-cancel-btn', { visible: true }))?.click();
      await page.waitForSelector(`::-p-text(${variant.refusalWords})`);
      await page.$eval(mark('code'), (box) => box instanceof HTMLInputElement && (box.value = ''));
      await page.type(mark('code'), practice.unified.code('08203001'));
      await send();
      if (variant.trust !== 'never') await (await page.waitForSelector('.trust-device-sub-btn', { visible: true }))?.click();
      await page.waitForSelector('#useraddr');
      expect(new URL(page.url()).hostname).toBe('mail.cumt.edu.cn');
      expect(practice.exmail.state('08203001@cumt.edu.cn').attempts.at(-1)).toMatchObject({ by: 'school', outcome: 'ok' });
      expect(practice.unified.state('08203001').trusted.size).toBe(variant.trust === 'never' ? 0 : 1);
      expect(practice.journal.having('plain password')).toEqual([]);
    },
  );

  it('signs in by the QR and by an SMS code, and leaves', async () => {
    await page.goto(practice.url('authserver.cumt.edu.cn', '/'));
    await (await page.waitForSelector('[data-panel=qr]'))?.click();
    await page.waitForSelector('#qr_img[src*="/authserver/qrCode/getCode"]', { visible: true });
    practice.unified.scan('08203002');
    await page.waitForSelector('#who');
    await Promise.all([page.waitForNavigation(), page.click('a[href="/authserver/logout"]')]);
    await page.click('[data-panel=dynamic]');
    await page.type('#mobile', '13900000002');
    await page.click('#getLoginCode');
    await page.waitForSelector('::-p-text(动态码已发送)');
    await page.type('#loginDynamicCode', practice.unified.sent('08203002'));
    await page.click('#phoneFromId .login-btn');
    expect(await (await page.waitForSelector('#who'))?.evaluate((who) => who.textContent)).toBe('08203002');
  });
});
