// Whatever is broken in the stores of a real browser: healed with a word to the user, or the recovery screen; never the offer of a new vault.
// Not to be had from outside, and so only in the vault's own tests: a full disk, a mirror that cannot be read, a clock in 1970.
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../harness/launch.ts';
import { Hand } from '../journeys/hand.ts';
import type { Desk } from './desk.ts';
import { askFrom, openDesk } from './desk.ts';
import { type Break, breaks, breakStored, keepStored } from './stored.ts';

const words = {
  primary: '主存储曾损坏，已用副本修好',
  mirror: '副本曾损坏，已重新生成',
  older: '密钥库比上次见到的旧',
  damaged: '密钥库打不开',
  rawCopy: '另存加密副本',
  start: '开始设置',
};

/** What the user is told; nothing where a store is out of reach and the other one still has everything. */
const told: Record<Break, readonly (keyof typeof words)[]> = {
  'primary missing': ['primary'],
  'primary garbage': ['primary'],
  'primary older': ['primary', 'older'],
  'mirror missing': ['mirror'],
  'mirror garbage': ['mirror'],
  'mirror older': ['mirror', 'older'],
  'half of each copy': ['damaged', 'rawCopy'],
  'device key lost in both': ['damaged', 'rawCopy'],
  'pointer garbage': ['primary'],
  'database that cannot be opened': [],
  'database that cannot be read': [],
  'database that cannot be written': [],
};

describe.each(browserNames)('a vault in %s', (name) => {
  let desk: Desk;
  let sealed: string;
  beforeAll(async () => {
    desk = await openDesk(name);
    await desk.browser.killWorker();
    sealed = await desk.bare.evaluate(keepStored);
  });
  afterAll(() => desk.close());
  const pages: Page[] = [];
  // A page that stays open would ask the background while the next thing is being broken.
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });

  async function open(file: string): Promise<Page> {
    const page = await desk.browser.openExtensionPage(file);
    pages.push(page);
    return page;
  }

  /** The popup, opened on what is stored now, and what it says once it says all of this. */
  async function openPopup(...all: readonly string[]) {
    const page = await open('popup.html');
    const text = await new Hand(desk.browser, page).until(all.join(), async () => {
      const now = await desk.browser.peek(page, () => document.body.innerText).catch(() => '');
      return all.every((one) => now.includes(one)) && now;
    });
    return { page, text };
  }

  it.each(breaks)('with %s is opened or kept for recovery, never replaced', async (how) => {
    const isDamaged = told[how].includes('damaged');
    await desk.browser.killWorker();
    await desk.bare.evaluate(breakStored, how);
    const { page, text } = await openPopup(isDamaged ? words.damaged : 'second', ...told[how].map((one) => words[one]));
    const said = (Object.keys(words) as (keyof typeof words)[]).filter((one) => text.includes(words[one]));
    expect(said.toSorted()).toEqual(told[how].toSorted());
    expect(await desk.browser.peek(page, () => document.querySelector('a[href*="welcome"]'))).toBe(null);

    const options = await open('options.html');
    const refused = await askFrom(options, 'vault:create', { passphrase: null });
    expect(['vault-exists', 'storage-failed']).toContain('problem' in refused ? refused.problem : 'a new vault');
    const copy = await askFrom(page, 'vault:rawCopy', undefined);
    const { file } = 'file' in copy ? copy : { file: '' };
    expect(file).toContain(JSON.stringify(how === 'half of each copy' ? sealed.slice(0, 300) : sealed).slice(1, -1));
    expect(await askFrom(page, 'vault:status', undefined)).toMatchObject({ state: isDamaged ? 'damaged' : 'open' });
    const list = await askFrom(page, 'entry:list', undefined);
    if (isDamaged) expect(list).toEqual({ problem: 'vault-damaged' });
    else expect('entries' in list && list.entries.map(({ account }) => account)).toEqual(['first', 'second']);
  });

  it('is as it was when nothing is broken any more', async () => {
    await desk.browser.killWorker();
    await desk.bare.evaluate(breakStored, null);
    const { page } = await openPopup('second');
    expect(await askFrom(page, 'vault:status', undefined)).toMatchObject({
      state: 'open',
      healed: null,
      rolledBack: false,
    });
    const text = 'otpauth://totp/CQU:third?secret=MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK';
    expect(await askFrom(page, 'entry:add', { text })).toHaveProperty('id');
  });
});
