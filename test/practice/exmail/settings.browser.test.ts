// @vitest-environment node
import type { Frame, Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { bareBrowser, until } from '../bare-browser.ts';
import { mark } from '../hands.ts';
import type { Practice } from '../practice.ts';
import { inner, openMailbox, openSettings, press, type } from './hands.ts';
import { exmailPassword } from './seeds.ts';
import { exmailPages } from './variant.ts';

const one = '08203001@cumt.edu.cn';
const alias = 'xs.one@cumt.edu.cn';
const bare = bareBrowser({ pagePollMs: 100 });
let page: Page;
let practice: Practice;
beforeEach(() => {
  ({ page, practice } = bare);
});

const state = () => practice.exmail.state(one);
const variant = () => practice.exmail.variant();

/** Answers the page's question before a change, however it asks. */
async function yes(frame: Frame, kind: 'confirm' | 'dialog' | 'no question', act: () => Promise<void>): Promise<void> {
  if (kind === 'confirm') page.once('dialog', (dialog) => void dialog.accept());
  await act();
  if (kind === 'dialog') await press(frame, 'yes');
}

async function passCheck(home: Page | Frame): Promise<void> {
  const { safetyCheck } = variant();
  if (safetyCheck === 'scan') {
    await home.waitForSelector(`${mark('check-qr')} svg`);
    practice.exmail.scan('微信用户一');
    return;
  }
  await type(home, 'check', safetyCheck === 'password' ? exmailPassword : practice.exmail.code(one));
  await press(home, 'check-yes');
}

async function makePassword(): Promise<void> {
  const tabs = variant().bindingTab === '帐户安全' ? [variant().accountTab, '帐户安全'] : [variant().bindingTab];
  const frame = await openSettings(page, ...tabs);
  const home = variant().passwordPlace === 'top dialog' ? page : frame;
  await press(frame, 'make-password');
  if (variant().nameDialog !== 'none') {
    await type(home, 'name', 'Foxmail');
    await press(home, 'name-yes');
  }
  if (variant().passwordAnswer === 'safety check') await passCheck(home);
  const box = await home.waitForSelector(mark('password'));
  const shown = await box?.evaluate((element) => (element instanceof HTMLInputElement ? element.value : element.textContent));
  expect(practice.exmail.accepts(`${shown}`.replaceAll(' ', ''))).toBe(one);
  await press(home, 'password-close');
  const row = await frame.waitForSelector('#wx_auth_table tr[data-id]');
  expect(await row?.evaluate((element) => element.textContent)).toContain(variant().nameDialog === 'none' ? '客户端' : 'Foxmail');
  await yes(frame, variant().stopAsk, () => press(frame, 'stop'));
  await until(() => state().clientPasswords.length === 0);
  await frame.waitForSelector('#wx_auth_table tr[data-id]', { hidden: true });
  await yes(frame, variant().safeLoginAsk, () => press(frame, 'safe-login'));
  await page.waitForFunction(() => location.href.includes('loginpage'));
  expect(state()).toMatchObject({ safeLogin: true, sessions: [] });
}

async function allowClients(): Promise<void> {
  const frame = await openSettings(page, variant().clientTab);
  await (await frame.waitForSelector('#openimap'))?.click();
  await frame.select('select[name=span]', '全部');
  await (await frame.waitForSelector('#sendbtn'))?.click();
  const place = variant().savedAs === 'top toast' ? page : await inner(page);
  await place.waitForSelector(variant().savedAs === 'line' ? mark('saved') : mark('toast'));
  await until(() => state().imap && state().fetchSpan === '全部');
}

async function addresses(): Promise<void> {
  let frame = await openSettings(page, variant().accountTab);
  if (variant().aliasAdd !== 'by the school') {
    await press(frame, 'add-alias');
    await type(frame, 'alias', 'fresh.name');
    await press(frame, 'alias-yes');
    await until(() => state().aliases.includes('fresh.name@cumt.edu.cn'));
    frame = await openSettings(page, variant().accountTab);
  }
  if (variant().defaultSender === 'link') await press(frame, 'sender');
  else {
    if (variant().defaultSender === 'select') await frame.select(`select${mark('sender')}`, alias);
    else await (await frame.waitForSelector(`input[value="${alias}"]`))?.click();
    await press(frame, 'save-sender');
  }
  await until(() => state().sender === alias);
}

describe('a member in the settings', () => {
  it.each(exmailPages.list(3).map((chosen, at) => [at, chosen] as const))(
    'lets clients in, changes the sender, makes and stops a client password and switches 安全登录 in variant %i',
    async (_, chosen) => {
      practice.exmail.setVariant({ ...chosen, passwordNeeds: 'nothing', endsOn: 'own host', keepAlive: 'every request' });
      await openMailbox(page, practice, one);
      await allowClients();
      await addresses();
      await makePassword();
      expect(practice.journal.having('client password made')).toHaveLength(1);
      expect(practice.journal.having('plain password')).toEqual([]);
    },
  );

  it.each(['page', 'dialog', 'frame'] as const)('changes the first password in a %s', async (firstChange) => {
    practice.exmail.setVariant({ firstChange });
    const first = '08203008@cumt.edu.cn';
    await openMailbox(page, practice, first);
    const home = firstChange === 'frame' ? await inner(page) : page;
    await (await home.waitForSelector('input[name=old]', { visible: true }))?.type(exmailPassword);
    await home.type('input[name=fresh]', 'Another-one-22');
    await home.type('input[name=again]', 'Another-one-22');
    await (await home.$(`${mark('password-form')} .btn_login`))?.click();
    await until(() => !practice.exmail.state(first).mustChangePassword);
    await page.waitForFunction(() => document.querySelector('[data-practice=first-password]') === null);
    await page.waitForSelector('#useraddr');
  });

  it('binds WeChat from the link at the top', async () => {
    await openMailbox(page, practice, '08203002@cumt.edu.cn');
    const frame = await inner(page);
    await (await page.waitForSelector('#frame_html_wx'))?.click();
    await frame.waitForSelector(`${mark('bind-qr')} svg`);
    practice.exmail.scan('微信用户二');
    await frame.waitForSelector(mark('unbind'));
    expect(practice.exmail.state('08203002@cumt.edu.cn').wechat).toBe('微信用户二');
  });
});
