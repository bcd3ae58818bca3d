// The shipped build loads in both browsers, and the true host name leads to the server on this machine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpsServer } from './harness/https-server.ts';
import { startHttpsServer } from './harness/https-server.ts';
import type { TestBrowser } from './harness/launch.ts';
import { browserNames, launch } from './harness/launch.ts';

describe.each(browserNames)('the shipped build in %s', (name) => {
  let server: HttpsServer;
  let browser: TestBrowser;

  beforeAll(async () => {
    server = await startHttpsServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<title>played</title><p>${request.headers.host}</p><input>`);
    });
    browser = await launch(name, { port: server.port });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('reaches the mail host under its true name', async () => {
    const page = await browser.newPage();
    await page.goto('https://mail.cqu.edu.cn/');
    expect(await page.$eval('p', (element) => element.textContent)).toBe('mail.cqu.edu.cn');
    expect(page.url()).toBe('https://mail.cqu.edu.cn/');
    await page.close();
  });

  it('reaches no host that is not played', async () => {
    const page = await browser.newPage();
    await expect(page.goto('https://example.com/')).rejects.toThrow();
    expect(browser.proxy.requests.map((request) => request.host)).toContain('example.com');
    await page.close();
  });

  it('knows the extension by its name and its whole manifest', async () => {
    const manifest = await browser.inExtension(() => chrome.runtime.getManifest());
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.default_locale).toBe('zh_CN');
  });

  it('opens the popup page', async () => {
    const page = await browser.openExtensionPage('popup.html');
    expect(await page.title()).not.toBe('');
    await page.close();
  });

  it('shows pages in the theme asked for', async () => {
    const page = await browser.newPage();
    for (const theme of ['dark', 'light'] as const) {
      await browser.setTheme(theme);
      expect(await page.evaluate((query) => matchMedia(query).matches, `(prefers-color-scheme: ${theme})`)).toBe(true);
    }
    await page.close();
  });

  it('looks into a page without giving it user activation, which a real click does', async () => {
    const page = await browser.newPage();
    const isActive = () => browser.peek(page, () => navigator.userActivation.hasBeenActive);
    await page.goto('https://mail.cqu.edu.cn/');
    expect(await isActive()).toBe(false);
    await page.mouse.click(300, 300);
    expect(await isActive()).toBe(true);
    await page.close();
  });

  it('starts its background again after it was stopped', async () => {
    await browser.inExtension(() => chrome.storage.local.set({ smoke: 1 }));
    await browser.killWorker();
    expect(await browser.inExtension(() => chrome.storage.local.get('smoke'))).toEqual({ smoke: 1 });
    await browser.inExtension(() => chrome.storage.local.remove('smoke'));
  });

  it('loses the mail host when the line is cut and finds it again', async () => {
    const page = await browser.newPage();
    browser.proxy.setOffline(true);
    await expect(page.goto('https://mail.cqu.edu.cn/')).rejects.toThrow();
    browser.proxy.setOffline(false);
    await page.goto('https://mail.cqu.edu.cn/');
    expect(await page.title()).toBe('played');
    await page.close();
  });
});
