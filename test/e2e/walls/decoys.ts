// Other QR codes in the page never win over the one in the bind dialog, and the card in the page shows no secret and asks for no passphrase.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { encodeQR } from 'qr';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GivenGround } from './each-wall.ts';
import type { Ground } from './ground.ts';
import { canary, pressGround } from './ground.ts';
import { attribute, codePage, emptyPage } from './pages.ts';

const rightSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const rightOf = (account: string) => `otpauth://totp/CQU:${account}?secret=${rightSecret}&issuer=CQU`;
const decoys: Readonly<Record<string, string>> = {
  'WeChat code': 'https://weixin.qq.com/x/decoy-log-in',
  'foreign secret': 'otpauth://totp/CQU:decoy?secret=MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK&issuer=CQU',
  'transfer of an app': 'otpauth-migration://offline?data=decoyCjEKCkhlbGxvId6tvu8SGEV4YW1wbGU',
};

function picture(text: string, extra = ''): string {
  const gif = Buffer.from(encodeQR(text, 'gif', { scale: 5 })).toString('base64');
  return `<img width="180" height="180" src="data:image/gif;base64,${gif}" ${extra}>`;
}

const box =
  '<label for="code">动态口令</label> <input id="code" maxlength="6" placeholder="请输入动态口令"><button type="button">确定</button>';
const dialog = (inside: string, style = '') =>
  `<div class="u-dialog u-dialog-2fa" style="width:420px;${style}"><h3>绑定第三方 OTP</h3><p>请使用验证器扫描二维码</p>${inside}${box}</div>`;
const realOf = (account: string) => dialog(picture(rightOf(account)));

/** Where a decoy may stand beside the real dialog. */
const places: Readonly<Record<string, (text: string, real: string) => string>> = {
  header: (text, real) => `<header>${picture(text)}</header>${real}`,
  footer: (text, real) => `${real}<footer><p>下载手机客户端</p>${picture(text)}</footer>`,
  'side bar': (text, real) => `<div style="display:flex"><aside>${picture(text)}</aside><main>${real}</main></div>`,
  'mail written into a frame': (text, real) =>
    `<iframe width="300" height="260" srcdoc="${attribute(picture(text))}"></iframe>${real}`,
  'mail in a frame of the host': (text, real) =>
    `<iframe width="300" height="260" src="/coremail/XT/viewMailHTML.jsp?${text.length}"></iframe>${real}`,
  'hidden dialog before it': (text, real) => `${dialog(picture(text), 'display:none')}${real}`,
  'hidden dialog after it': (text, real) => `${real}${dialog(picture(text), 'visibility:hidden')}`,
  'off the screen': (text, real) => `<div style="position:absolute;left:-900px">${picture(text)}</div>${real}`,
  'text in a title': (text, real) => `<div title="${attribute(text)}">公告</div>${real}`,
  'much larger, below': (text, real) => `${real}<div>${picture(text, 'style="width:400px;height:400px"')}</div>`,
};

/** Tells these walls where a ground is given. */
export function tellDecoys(here: GivenGround): void {
  describe('bind pages', () => {
    let ground: Ground;
    beforeAll(() => {
      ({ ground } = here);
    });
    /** What the card of any tab shows, as text; empty when there is none within the time. */
    async function cardOn(page: Page, html: string): Promise<string> {
      await ground.forget();
      await page.goto(ground.serve('/coremail/walls/bind', emptyPage(html)), { waitUntil: 'load' });
      await pressGround(page);
      let view = '';
      for (const deadline = Date.now() + 10_000; Date.now() < deadline && view === ''; await sleep(60)) {
        view = await ground.desk.evaluate(async () => {
          const { tabs } = (await chrome.storage.session.get('tabs')) as {
            tabs?: Record<string, { card: { view: object } | null }>;
          };
          const [card] = Object.values(tabs ?? {}).flatMap((tab) => tab.card ?? []);
          return card === undefined ? '' : JSON.stringify(card.view);
        });
      }
      return view;
    }

    /** The card's own text, and what it has for typing. */
    const insideCard = (page: Page) =>
      ground.browser.peekFrame(page, '/card.html', () => ({
        text: document.documentElement.outerHTML,
        boxes: document.querySelectorAll('input, textarea, [contenteditable]').length,
      }));

    it('show the secret of the dialog, but never in the card’s text', { timeout: 60_000 }, async () => {
      const page = await ground.browser.newPage();
      const view = await cardOn(page, realOf('right'));
      await sleep(1_000);
      const card = await insideCard(page);
      await page.close();
      expect(view).toContain('"account":"right"');
      expect(card?.text).toContain('right');
      for (const secret of [canary, rightSecret]) expect(card?.text).not.toContain(secret);
      expect(card?.boxes).toBe(0);
    });

    const pages = Object.entries(places).flatMap(([place, html]) =>
      Object.entries(decoys).map((decoy) => ({ place, html, decoy })),
    );
    it(`never show another, on ${pages.length} pages with decoys`, { timeout: 240_000 }, async () => {
      const wrong: string[] = [];
      // One tab for all: the account has the page's number, so that no card of the page before can pass for this one's.
      const page = await ground.browser.newPage();
      await page.bringToFront();
      for (const [index, { place, html, decoy }] of pages.entries()) {
        const [kind, text] = decoy;
        const account = `right-${index}`;
        ground.serve('/coremail/XT/viewMailHTML.jsp', emptyPage(picture(text)));
        const view = await cardOn(page, html(text, realOf(account)));
        if (!view.includes(`"account":"${account}"`) || view.includes('decoy')) wrong.push(`${kind}, ${place}: ${view}`);
      }
      await page.close();
      expect(wrong).toEqual([]);
      expect(pages).toHaveLength(30);
    });

    it('ask for no passphrase in the page when the vault is locked', { timeout: 90_000 }, async () => {
      await ground.ask('vault:status');
      const options = await ground.browser.openExtensionPage('options.html');
      const send = (type: string, data?: object) =>
        options.evaluate(
          async (message) =>
            ((await chrome.runtime.sendMessage(message)) as { res: { state?: string; protection?: string } }).res,
          { id: Date.now(), type, ...(data !== undefined && { data }), timestamp: Date.now() },
        );
      const passphrase = 'correct horse battery staple';
      await send('vault:protect', { passphrase });
      const { state: locked } = await send('vault:lock');
      expect(locked).toBe('locked');
      const page = await ground.browser.newPage();
      await page.goto(ground.serve('/coremail/walls/locked', codePage()), { waitUntil: 'load' });
      await pressGround(page);
      let card: Awaited<ReturnType<typeof insideCard>> = null;
      for (const deadline = Date.now() + 10_000; Date.now() < deadline && card === null; await sleep(100))
        card = await insideCard(page);
      await sleep(700);
      card = await insideCard(page);
      await page.close();
      expect(card?.boxes).toBe(0);
      expect(card?.text).not.toContain(canary);
      expect(card?.text).not.toMatch(/\b\d{6}\b/);
      expect(await send('vault:unlock', { passphrase })).toMatchObject({ state: 'open' });
      expect(await send('vault:protect', { passphrase: null })).toMatchObject({ protection: 'device' });
      await options.close();
    });
  });
}
