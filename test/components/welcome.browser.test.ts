// @vitest-environment node
import { requiredMatches } from '../../lib/institutions/index.ts';
import { describe, expect, it } from 'vitest';
import { fileViews } from './harness/file-views.ts';
import type { OpenView } from './harness/open-views.ts';
import type { PageName } from './harness/serve-views.ts';

const open = fileViews();

const start = (page: PageName, scene: string) => open(page, { scene });

const text = ({ view }: OpenView) => view.evaluate(() => document.body.innerText);
const inputs = async (given: OpenView, message: string) =>
  (await given.sent()).filter(({ name }) => name === message).map(({ input }) => input);
const go = 'main form button.primary';

describe('the first run', () => {
  it('is three steps: the mailbox, the device key, what comes next', async () => {
    const given = await start('welcome', 'fresh');
    await given.view.click('input[type=checkbox]');
    await given.view.click(go);
    await given.view.waitForSelector('input[value=device]:checked');
    await given.view.click(go);
    await given.view.waitForSelector('.steps');
    expect(await inputs(given, 'vault:create')).toEqual([{ passphrase: null }]);
    await given.view.click('main button.primary');
    expect(await inputs(given, 'mailbox:open')).toEqual([{ institutionId: 'cqu' }]);
  });
  it('wants at least one mailbox', async () => {
    const given = await start('welcome', 'fresh');
    await given.view.click(go);
    expect(await text(given)).toContain('请至少选一个邮箱');
  });
  it('says honestly what each protection does not do', async () => {
    const given = await start('welcome', 'fresh');
    await given.view.click('input[type=checkbox]');
    await given.view.click(go);
    await given.view.waitForSelector('input[value=device]');
    const shown = await text(given);
    expect(shown).toContain('挡不住用您已解锁的电脑账户的人');
    expect(shown).toContain('忘了就无法找回');
  });
  it('takes a passphrase only when it is long enough and typed twice', async () => {
    const given = await start('welcome', 'fresh');
    await given.view.click('input[type=checkbox]');
    await given.view.click(go);
    await given.view.click('input[value=passphrase]');
    await given.view.waitForSelector('input[type=password]');
    const [first, again] = await given.view.$$('input[type=password]');
    await first?.type('correct horse');
    await given.view.click(go);
    expect(await text(given)).toContain('还差 2 个字符');
    await first?.type(' battery');
    await again?.type('correct horse');
    await given.view.click(go);
    expect(await inputs(given, 'vault:create')).toEqual([]);
    await again?.type(' battery');
    await given.view.click(go);
    await given.view.waitForSelector('.steps');
    expect(await inputs(given, 'vault:create')).toEqual([{ passphrase: 'correct horse battery' }]);
  });
  it('never makes a vault where there is one', async () => {
    const given = await start('welcome', 'fresh-again');
    await given.view.click('input[type=checkbox]');
    await given.view.click(go);
    await given.view.waitForFunction(() => document.body.innerText.includes('已经有一个密钥库'));
    await given.view.click(go);
    await given.view.waitForSelector('.steps');
    expect(await inputs(given, 'vault:create')).toEqual([]);
  });
  it('changes the language at once', async () => {
    const given = await start('welcome', 'fresh');
    await given.view.select('header select', 'en');
    await given.view.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await text(given)).toContain('Which mailbox do you use?');
    expect(await given.page.title()).toBe('Welcome to Mailkey');
  });
});

describe('the settings', () => {
  it('wear the chosen look at once', async () => {
    const given = await start('options', 'open');
    await given.view.select('#look .field:nth-child(2) select', 'contrast');
    await given.view.waitForFunction(() => document.documentElement.dataset['theme'] === 'contrast');
    expect(await given.view.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(0, 0, 0)');
  });
  it('forget what was decided for one site and leave the others', async () => {
    const given = await start('options', 'open');
    await given.view.click('#hosts li button');
    await given.view.waitForFunction(() => document.querySelectorAll('#hosts li').length === 1);
    expect(await text(given)).toContain('https://mail.beijing.gov.cn');
  });
  it('ask once more before the passphrase is given up', async () => {
    const given = await start('options', 'open');
    await given.view.click('#protection .row button:nth-child(2)');
    await given.view.waitForSelector('dialog[open]');
    expect(await inputs(given, 'vault:protect')).toEqual([]);
    await given.view.click('dialog .danger');
    expect(await inputs(given, 'vault:protect')).toEqual([{ passphrase: null }]);
  });
  it('put an entry back from the trash', async () => {
    const given = await start('options', 'open');
    await given.view.click('summary');
    await given.view.click('details li button');
    expect(await inputs(given, 'entry:restore')).toEqual([{ id: 'entry-6' }]);
  });
  /** storage, unlimitedStorage, alarms, scripting, activeTab, clipboardWrite, idle, notifications */
  const ownPermissions = 9;
  it('give a reason for every permission and every host', async () => {
    const given = await start('options', 'open');
    const reasons = await given.view.$$eval('.permissions > div', (all) =>
      all.map((one) => one.querySelector('dd')?.textContent ?? ''),
    );
    expect(reasons).toHaveLength(ownPermissions + requiredMatches.length);
    expect(reasons.every((reason) => reason.length > 5)).toBe(true);
  });
  it('do not move the focus into a locked vault in the middle of the page', async () => {
    const given = await start('options', 'locked');
    expect(await given.view.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});
