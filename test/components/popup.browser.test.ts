// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { fileViews } from './harness/file-views.ts';
import type { OpenView } from './harness/open-views.ts';

const open = fileViews();

const popup = (scene: string) => open('popup', { scene });

const text = ({ view }: OpenView) => view.evaluate(() => document.body.innerText);
const focused = ({ view }: OpenView) =>
  view.evaluate(() => {
    const row = document.activeElement?.closest('[data-row]')?.getAttribute('data-row');
    return row ?? document.activeElement?.tagName ?? null;
  });
const names = async (given: OpenView) => (await given.sent()).map(({ name }) => name);

describe('the popup', () => {
  it('shows live codes in groups, with the seconds as text for eye and ear', async () => {
    const shown = await text(await popup('open'));
    expect(shown).toContain('287 082');
    expect(shown).toMatch(/还剩 \d+ 秒/);
    expect(shown).toContain('待验证');
  });
  it('shows the next code in the last five seconds only', async () => {
    const { view } = await popup('open');
    const next = await view.$$eval('.entry .next', (all) =>
      all.map((one) => one.closest('[data-row]')?.getAttribute('data-row')),
    );
    expect(next).toContain('1');
  });
  it('draws only the rows in sight of a thousand, and reaches the last by keyboard', async () => {
    const given = await popup('many');
    expect((await given.view.$$('.entry')).length).toBeLessThan(20);
    await given.view.focus('[data-main]');
    await given.page.keyboard.press('End');
    await given.view.waitForFunction(() => document.activeElement?.closest('[data-row="999"]') !== null);
    await given.page.keyboard.press('ArrowUp');
    await given.view.waitForFunction(() => document.activeElement?.closest('[data-row="998"]') !== null);
    await given.page.keyboard.press('Home');
    await given.view.waitForFunction(() => document.activeElement?.closest('[data-row="0"]') !== null);
    expect(await focused(given)).toBe('0');
  });
  it('has one stop of the Tab key a kind of button in the list, not one a row', async () => {
    const { view } = await popup('many');
    const rows = await view.$$eval('.entry [tabindex="0"]', (all) =>
      all.map((one) => one.closest('[data-row]')?.getAttribute('data-row')),
    );
    expect(new Set(rows)).toEqual(new Set(['0']));
  });
  it('copies by Enter and says so', async () => {
    const given = await popup('open');
    const copied: string[] = [];
    await given.page.exposeFunction('heard', (code: string) => copied.push(code));
    await given.view.evaluate(() => {
      const heard = (globalThis as unknown as { heard: (code: string) => Promise<void> }).heard;
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: heard } });
    });
    // The row may show the next code too.
    const shown = () => given.view.$eval('[data-row="0"] [data-main]', ({ textContent }) => textContent.replaceAll(/\D/g, ''));
    await given.view.focus('[data-row="0"] [data-main]');
    const before = await shown();
    await given.page.keyboard.press('Enter');
    await given.view.waitForFunction(() => document.querySelector('output.said')?.textContent?.includes('已复制') === true);
    // A step may end between two looks.
    expect(copied).toHaveLength(1);
    expect([before, await shown()]).toContain(copied[0]);
  });
  it('says what to do when the clipboard refuses', async () => {
    const given = await popup('open');
    await given.view.evaluate(() =>
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } }),
    );
    await given.view.click('[data-row="0"] [data-main]');
    await given.view.waitForFunction(() => document.querySelector('output.said')?.textContent?.includes('照着屏幕') === true);
    expect(await text(given)).toContain('没有复制成功');
  });
  it('fills by the F key and tells why it could not', async () => {
    const given = await popup('open');
    await given.view.focus('[data-row="0"] [data-main]');
    await given.page.keyboard.press('f');
    await given.view.waitForFunction(() => document.querySelector('output.said')?.textContent?.includes('当前标签页') === true);
    expect((await given.sent()).find(({ name }) => name === 'fill:here')?.input).toEqual({ entryId: 'entry-1' });
  });
  it('goes to the search box by "/", finds, and empties it by Esc', async () => {
    const given = await popup('many');
    await given.page.keyboard.press('/');
    expect(await focused(given)).toBe('INPUT');
    await given.page.keyboard.type('20260777');
    await given.view.waitForFunction(() => document.querySelectorAll('.entry').length === 1);
    await given.page.keyboard.press('Escape');
    await given.view.waitForFunction(() => document.querySelectorAll('.entry').length > 1);
    expect(await given.view.$eval('input[type=search]', (box) => (box as HTMLInputElement).value)).toBe('');
  });
  it('makes a HOTP code only when asked', async () => {
    const given = await popup('open');
    expect(await names(given)).not.toContain('otp:count');
    await given.view.click('[data-row="2"] [data-main]');
    await given.view.waitForFunction(() => document.querySelector('[data-row="2"]')?.textContent?.includes('520 489') === true);
    expect(await names(given)).toContain('otp:count');
  });
  it('undoes a move to the trash', async () => {
    const given = await popup('open');
    await given.view.click('[data-row="0"] [aria-haspopup]');
    await given.view.waitForSelector('dialog[open]');
    await given.view.click('dialog .danger');
    await given.view.waitForSelector('.said button:not(.icon)');
    await given.view.click('.said button:not(.icon)');
    await given.view.waitForFunction(() => document.querySelector('.said')?.textContent?.includes('已放回') === true);
    expect(await names(given)).toEqual(expect.arrayContaining(['entry:trash', 'entry:restore']));
  });
  it('gives the focus back when the menu of an entry is closed by Esc', async () => {
    const given = await popup('open');
    await given.view.focus('[data-row="1"] [aria-haspopup]');
    await given.page.keyboard.press('Enter');
    await given.view.waitForSelector('dialog[open]');
    await given.page.keyboard.press('Escape');
    await given.view.waitForFunction(() => document.querySelector('dialog') === null);
    expect(await focused(given)).toBe('1');
  });
});

describe('the popup over a page whose card asks something', () => {
  const asked = (given: OpenView) => given.view.waitForSelector('.asked .primary');
  const answers = async (given: OpenView) => (await given.sent()).filter(({ name }) => name === 'card:act');
  it('asks the same, answers exactly that, and makes way for the page', async () => {
    const given = await popup('bind-found');
    await given.view.evaluate(() => (window.close = () => document.body.classList.add('closed')));
    await (await asked(given))?.click();
    await given.view.waitForSelector('.closed');
    const [{ input } = { input: null }, ...more] = await answers(given);
    const { act, to } = input as { readonly act: unknown; readonly to: string };
    expect([act, JSON.parse(to), more]).toEqual([{ act: 'save', index: 0 }, expect.objectContaining({ kind: 'bind-found' }), []]);
  });
  it('says what kept the answer from acting, and stays', async () => {
    const given = await open('popup', { scene: 'confirm-offer', act: 'covered' });
    await (await asked(given))?.click();
    await given.view.waitForFunction(() => document.querySelector('output.said')?.textContent?.includes('没有执行') === true);
    expect(await given.view.$('.asked')).not.toBe(null);
  });
  it('asks nothing where the card only tells', async () => {
    const given = await popup('bind-proved');
    await given.view.waitForSelector('.entry');
    expect((await given.sent()).map(({ name }) => name)).toContain('card:view');
    expect(await given.view.$('.asked')).toBe(null);
  });
});

describe('the popup before a vault that does not open', () => {
  it('asks for the passphrase and says when it is wrong', async () => {
    const given = await popup('locked');
    expect(await focused(given)).toBe('INPUT');
    await given.page.keyboard.type('wrong');
    await given.page.keyboard.press('Enter');
    await given.view.waitForSelector('[aria-invalid]');
    expect(await text(given)).toContain('主密码不对');
  });
  it('takes no try while the delay runs', async () => {
    const given = await popup('waiting');
    await given.page.keyboard.type('wrong');
    await given.page.keyboard.press('Enter');
    expect(await text(given)).toMatch(/请等 \d+ 秒/);
    expect(await names(given)).not.toContain('vault:unlock');
  });
  it.each(['damaged', 'newer'])('never offers a new vault when it is %s', async (scene) => {
    const given = await popup(scene);
    expect(await given.view.$('a[href*="welcome"]')).toBe(null);
    expect(await text(given)).toContain('另存加密副本');
  });
  it('leads to the set-up when there is none', async () => {
    const { view } = await popup('none');
    expect(await view.$eval('main a', (link) => link.getAttribute('href'))).toBe('/welcome.html');
  });
  it('offers another try when nobody answers', async () => {
    const given = await popup('gone');
    const before = (await names(given)).length;
    await given.view.click('.notice button');
    expect((await names(given)).length).toBeGreaterThan(before);
  });
});
