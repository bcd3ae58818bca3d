// A person's hands on the practice pages, for scenarios in a real browser: the same in every variant, by marks only tests may use.
import type { Frame, Page } from 'puppeteer-core';
import type { Method } from './coremail/account.ts';
import { seededPassword } from './coremail/seeds.ts';
import type { Practice } from './practice.ts';

/** Selector of a mark. */
export const mark = (name: string) => `[data-practice="${name}"]`;

/** Opens the login page and sends account and password; does not wait for what comes. */
export async function signIn(page: Page, practice: Practice, address: string, password = seededPassword): Promise<void> {
  const open = () => page.goto(practice.url(undefined, '/coremail/index.jsp'), { waitUntil: 'load' });
  // A page that is just leaving by itself takes the place of the address typed; it is typed once more then.
  await open().catch((error: Error) => (error.message.includes('ERR_ABORTED') ? open() : Promise.reject(error)));
  const { captcha, generation } = practice.variant();
  await (await page.waitForSelector('#uid'))?.type(address);
  await (await page.waitForSelector(generation === 'A' ? '#fakePassword' : '#password'))?.type(password);
  if (captcha === 'on') await (await page.waitForSelector('input[name=verifyCode]'))?.type(practice.captcha());
  await (await page.waitForSelector('.j-submit, #login-btn'))?.click();
}

/** Waits until the mailbox is there. */
export async function mailbox(page: Page): Promise<void> {
  await page.waitForSelector(mark('avatar'));
}

/** Leaves the mailbox and waits for the login page. */
export async function signOut(page: Page): Promise<void> {
  await (await page.waitForSelector(mark('logout')))?.click();
  await page.waitForSelector('#uid');
}

/** Where the second-factor panel of the login page lives, once it is shown: the page's frame, or the frame inside it. */
export async function panel(page: Page, practice: Practice): Promise<Frame> {
  let home: Frame | undefined = page.mainFrame();
  if (practice.variant().panelPlace === 'frame')
    home = (await (await page.waitForSelector(mark('panel-frame')))?.contentFrame()) ?? home;
  await home.waitForSelector(`${mark('code')}, ${mark('qr')}`);
  return home;
}

/** Switches the panel to a method; nothing happens when it is the only one or shown already. */
export async function choose(home: Frame, practice: Practice, method: Method): Promise<void> {
  if (practice.variant().methodSwitch === 'select') {
    if ((await home.$(mark('methods'))) !== null) await home.select(mark('methods'), method);
  } else await (await home.$(mark(`method-${method}`)))?.click();
}

/** Where the parts of the settings' open window stand: the page itself, or the window's frame. */
export async function dialogHome(page: Page, practice: Practice): Promise<Frame> {
  if (practice.variant().bindDialog !== 'frame') return page.mainFrame();
  const frame = await (await page.waitForSelector(mark('dialog-frame')))?.contentFrame();
  if (!frame) throw new Error('the window has no frame');
  return frame;
}

/** Types a code as a person does, into one box or six, and leaves the box. */
export async function typeCode(home: Frame, code: string): Promise<void> {
  await home.waitForSelector(`${mark('code')} input`, { visible: true });
  const boxes = await home.$$(`${mark('code')} input`);
  for (const [at, box] of boxes.entries()) await box.type(boxes.length === 1 ? code : (code[at] ?? ''));
  await home.page().keyboard.press('Tab');
}

/** Presses 确定 of the panel or the dialog. A login panel that sends the code by itself is left alone. */
export async function confirm(home: Frame, practice: Practice): Promise<void> {
  const atLogin = !home.page().url().includes('/coremail/XT');
  if (atLogin && practice.variant().autoConfirm !== 'never') return;
  await (await home.waitForSelector(mark('confirm')))?.click();
}

/** Ticks 同设备登录免二次验证, where there is such a tick, once the panel has come to rest. */
export async function tickTrust(home: Frame): Promise<void> {
  const tick = `${mark('trust')} :is(i, label[for], label > input)`;
  if ((await home.$(tick)) !== null) await home.locator(tick).click();
}

/** From the mailbox to 二次验证设置, by the avatar (path 1) or the gear (path 2). */
export async function openSecondFactor(page: Page, by: 'avatar' | 'gear' = 'gear'): Promise<void> {
  await (await page.waitForSelector(mark(by)))?.click();
  if (by === 'avatar') await (await page.waitForSelector(mark('my-settings'), { visible: true }))?.click();
  await (await page.waitForSelector(mark('go-security')))?.click();
  await (await page.waitForSelector(mark('go-second')))?.click();
  await page.waitForSelector(mark('row-otp'));
}

/** Presses 绑定, 解绑 or 修改 of a method in the list. */
export async function press(page: Page, what: 'bind' | 'unbind' | 'update', method: Method): Promise<void> {
  await (await page.waitForSelector(mark(`${what}-${method}`)))?.click();
  if (what === 'unbind') await (await page.waitForSelector(mark('sure')))?.click();
}
