// @vitest-environment node
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { bareBrowser, until } from '../bare-browser.ts';
import { mark } from '../hands.ts';
import type { Practice } from '../practice.ts';
import { exmailPassword } from './seeds.ts';
import type { ExmailVariant } from './variant.ts';

const one = '08203001@cumt.edu.cn';
const pictures = fileURLToPath(new URL('../../artifacts/exmail/', import.meta.url));
const bare = bareBrowser({ pagePollMs: 100 });
let page: Page;
let practice: Practice;
mkdirSync(pictures, { recursive: true });
beforeEach(() => {
  ({ page, practice } = bare);
});

const picture = (name: string) => page.screenshot({ path: `${pictures}${name}.png` });

async function signIn(): Promise<void> {
  await page.goto(practice.url('mail.cumt.edu.cn', '/'));
  const opener = await page.$('#loginType_account, .js_show_pwd_panel');
  if (opener !== null && (await opener.isVisible())) await opener.click();
  const outer = practice.exmail.variant().home === 'front page';
  await (await page.waitForSelector(outer ? '[name=uin]' : '#inputuin', { visible: true }))?.type(outer ? '08203001' : one);
  await page.type(outer ? '[name=pwd]' : '#pp', exmailPassword);
  await page.click(outer ? '.btn_login' : '#btlogin');
  await page.waitForSelector('#useraddr');
}

describe('a person without any extension', () => {
  it.each([
    [1, {}, '收件箱(3)', '收件箱(4)'],
    [
      2,
      { home: 'landing', endsOn: 'exmail.qq.com', submitButton: 'a', folderFormat: '<b>', xhrShape: 'DATA' },
      '收件箱(3)',
      '收件箱(4)',
    ],
    [3, { home: 'front page', endsOn: 'own host over exmail.qq.com', folderFormat: '收件箱 (3)' }, '收件箱 (3)', '收件箱 (4)'],
  ] as [number, Partial<ExmailVariant>, string, string][])(
    'signs in, sees a mail arrive and is told of it, in variant %i',
    async (number, variant, before, after) => {
      practice.exmail.setVariant(variant);
      await page.goto(practice.url('mail.cumt.edu.cn', '/'));
      await picture(`login-${number}`);
      await signIn();
      const inbox = () => page.$eval('#folder_1', (link) => link.textContent?.trim());
      expect(await inbox()).toBe(before);
      await expect.poll(() => practice.journal.entries.some(({ path }) => path === '/cgi-bin/pushpoll')).toBe(true);
      practice.exmail.deliver(one, { fromName: '教务部', subject: '选课结果通知' });
      await expect.poll(inbox, { timeout: 5000 }).toBe(after);
      expect(await page.$eval('#webpushtip1 .notify_type em', (count) => count.textContent)).toBe('1');
      await page.click('#readmailbtn_link');
      const list = await (await page.waitForSelector('#mainFrame'))?.contentFrame();
      await list?.waitForSelector('table.F');
      await picture(`mailbox-${number}`);
      expect(practice.journal.having('plain password')).toEqual([]);
      expect(practice.journal.having('mail read')).toEqual([]);
    },
  );

  it('signs in by a phone code on the landing page and chooses an account', async () => {
    await page.goto(practice.url('exmail.qq.com', '/'));
    await Promise.all([page.waitForNavigation(), page.click('.index_topbar_btn_login')]);
    await page.click('.js_verify_item[data-type=phone]');
    await page.type('#mobile', '13900000006');
    await page.click('#btn_sms:not(.disabled)');
    await page.waitForSelector('#btn_sms.disabled::-p-text(重新发送)');
    await page.type('#sms_token', practice.exmail.code('lab6@cumt.edu.cn'));
    await page.click('#sms_login_btn');
    await (await page.waitForSelector('[data-phone-uin="lab6@cumt.edu.cn"]', { visible: true }))?.click();
    await page.waitForSelector('#useraddr');
    expect(practice.exmail.state('lab6@cumt.edu.cn').attempts.at(-1)).toMatchObject({ by: 'phone', outcome: 'ok' });
  });

  it.each(['hosted', 'landing'] as const)('passes the second step on the %s page, and leaves', async (home) => {
    practice.exmail.setVariant({ home, firstPanel: 'password', captcha: 'never' });
    const member = '08203005@cumt.edu.cn';
    await page.goto(practice.url('mail.cumt.edu.cn', '/'));
    await page.type('#inputuin', member);
    await page.type('#pp', exmailPassword);
    await page.click('#btlogin');
    await (await page.waitForSelector('#wx_token', { visible: true }))?.type(practice.exmail.code(member));
    if (home === 'hosted') await page.type('#pp', exmailPassword);
    await page.click('#wx_token_login');
    await page.waitForSelector('#useraddr');
    await Promise.all([page.waitForNavigation(), page.click(mark('logout'))]);
    expect(practice.exmail.state(member).sessions).toEqual([]);
  });

  it('is told what is wrong: the picture after two errors, and 安全登录', async () => {
    practice.exmail.setVariant({ firstPanel: 'password' });
    await page.goto(practice.url('mail.cumt.edu.cn', '/'));
    for (const account of ['08203001', '08203001', one]) {
      await page.$eval('#inputuin', (box) => box instanceof HTMLInputElement && box.select());
      await page.type('#inputuin', account);
      await page.type('#pp', exmailPassword);
      await Promise.all([page.waitForNavigation(), page.click('#btlogin')]);
      await page.waitForSelector('#msgContainer > div.error');
    }
    await until(() => practice.exmail.captcha() !== '');
    await page.$eval('#inputuin', (box) => box instanceof HTMLInputElement && box.select());
    await page.type('#inputuin', '08203003@cumt.edu.cn');
    await page.type('#pp', exmailPassword);
    await page.type('#vc', practice.exmail.captcha());
    await page.click('#btlogin');
    await page.waitForSelector('#safelogin::-p-text(请用绑定的微信进行扫码登录)');
  });

  it('scans and chooses an account', async () => {
    await page.goto(practice.url('exmail.qq.com', '/login'));
    await page.waitForSelector('[data-practice=qr] svg');
    practice.exmail.scan('微信用户六');
    await (await page.waitForSelector('[data-uin="lab6@cumt.edu.cn"]', { visible: true }))?.click();
    await page.waitForSelector('#useraddr');
    expect(practice.exmail.state('lab6@cumt.edu.cn').sessions).toHaveLength(1);
  });
});
