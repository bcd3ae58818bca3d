// @vitest-environment node
import type { Frame, Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { bareBrowser, until } from '../bare-browser.ts';
import { mark } from '../hands.ts';
import type { Practice } from '../practice.ts';
import { beijingPassword } from './member.ts';
import { beijingPages } from './variant.ts';

const one = 'bangong1@beijing.gov.cn';
const token = 'bangong2@beijing.gov.cn';
const strong = 'Fresh-pass-2026';
const bare = bareBrowser();
let page: Page;
let practice: Practice;
beforeEach(() => {
  ({ page, practice } = bare);
});

/** What the page says, however it says it; a dialog is closed by its 确定. */
async function said(home: Page | Frame, words: string, dialog = practice.beijing.variant().wordsIn === 'dialog'): Promise<void> {
  await home.waitForSelector(`${dialog ? mark('words-dialog') : mark('words')}::-p-text(${words})`);
  if (dialog) await (await home.waitForSelector(`${mark('words-dialog')} button`))?.click();
}

async function typeLogin(): Promise<void> {
  await page.goto(practice.url('mail.beijing.gov.cn', '/'));
  await page.type('[name=address]', token);
  await page.type('[name=password]', beijingPassword);
}

async function typeToken(code: string): Promise<void> {
  const box = await page.waitForSelector(mark('token'), { visible: true });
  await box?.evaluate((input) => input instanceof HTMLInputElement && input.select());
  await box?.type(code);
}

async function send(form: string): Promise<void> {
  await (await page.waitForSelector(`form[action="${form}"] ${mark('send')}`, { visible: true }))?.click();
}

async function signIn(): Promise<void> {
  const { tokenPlace, tokenLabel } = practice.beijing.variant();
  await typeLogin();
  if (tokenPlace === 'same form') await typeToken('000000');
  else {
    await send('/login');
    await typeToken('000000');
  }
  const form = tokenPlace === 'same form' ? '/login' : '/token';
  await send(form);
  await said(page, `${tokenLabel}错误`);
  if (tokenPlace === 'same form' && (await page.$eval('[name=password]', (box) => (box as HTMLInputElement).value)) === '')
    await page.type('[name=password]', beijingPassword);
  await typeToken(practice.beijing.code(token));
  await send(form);
  await page.waitForSelector(mark('who'));
}

async function changePassword(): Promise<void> {
  const { settingsPlace, validityAs, wordsIn, afterChange } = practice.beijing.variant();
  await (await page.waitForSelector(mark('open-settings')))?.click();
  const home = settingsPlace === 'frame' ? await (await page.waitForSelector('iframe'))?.contentFrame() : page;
  await (await home?.waitForSelector(mark('menu-password'), { visible: true }))?.click();
  await home?.type('[name=old]', beijingPassword);
  await home?.type('[name=fresh]', strong);
  await home?.type('[name=again]', strong);
  if (validityAs === 'select') await home?.select('[name=validity]', '半年');
  else await (await home?.waitForSelector(validityAs === 'radio' ? '[value=半年]' : '[data-validity=半年]'))?.click();
  await (await home?.waitForSelector(`${mark('password-form')} .send`))?.click();
  if (wordsIn === 'dialog' && home !== undefined) await said(home, '密码修改成功');
  await until(() => practice.beijing.clientMayEnter(token, strong));
  expect(practice.beijing.state(token).validity).toBe('半年');
  if (afterChange !== 'stays') await page.waitForSelector('form[action="/login"]');
}

describe('a member of the Beijing mail', () => {
  it.each(beijingPages.list(3).map((variant, at) => [at, variant] as const))(
    'signs in with the 动态口令 and changes the password in variant %i',
    async (_, variant) => {
      practice.beijing.setVariant(variant);
      await signIn();
      await changePassword();
      expect(
        practice.beijing
          .state(token)
          .attempts.map(({ outcome }) => outcome)
          .filter((outcome) => outcome !== 'ok'),
      ).toEqual(['wrong', 'accepted']);
    },
  );

  it('resets a forgotten password', async () => {
    await page.goto(practice.url('mail.beijing.gov.cn', '/'));
    await Promise.all([page.waitForNavigation(), page.click('a[href="/reset"]')]);
    await until(() => practice.beijing.captcha() !== '');
    await page.type('[name=address]', one);
    await page.type('[name=captcha]', practice.beijing.captcha());
    await page.click('.send');
    await said(page, '动态密码已发送', true);
    await page.waitForSelector('[name=code]');
    await page.type('[name=code]', practice.beijing.sent(one));
    await page.type('[name=fresh]', strong);
    await page.type('[name=again]', strong);
    await page.click('.send');
    await said(page, '密码重置成功', true);
    await page.waitForSelector('form[action="/login"]');
    expect(practice.beijing.clientMayEnter(one, strong)).toBe(true);
  });
});
