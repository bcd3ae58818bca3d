// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { fileViews } from './harness/file-views.ts';
import type { Look, OpenView } from './harness/open-views.ts';

const open = fileViews();

const card = (scene: string, more: Partial<Look> = {}) => open('card', { scene, ...more });

const acts = async (given: OpenView) => (await given.sent()).filter(({ name }) => name === 'card:act').map(({ input }) => input);
const settle = () => new Promise((resolve) => setTimeout(resolve, 900));
const text = ({ view }: OpenView) => view.evaluate(() => document.body.innerText);
const primary = '.card > .row .primary';

/** Puts something of the page over the card; it lets the pointer through. */
const cover = ({ page }: OpenView) =>
  page.evaluate(() => {
    const sheet = document.createElement('div');
    sheet.popover = 'manual';
    for (const [name, value] of Object.entries({
      position: 'fixed',
      inset: '0',
      width: '100vw',
      height: '100vh',
      'pointer-events': 'none',
    })) {
      sheet.style.setProperty(name, value);
    }
    document.body.append(sheet);
    sheet.showPopover();
  });

describe('the card', () => {
  it('acts on a real press once the button has been in sight for half a second', async () => {
    const given = await card('bind-found');
    await settle();
    await given.view.click(primary);
    expect(await acts(given)).toEqual([{ act: 'save', index: 0 }]);
  });
  it('acts on the keyboard too', async () => {
    const given = await card('bind-found');
    await settle();
    await given.view.focus(primary);
    await given.page.keyboard.press('Enter');
    expect(await acts(given)).toEqual([{ act: 'save', index: 0 }]);
  });
  it('does nothing when a script presses', async () => {
    const given = await card('bind-found');
    await settle();
    await given.view.$eval(primary, (button) => (button as HTMLButtonElement).click());
    expect(await acts(given)).toEqual([]);
  });
  it('asks to look first when the press comes with the card', async () => {
    const given = await card('bind-found');
    await given.view.click(primary);
    expect(await acts(given)).toEqual([]);
    expect(await text(given)).toContain('请看清后再点一次');
  });
  it('does not act under a cover that lets the press through, and leads to the toolbar', async () => {
    const given = await card('bind-found');
    await settle();
    await cover(given);
    await settle();
    await given.view.click(primary);
    expect(await acts(given)).toEqual([]);
    expect(await text(given)).toContain('请改用工具栏按钮');
    expect(await text(given)).not.toContain('287 082');
    await given.view.click(primary);
    expect(await acts(given)).toEqual([{ act: 'open-popup' }]);
  });
  it('leads to the toolbar when the page around it was found covered by others', async () => {
    const given = await card('fill-offer', { act: 'covered' });
    await settle();
    await given.view.click(primary);
    await given.view.waitForFunction(() => document.body.innerText.includes('请改用工具栏按钮'));
    expect(await acts(given)).toEqual([{ act: 'fill', entryId: 'entry-1' }]);
  });
  it('closes on Esc and never takes the focus', async () => {
    const given = await card('locked');
    expect(await given.view.evaluate(() => document.activeElement === document.body)).toBe(true);
    await given.view.focus('header button');
    await given.page.keyboard.press('Escape');
    expect(await acts(given)).toEqual([{ act: 'close' }]);
  });
  it('opens the toolbar popup for a locked vault and has no box to type into', async () => {
    const given = await card('locked');
    await settle();
    expect(await given.view.$('input')).toBe(null);
    await given.view.click(primary);
    expect(await acts(given)).toEqual([{ act: 'open-popup' }]);
  });
  it('sends what its button says among several codes', async () => {
    const given = await card('bind-choose');
    await settle();
    const [, second] = await given.view.$$('.card ol button');
    await second?.scrollIntoView();
    await settle();
    await second?.click();
    expect(await acts(given)).toEqual([{ act: 'save', index: 1 }]);
  });
  it('shows nothing when it is opened as a page of its own', async () => {
    const given = await card('bind-found');
    const address = given.page.frames()[1]?.url() ?? '';
    await given.page.goto(address);
    await settle();
    expect(await given.page.$eval('#root', (root) => root.childElementCount)).toBe(0);
  });
});
