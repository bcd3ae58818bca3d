// The extension's own files: no stranger gets an answer, no inline script runs in them, the card alone shows nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Hand } from '../journeys/hand.ts';
import type { GivenGround } from './each-wall.ts';
import type { Ground } from './ground.ts';
import { emptyPage } from './pages.ts';

const files = ['card.html', 'popup.html', 'options.html', 'visit.js', 'qr.js', 'background.js', 'manifest.json', 'icon/96.png'];
const strangers = 20;

/** Runs inside a page: every way a page has to learn whether an address answers. Says which did. */
async function probe(addresses: readonly string[]): Promise<string[]> {
  const answered: string[] = [];
  const load = (tag: 'img' | 'script' | 'link', address: string) =>
    new Promise<void>((resolve) => {
      const element = document.createElement(tag);
      element.addEventListener('load', () => (answered.push(`${tag} ${address}`), resolve()));
      element.addEventListener('error', () => resolve());
      if (tag === 'link') Object.assign(element, { rel: 'stylesheet', href: address });
      else Object.assign(element, { src: address });
      document.body.append(element);
      setTimeout(resolve, 500);
    });
  await Promise.all(
    addresses.flatMap((address) => [
      ...(['img', 'script', 'link'] as const).map((tag) => load(tag, address)),
      fetch(address).then(
        () => answered.push(`fetch ${address}`),
        () => undefined,
      ),
      fetch(address, { mode: 'no-cors' }).then(
        () => answered.push(`no-cors ${address}`),
        () => undefined,
      ),
    ]),
  );
  for (const address of addresses) {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }
  return answered;
}

/** Texts of the page's frames that came from the extension. */
async function framesOf(page: Page, origin: string): Promise<string[]> {
  const texts: string[] = [];
  for (const frame of page.frames().slice(1)) {
    if (!frame.url().startsWith(origin)) continue;
    const text = await frame
      .evaluate(() => (document.querySelector('#root, main, script[src]') === null ? '' : location.href))
      .catch(() => '');
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** Tells these walls where a ground is given. */
export function tellFiles(here: GivenGround): void {
  describe('files of the extension', () => {
    let ground: Ground;
    beforeAll(() => {
      ({ ground } = here);
      ground.serve('/probe', emptyPage('<p>stranger</p>'));
    });
    it(`give no answer to ${strangers} strangers`, { timeout: 120_000 }, async () => {
      const addresses = files.map((file) => ground.browser.extensionUrl(file));
      const origin = ground.browser.extensionUrl('');
      const page = await ground.browser.newPage();
      const answers: string[] = [];
      for (let index = 0; index < strangers; index += 1) {
        await page.goto(`https://stranger${index}.cn/probe`, { waitUntil: 'load' });
        answers.push(...(await page.evaluate(probe, addresses)));
        await sleep(150);
        answers.push(...(await framesOf(page, origin)));
      }
      await page.close();
      expect(answers).toEqual([]);
    });

    it('let no page on the listed host see more than the card', { timeout: 60_000 }, async () => {
      const page = await ground.browser.newPage();
      await page.goto(ground.serve('/coremail/walls/probe', emptyPage()), { waitUntil: 'load' });
      const addresses = files.filter((file) => file !== 'card.html').map((file) => ground.browser.extensionUrl(file));
      const answers = await page.evaluate(probe, addresses);
      await sleep(300);
      answers.push(...(await framesOf(page, ground.browser.extensionUrl(''))));
      await page.close();
      expect(answers).toEqual([]);
    });

    it('show nothing when the card is opened by itself', { timeout: 60_000 }, async () => {
      const page = await ground.browser.openExtensionPage('card.html');
      await sleep(800);
      const seen = await ground.browser.peek(page, () => ({
        text: document.body.innerText.trim(),
        controls: document.querySelectorAll('button, input, a').length,
      }));
      await page.close();
      expect(seen).toEqual({ text: '', controls: 0 });
    });

    it('run no script but their own, and make no markup or script of a text', { timeout: 60_000 }, async () => {
      ground.serve('/remote.js', 'globalThis.ran = "remote"', { 'content-type': 'text/javascript' });
      const page = await ground.browser.openExtensionPage('options.html');
      const said = new Hand(ground.browser, page).until('a refusal', () =>
        ground.browser.peek(page, () => document.documentElement.dataset['refused'] === 'yes'),
      );
      const seen = await page.evaluate(() => {
        document.addEventListener('securitypolicyviolation', () => {
          document.documentElement.dataset['refused'] = 'yes';
        });
        const place = document.body.appendChild(document.createElement('i'));
        const script = () => document.createElement('script');
        const ways: Readonly<Record<string, () => unknown>> = {
          markup: () => (place.innerHTML = '<img src="x">'),
          'markup beside': () => place.insertAdjacentHTML('beforeend', '<img src="x">'),
          'a script of a text': () => (script().textContent = 'globalThis.ran = "text"'),
          'a script from elsewhere': () => (script().src = 'https://mail.cqu.edu.cn/remote.js'),
        };
        const refused = Object.keys(ways).filter((way) => {
          try {
            return ways[way]?.() === null;
          } catch (error) {
            return error instanceof TypeError;
          }
        });
        const inline = script();
        inline.append('globalThis.ran = "inline"');
        document.body.append(inline);
        return { refused, children: place.childElementCount };
      });
      expect(seen).toEqual({
        refused: ['markup', 'markup beside', 'a script of a text', 'a script from elsewhere'],
        children: 0,
      });
      await said;
      const fetched = await page.evaluate(`import('https://mail.cqu.edu.cn/remote.js').then(() => 'run', () => 'refused')`);
      expect(fetched).toBe('refused');
      expect(await page.evaluate(() => (globalThis as { ran?: string }).ran ?? 'nothing')).toBe('nothing');
      await page.close();
    });

    it('carry exactly this policy', async () => {
      const { content_security_policy: policy } = await ground.desk.evaluate(() => chrome.runtime.getManifest());
      expect(policy).toEqual({
        extension_pages:
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' https:; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      });
    });
  });
}
