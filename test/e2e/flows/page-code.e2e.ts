// A QR code on a page that is none of ours: read at one press in the real toolbar popup. Only Chromium lets a test press the toolbar button.
import { encodeQR } from 'qr';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Practice } from '../../practice/practice.ts';
import { startPractice } from '../../practice/practice.ts';
import { Stage } from '../journeys/stage.ts';

const uri = 'otpauth://totp/Elsewhere:someone?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Elsewhere';

function picture(text: string): string {
  return `<img src="data:image/gif;base64,${Buffer.from(encodeQR(text, 'gif', { border: 4, scale: 4 })).toString('base64')}">`;
}

let practice: Practice;
let stage: Stage;
beforeAll(async () => {
  practice = await startPractice();
  stage = await Stage.open('chromium', practice);
});
afterAll(async () => {
  await stage.close();
  await practice.close();
});

it('a QR code on any page comes in through the toolbar popup, past the other codes there', async () => {
  const { page, browser } = await stage.begin();
  practice.page('/two-codes', `<!doctype html><title>账号</title>${picture('https://mp.weixin.qq.com/a/1')}${picture(uri)}`);
  await stage.ask('vault:create', { passphrase: null }, 'options');
  await page.goto('https://elsewhere.cn/two-codes');
  await page.bringToFront();
  const { raw } = browser;
  const [extension] = [...(await raw.extensions()).values()];
  if (extension === undefined) throw new Error('the extension is not there');
  const address = browser.extensionUrl('popup.html');
  const before = new Set(raw.targets());
  const [target] = await Promise.all([
    raw.waitForTarget((one) => !before.has(one) && one.url().startsWith(address), { timeout: 10_000 }),
    page.triggerExtensionAction(extension),
  ]);
  const popup = await target.asPage();
  await (await popup.waitForSelector('.entries-view > .row button'))?.click();
  await (await popup.waitForSelector('#add-page ~ button'))?.click();
  await popup.waitForSelector('.first-code, .notice');
  const said = await popup.evaluate(() =>
    [...document.querySelectorAll('main input')].map((box) => (box as HTMLInputElement).value),
  );
  expect(said).toEqual(['Elsewhere', 'someone']);
  await (await popup.waitForSelector('form button.primary'))?.click();
  await popup.waitForSelector('.entries');
  expect((await stage.live()).map(({ issuer, account }) => ({ issuer, account }))).toEqual([
    { issuer: 'Elsewhere', account: 'someone' },
  ]);
});
