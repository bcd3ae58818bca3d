// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { fileViews } from './harness/file-views.ts';
import type { Look, OpenView } from './harness/open-views.ts';

const open = fileViews();

const card = (scene: string, more: Partial<Look> = {}) => open('card', { scene, ...more });

const acts = async (given: OpenView) =>
  (await given.sent()).flatMap(({ name, input }) => (name === 'card:act' ? [(input as { readonly act: unknown }).act] : []));

/** The card's clock, moved so far on; null: it stands still. What counts the half second asks it. */
const setClock = ({ view }: OpenView, byMs: number | null) =>
  view.evaluate((ms) => {
    const clock = Performance.prototype.now;
    const stood = performance.now();
    performance.now = () => (ms === null ? stood : clock.call(performance) + ms);
  }, byMs);

/** Where it stands in the page; null: the card does not show it (any more). */
const placeOf = (given: OpenView, what: string) =>
  given.page.evaluate((selector) => {
    const frame = document.querySelector<HTMLIFrameElement>('#card');
    const part = frame?.contentDocument?.querySelector(selector);
    if (frame == null || part == null) return null;
    part.scrollIntoView({ block: 'nearest' });
    const [outer, inner] = [frame.getBoundingClientRect(), part.getBoundingClientRect()];
    return { x: outer.x + inner.x + inner.width / 2, y: outer.y + inner.y + inner.height / 2 };
  }, what);

/** Presses as a user does, again while the card asks to look first, until `done`; the press before may just have taken effect. */
async function pressUntil(given: OpenView, what: string, done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) {
    const place = await placeOf(given, what);
    if (place !== null) await given.page.mouse.click(place.x, place.y);
  }
}
const pressed = (given: OpenView, what: string) => pressUntil(given, what, async () => (await acts(given)).length > 0);

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
  it('acts on a real press, not on one of a script', async () => {
    const given = await card('bind-found');
    await setClock(given, 1_000);
    await given.view.$eval(primary, (button) => (button as HTMLButtonElement).click());
    await pressed(given, primary);
    expect(await acts(given)).toEqual([{ act: 'save', index: 0 }]);
    await given.view.$eval(primary, (button) => (button as HTMLButtonElement).click());
    expect(await acts(given)).toHaveLength(1);
  });
  it('acts on the keyboard too', async () => {
    const given = await card('confirm-offer');
    await setClock(given, 1_000);
    await given.view.focus(primary);
    while ((await acts(given)).length === 0) await given.page.keyboard.press('Enter');
    expect(await acts(given)).toEqual([{ act: 'confirm-from-now-on' }]);
  });
  it('asks to look first until the button has been in sight for half a second', async () => {
    const given = await card('bind-found');
    await setClock(given, null);
    await given.view.click(primary);
    await given.view.waitForFunction(() => document.body.innerText.includes('请看清后再点一次'));
    expect(await acts(given)).toEqual([]);
    await setClock(given, 1_000);
    await pressed(given, primary);
    expect(await acts(given)).toEqual([{ act: 'save', index: 0 }]);
  });
  it('does not act under a cover that lets the press through, and leads to the toolbar', async () => {
    const given = await card('bind-found');
    await setClock(given, null);
    await cover(given);
    await pressUntil(given, primary, async () => (await text(given)).includes('请改用工具栏按钮'));
    expect(await acts(given)).toEqual([]);
    expect(await text(given)).not.toContain('287 082');
    await given.view.click(primary);
    expect(await acts(given)).toEqual([{ act: 'open-popup' }]);
  });
  it('leads to the toolbar when the page around it was found covered by others', async () => {
    const given = await card('fill-offer', { act: 'covered' });
    await setClock(given, 1_000);
    await pressed(given, primary);
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
    await setClock(given, 1_000);
    expect(await given.view.$('input')).toBe(null);
    await pressed(given, primary);
    expect(await acts(given)).toEqual([{ act: 'open-popup' }]);
  });
  it('sends what its button says among several codes', async () => {
    const given = await card('bind-choose');
    await setClock(given, 1_000);
    await given.view.$eval('.card ol li:last-child button', (button) => button.scrollIntoView());
    await pressed(given, '.card ol li:last-child button');
    expect(await acts(given)).toEqual([{ act: 'save', index: 1 }]);
  });
  it.each(['bind-found', 'bind-choose'])(
    'keeps nothing in a browser that cannot tell what is covered: "%s" is answered in the toolbar popup',
    async (scene) => {
      const given = await card(scene, { blind: 'yes' });
      await setClock(given, 1_000);
      expect(await text(given)).toContain('请在工具栏的邮钥里确认');
      expect(await given.view.$$eval('.card .stack button', (buttons) => buttons.length)).toBe(0);
      await pressed(given, primary);
      expect(await acts(given)).toEqual([{ act: 'open-popup' }]);
    },
  );
  it('shows nothing when it is opened as a page of its own', async () => {
    const given = await card('bind-found');
    const address = given.page.frames()[1]?.url() ?? '';
    await given.page.goto(address, { waitUntil: 'networkidle0' });
    expect(await given.page.$eval('#root', (root) => root.childElementCount)).toBe(0);
  });
});
