// @vitest-environment node
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeQR } from 'qr';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileViews } from './harness/file-views.ts';
import type { OpenView } from './harness/open-views.ts';

const uri = 'otpauth://totp/CQU:2026?secret=GEZDGNBVGY3TQOJQ&issuer=CQU';
const open = fileViews();
let folder = '';

/** A QR code as a picture file of eight pixels a module. */
async function picture(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, encodeQR(text, 'gif', { border: 4, scale: 8 }));
  return file;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mailkey-add-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function adding(scene: string): Promise<OpenView> {
  const given = await open('popup', { scene });
  await given.view.click('.entries-view > .row button');
  await given.view.waitForSelector('textarea');
  return given;
}

const text = ({ view }: OpenView) => view.evaluate(() => document.body.innerText);
const added = async (given: OpenView) => (await given.sent()).filter(({ name }) => name === 'entry:add');

async function paste(given: OpenView, what: string): Promise<void> {
  await given.view.type('textarea', what);
  await given.view.click('form button.primary');
}

describe('adding a code', () => {
  it('stores nothing before a review with name, account, site, algorithm, digits, period and the first code', async () => {
    const given = await adding('open');
    await paste(given, uri);
    await given.view.waitForSelector('.first-code');
    expect(await added(given)).toEqual([]);
    const shown = await text(given);
    expect(shown).toContain('SHA1 · 6 位 · 30 秒');
    expect(shown).toContain('287 082');
    const fields = await given.view.$$eval('main input, main select', (all) =>
      all.map((one) => (one as HTMLInputElement | HTMLSelectElement).value),
    );
    expect(fields).toEqual(['重庆大学邮箱', '20260001@stu.cqu.edu.cn', 'cqu']);
    await given.view.click('form button.primary');
    await given.view.waitForSelector('.entries');
    expect((await added(given)).map(({ input }) => input)).toEqual([
      {
        text: uri,
        issuer: '重庆大学邮箱',
        account: '20260001@stu.cqu.edu.cn',
        institutionId: 'cqu',
        request: expect.stringMatching(/^[\da-f-]{36}$/),
      },
    ]);
  });
  it('lets the user say that no site gets the code', async () => {
    const given = await adding('open');
    await paste(given, uri);
    await given.view.waitForSelector('.first-code');
    await given.view.select('main select', '');
    await given.view.click('form button.primary');
    await given.view.waitForSelector('.entries');
    expect((await added(given))[0]?.input).toMatchObject({ institutionId: null });
  });
  it('asks for an algorithm it does not know, with nothing chosen beforehand', async () => {
    const given = await adding('asked');
    await paste(given, uri);
    await given.view.waitForSelector('select[aria-invalid="true"]');
    expect(await given.view.$eval('select', (box) => box.value)).toBe('');
    await given.view.select('select', 'SHA256');
    await given.view.click('form button.primary');
    const asked = (await given.sent()).filter(({ name }) => name === 'entry:preview');
    expect(asked.at(-1)?.input).toEqual({ text: uri, algorithm: 'SHA256' });
  });
  it('does not save a secret twice, nor a name that turns the text around', async () => {
    const given = await adding('twice');
    await paste(given, uri);
    await given.view.waitForSelector('.first-code');
    expect(await text(given)).toContain('已经在列表里');
    expect(await text(given)).not.toContain('旧的会停用');
    expect(await given.view.$eval('form button.primary', (button) => (button as HTMLButtonElement).disabled)).toBe(true);
    expect(await given.view.$$eval('main input', ([, account]) => (account as HTMLInputElement).value)).toMatch(/^evil/);
  });
  it('says what a new secret replaces', async () => {
    const given = await adding('replaces');
    await paste(given, uri);
    await given.view.waitForSelector('.first-code');
    expect(await text(given)).toContain('旧的会停用');
  });
  it('takes a secret by hand, with everything that was on show', async () => {
    const given = await adding('open');
    await given.view.click('form button[type=button]');
    await given.view.waitForSelector('input.digits');
    await given.view.type('input.digits', 'gezd gnbv');
    await given.view.click('form button.primary');
    await given.view.waitForSelector('.first-code');
    const asked = (await given.sent()).find(({ name }) => name === 'entry:preview');
    expect(asked?.input).toEqual({
      text: 'gezd gnbv',
      issuer: '',
      account: '',
      type: 'totp',
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
    });
  });
  it('reads QR codes from several picture files, and reviews one after the other', async () => {
    const given = await adding('open');
    const box = (await given.view.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await box.uploadFile(await picture('a.gif', uri), await picture('b.gif', `${uri}2`));
    await given.view.waitForSelector('.first-code');
    expect(await text(given)).toContain('第 1 个，共 2 个');
    await given.view.click('form button.primary');
    await given.view.waitForFunction(() => document.body.innerText.includes('第 2 个，共 2 个'));
    await given.view.click('form button:not(.primary)');
    await given.view.waitForSelector('.entries');
    expect((await added(given)).map(({ input }) => (input as { text: string }).text)).toEqual([uri]);
    expect(given.complaints).toEqual([]);
  });
  it('reads a picture that is pasted, and one that is dropped anywhere on the page', async () => {
    const given = await adding('open');
    /** Runs inside the page: what the browser tells it when a picture comes by this way; whether the browser was kept from opening it. */
    const bring = (way: string, pixels: string): boolean => {
      const bytes = Uint8Array.from(atob(pixels), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'code.gif', { type: 'image/gif' }));
      const [bubbles, cancelable] = [true, true];
      const event =
        way === 'paste'
          ? new ClipboardEvent(way, { bubbles, cancelable, clipboardData: data })
          : new DragEvent(way, { bubbles, cancelable, dataTransfer: data });
      return !document.body.dispatchEvent(event);
    };
    const pixels = Buffer.from(encodeQR(uri, 'gif', { border: 4, scale: 8 })).toString('base64');
    expect(await given.view.evaluate(bring, 'paste', pixels)).toBe(true);
    await given.view.waitForSelector('.first-code');
    await given.view.click('.head button');
    await given.view.waitForSelector('textarea');
    expect(await given.view.evaluate(bring, 'dragover', pixels)).toBe(true);
    await given.view.waitForSelector('.drop.over');
    expect(await given.view.evaluate(bring, 'drop', pixels)).toBe(true);
    await given.view.waitForSelector('.first-code');
    const asked = (await given.sent()).filter(({ name }) => name === 'entry:preview');
    expect(asked.map(({ input }) => input)).toEqual([{ text: uri }, { text: uri }]);
    expect(await added(given)).toEqual([]);
  });
  it('reads the page in front at one press, and says so when it cannot or finds nothing', async () => {
    const given = await adding('open');
    const read = async (code: Uint8Array) => {
      const address = `data:image/gif;base64,${Buffer.from(code).toString('base64')}`;
      await given.view.evaluate((pagePicture) => Object.assign(globalThis, { pagePicture }), address);
      await given.view.click('#add-page ~ button');
    };
    await given.view.click('#add-page ~ button');
    await given.view.waitForSelector('#add-page ~ .notice');
    expect(await text(given)).toContain('浏览器不让邮钥看这个网页');
    await read(Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64'));
    await given.view.waitForFunction(() => document.body.innerText.includes('没有找到二维码'));
    await read(encodeQR(uri, 'gif', { border: 4, scale: 8 }));
    await given.view.waitForSelector('.first-code');
    const asked = (await given.sent()).filter(({ name }) => name === 'entry:preview');
    expect(asked.map(({ input }) => input)).toEqual([{ text: uri }]);
    expect(await added(given)).toEqual([]);
  });
  it('keeps to the QR codes for authenticators where there are others beside them', async () => {
    const given = await adding('open');
    const box = (await given.view.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await box.uploadFile(await picture('a.gif', 'https://mp.weixin.qq.com/a/1'), await picture('b.gif', uri));
    await given.view.waitForSelector('.first-code');
    expect(await text(given)).not.toContain('共 2 个');
  });
  it('has nothing to look at where it lies over no page', async () => {
    const given = await open('options', { scene: 'open' });
    await given.view.click('.entries-view > .row button');
    await given.view.waitForSelector('#add-page');
    expect(await given.view.$('#add-page ~ button')).toBeNull();
  });
  it('says of each file why it could not be read', async () => {
    const given = await adding('open');
    const noCode = path.join(folder, 'no-code.gif');
    await writeFile(noCode, Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64'));
    const noPicture = path.join(folder, 'words.png');
    await writeFile(noPicture, 'words');
    const box = (await given.view.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await box.uploadFile(noCode, noPicture);
    await given.view.waitForFunction(() => document.querySelectorAll('.notice').length === 2, { timeout: 15_000 });
    expect(await text(given)).toContain('no-code.gif\u2069：没有找到二维码');
    expect(await text(given)).toContain('words.png\u2069：不是能打开的图片');
  });
  it('goes back step by step', async () => {
    const given = await adding('open');
    await paste(given, uri);
    await given.view.waitForSelector('.first-code');
    await given.view.click('.head button');
    await given.view.waitForSelector('textarea');
    await given.view.click('.head button');
    await given.view.waitForSelector('.entries');
    expect(await added(given)).toEqual([]);
  });
});
