// @vitest-environment node
// Everything by the keyboard alone: each control can be reached and is seen to be reached, and the focus is never lost.
import { describe, expect, it } from 'vitest';
import { fileViews } from './harness/file-views.ts';
import type { OpenView } from './harness/open-views.ts';
import { rightPassphrase } from './harness/scenes.ts';
import type { PageName } from './harness/serve-views.ts';
import { walk } from './harness/walk.ts';

const start = fileViews();

/** What has the focus, as a screen reader names it; empty when nothing has. */
const focused = ({ view }: OpenView) =>
  view.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    return element.getAttribute('aria-label') ?? label ?? element.textContent;
  });
const focusComes = ({ view }: OpenView, words: string) =>
  view.waitForFunction(
    (wanted) => {
      const element = document.activeElement;
      if (element === null || element === document.body) return false;
      return `${element.getAttribute('aria-label') ?? ''} ${element.textContent} ${element.id}`.includes(wanted);
    },
    {},
    words,
  );
const said = ({ view }: OpenView, words: string) =>
  view.waitForFunction((wanted) => document.querySelector('output.said')?.textContent?.includes(wanted) === true, {}, words);
const press = async ({ page }: OpenView, ...keys: Parameters<OpenView['page']['keyboard']['press']>[0][]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const focus = ({ view }: OpenView, selector: string) => view.focus(selector);

const click = async ({ view }: OpenView, selector: string) => {
  await (await view.waitForSelector(selector))?.click();
};
const toProtection = async (given: OpenView) => {
  await click(given, 'input[type=checkbox]');
  await click(given, 'button.primary');
  await click(given, 'input[value=passphrase]');
};

const walks: readonly (readonly [string, PageName, string, (given: OpenView) => Promise<void>])[] = [
  ['the popup', 'popup', 'open', async () => undefined],
  ['the popup with a search', 'popup', 'many', async () => undefined],
  ['the locked popup', 'popup', 'locked', async () => undefined],
  ['the recovery screen', 'popup', 'damaged', async () => undefined],
  ['adding a code', 'popup', 'open', (given) => click(given, '.entries-view > .row button')],
  ['the first run', 'welcome', 'fresh', async () => undefined],
  ['the first run at its second step', 'welcome', 'fresh', toProtection],
  ['the settings', 'options', 'open', (given) => click(given, 'summary')],
  ['the card', 'card', 'fill-offer', async () => undefined],
  ['the card with several codes', 'card', 'bind-choose', async () => undefined],
];

describe('the Tab key', () => {
  it.each(walks)('stops at every control of %s in order, forth and back, with a ring to see', async (_, page, scene, prepare) => {
    const given = await start(page, { scene });
    await prepare(given);
    const forth = await walk(given, 'Tab');
    const inOrder = Array.from({ length: forth.all }, (__, place) => place);
    expect(forth.all).toBeGreaterThan(1);
    expect(forth.reached).toEqual(inOrder);
    const back = await walk(given, 'Shift+Tab');
    expect(back.reached).toEqual(inOrder.toReversed());
    expect([...forth.unseen, ...back.unseen]).toEqual([]);
  });
});

describe('the focus in the popup', () => {
  it('stands on a code after the vault was unlocked by Enter', async () => {
    const given = await start('popup', { scene: 'locked' });
    await given.page.keyboard.type(rightPassphrase);
    await press(given, 'Enter');
    await focusComes(given, '复制验证码');
  });
  it('stands in the box, with the wrong passphrase ready to be typed over', async () => {
    const given = await start('popup', { scene: 'locked' });
    await given.page.keyboard.type('wrong');
    await press(given, 'Enter');
    await given.view.waitForSelector('[aria-invalid]');
    await given.page.keyboard.type(rightPassphrase);
    expect(await given.view.$eval('input', (box) => box.value)).toBe(rightPassphrase);
  });
  it('stands in the passphrase box after the vault was locked', async () => {
    const given = await start('popup', { scene: 'open' });
    await focus(given, 'header button');
    await press(given, 'Enter');
    await given.view.waitForFunction(() => document.activeElement?.getAttribute('autocomplete') === 'current-password');
    expect(await focused(given)).toBe('主密码');
  });
  it('goes to a code that is left when an entry was deleted, and stays when that is undone', async () => {
    const given = await start('popup', { scene: 'open' });
    await focus(given, '[data-row="1"] [aria-haspopup]');
    await press(given, 'Enter');
    await given.view.waitForSelector('dialog[open]');
    await focus(given, 'dialog .danger');
    await press(given, 'Enter');
    await said(given, '已移到回收站');
    await given.view.waitForFunction(() => document.querySelectorAll('.entry').length === 4);
    await focusComes(given, '码');
    await focus(given, '.said button:not(.icon)');
    await press(given, 'Enter');
    await said(given, '已放回');
    await focusComes(given, '码');
  });
  it('goes to a code when a message is closed', async () => {
    const given = await start('popup', { scene: 'open' });
    await focus(given, '[data-row="0"] [data-main]');
    await press(given, 'f');
    await said(given, '当前标签页');
    await focus(given, '.said button.icon');
    await press(given, 'Enter');
    await focusComes(given, '复制验证码');
  });
  it('begins in the first box of an entry that is edited, and goes back to its row', async () => {
    const given = await start('popup', { scene: 'open' });
    await focus(given, '[data-row="1"] [aria-haspopup]');
    await press(given, 'Enter');
    await given.view.waitForSelector('dialog[open]');
    await focus(given, 'dialog .stack > button:nth-of-type(2)');
    await press(given, 'Enter');
    await given.view.waitForSelector('dialog form');
    expect(await focused(given)).toBe('名称');
    await press(given, 'Enter');
    await said(given, '已保存');
    expect(await focused(given)).toContain('更多操作');
  });
  it('stands on the heading of each step of adding, and on "add" afterwards', async () => {
    const given = await start('popup', { scene: 'open' });
    await focus(given, '.entries-view > .row button');
    await press(given, 'Enter');
    await given.view.waitForSelector('textarea');
    expect(await focused(given)).toBe('添加验证码');
    await given.view.type('textarea', 'x');
    await focus(given, 'form button.primary');
    await press(given, 'Enter');
    await given.view.waitForSelector('.first-code');
    expect(await focused(given)).toBe('核对后保存');
    await focus(given, 'form button.primary');
    await press(given, 'Enter');
    await given.view.waitForSelector('.entries');
    expect(await focused(given)).toBe('添加');
    await press(given, 'Enter');
    await given.view.waitForSelector('textarea');
    await focus(given, '.head button');
    await press(given, 'Enter');
    await given.view.waitForSelector('.entries');
    expect(await focused(given)).toBe('添加');
  });
});

describe('what is heard in the popup', () => {
  it('is a refusal to delete, inside the sheet and not behind it', async () => {
    const given = await start('popup', { scene: 'open', fail: 'entry:trash' });
    await click(given, '[data-row="0"] [aria-haspopup]');
    await click(given, 'dialog .danger');
    const alert = await given.view.waitForSelector('dialog[open] [role=alert]');
    expect(await alert?.evaluate((element) => element.textContent)).toContain('磁盘已满');
  });
  it('is a code by count that was asked for, digit by digit', async () => {
    const given = await start('popup', { scene: 'open' });
    await focus(given, '[data-row="2"] [data-main]');
    await press(given, 'Enter');
    await given.view.waitForFunction(() => document.querySelector('[data-row="2"] output')?.textContent === '5 2 0 4 8 9');
    expect(await focused(given)).not.toBe('');
  });
  it('is how many codes a search has found', async () => {
    const given = await start('popup', { scene: 'many' });
    await press(given, '/');
    await given.page.keyboard.type('2026077');
    await given.view.waitForFunction(() => document.querySelector('.entries-view > output')?.textContent === '找到 10 个');
    await given.page.keyboard.type('x');
    await given.view.waitForFunction(
      () => document.querySelector('.entries-view > output')?.textContent?.includes('没有找到') === true,
    );
    expect(await given.view.$('.entries-view > output.block')).not.toBe(null);
  });
  it('is nothing of a countdown', async () => {
    const { view } = await start('popup', { scene: 'open' });
    expect(await view.$$('.countdown [aria-live], .countdown [role=timer], [aria-live] .countdown, output .countdown')).toEqual(
      [],
    );
  });
});

describe('the focus in the first run', () => {
  it('stands on the heading of each step, also on the way back', async () => {
    const given = await start('welcome', { scene: 'fresh' });
    await focus(given, 'input[type=checkbox]');
    await press(given, 'Space', 'Enter');
    await focusComes(given, '怎样保护验证码');
    await focus(given, 'form .end button:not(.primary)');
    await press(given, 'Enter');
    await focusComes(given, '您用哪个邮箱');
    await focus(given, 'form button.primary');
    await press(given, 'Enter');
    await focusComes(given, '怎样保护验证码');
    await focus(given, 'input[value=device]');
    await press(given, 'ArrowDown');
    expect(await given.view.$eval('input[value=passphrase]', (box) => (box as HTMLInputElement).checked)).toBe(true);
    await press(given, 'ArrowUp', 'Enter');
    await focusComes(given, '好了');
  });
});

describe('the focus in the settings', () => {
  it('goes to the next site when the choice for one is forgotten', async () => {
    const given = await start('options', { scene: 'open' });
    await focus(given, '#hosts li button');
    await press(given, 'Enter');
    await focusComes(given, 'mail.beijing.gov.cn');
    await press(given, 'Enter');
    await given.view.waitForFunction(() => document.querySelector('#hosts li') === null);
    expect(await focused(given)).not.toBe('');
  });
  it('goes to the trash itself when the last entry was put back', async () => {
    const given = await start('options', { scene: 'open' });
    await focus(given, 'summary');
    await press(given, 'Enter');
    await focus(given, 'details li button');
    await press(given, 'Enter');
    await focusComes(given, '回收站');
    await said(given, '已放回');
  });
  it('goes into the new passphrase, and back to its button when that is given up', async () => {
    const given = await start('options', { scene: 'open' });
    await focus(given, '#protection .row button');
    await press(given, 'Enter');
    await given.view.waitForSelector('#protection form');
    expect(await focused(given)).toBe('新主密码');
    await focus(given, '#protection form .end button:not(.primary)');
    await press(given, 'Enter');
    await focusComes(given, '更换主密码');
  });
  it('stays with the protection when the passphrase was given up', async () => {
    const given = await start('options', { scene: 'open' });
    await focus(given, '#protection .row button:nth-child(2)');
    await press(given, 'Enter');
    await focus(given, 'dialog .danger');
    await press(given, 'Enter');
    await said(given, '保护方式已更改');
    await focusComes(given, '设置主密码');
  });
});
