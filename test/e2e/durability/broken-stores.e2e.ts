// Whatever is broken in the stores of a real browser: healed with a word to the user, or the recovery screen; never the offer of a new vault.
// Under the device key all of it; under a passphrase what differs: nothing opens before it is typed, and what is broken is said all the same.
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../harness/launch.ts';
import { Hand } from '../journeys/hand.ts';
import type { Desk } from './desk.ts';
import { askFrom, openDesk } from './desk.ts';
import { type Fault, faults, faultyBuild, setFault } from './faulty-build.ts';
import { type Break, breaks, breakStored, holdStored, keepStored, releaseStored } from './stored.ts';

const words = {
  primary: '主存储曾损坏，已用副本修好',
  mirror: '副本曾损坏，已重新生成',
  older: '密钥库比上次见到的旧',
  damaged: '密钥库打不开',
  rawCopy: '另存加密副本',
  start: '开始设置',
  unlock: '输入主密码后',
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

/** What becomes of a save meanwhile: the problem it ends with, or nothing. */
const saves: Record<Fault, 'disk-full' | 'storage-failed' | null> = {
  'full disk': 'disk-full',
  'mirror that cannot be read': 'storage-failed',
  'clock in 1970': null,
};

const third = 'otpauth://totp/CQU:third?secret=MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK';
const passphrase = 'a passphrase nobody guesses';

describe.each(browserNames)('a vault in %s', (name) => {
  let build: Awaited<ReturnType<typeof faultyBuild>>;
  let desk: Desk;
  let sealed: string;
  beforeAll(async () => {
    build = await faultyBuild(name);
    desk = await openDesk(name, { extensionDir: build.dir });
    await desk.browser.killWorker();
    sealed = await desk.bare.evaluate(keepStored);
  });
  afterAll(async () => {
    await desk.close();
    await build.remove();
  });
  const pages: Page[] = [];
  // A page that stays open would ask the background while the next thing is being broken.
  const closePages = async () => {
    for (const page of pages.splice(0)) await page.close();
  };
  afterEach(closePages);

  async function open(file: string): Promise<Page> {
    const page = await desk.browser.openExtensionPage(file);
    pages.push(page);
    return page;
  }

  /** Whatever wakes the background meanwhile, it finds all of it. */
  async function breakNow(how: Break | null): Promise<void> {
    await desk.bare.evaluate(holdStored);
    await desk.browser.killWorker();
    await desk.bare.evaluate(breakStored, how);
    await desk.bare.evaluate(releaseStored);
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

  /** No way to a new vault, none made when it is asked for, and the ciphertext to be had as it lies there. */
  async function seeNothingReplaced(page: Page, ciphertext: string): Promise<void> {
    expect(await desk.browser.peek(page, () => document.querySelector('a[href*="welcome"]'))).toBe(null);
    const options = await open('options.html');
    const refused = await askFrom(options, 'vault:create', { passphrase: null });
    expect(['vault-exists', 'storage-failed']).toContain('problem' in refused ? refused.problem : 'a new vault');
    const copy = await askFrom(page, 'vault:rawCopy', undefined);
    expect('file' in copy ? copy.file : '').toContain(JSON.stringify(ciphertext).slice(1, -1));
  }

  async function accounts(page: Page): Promise<readonly string[]> {
    const list = await askFrom(page, 'entry:list', undefined);
    return 'entries' in list ? list.entries.map(({ account }) => account) : [list.problem];
  }

  it.each(breaks)('with %s is opened or kept for recovery, never replaced', async (how) => {
    const isDamaged = told[how].includes('damaged');
    await breakNow(how);
    const { page, text } = await openPopup(isDamaged ? words.damaged : 'second', ...told[how].map((one) => words[one]));
    const said = (Object.keys(words) as (keyof typeof words)[]).filter((one) => text.includes(words[one]));
    expect(said.toSorted()).toEqual(told[how].toSorted());
    await seeNothingReplaced(page, how === 'half of each copy' ? sealed.slice(0, 300) : sealed);
    expect(await askFrom(page, 'vault:status', undefined)).toMatchObject({ state: isDamaged ? 'damaged' : 'open' });
    const list = await askFrom(page, 'entry:list', undefined);
    if (isDamaged) expect(list).toEqual({ problem: 'vault-damaged' });
    else expect(await accounts(page)).toEqual(['first', 'second']);
  });

  it.each(faults)('with a %s stays open, says what cannot be done, and is never replaced', async (fault) => {
    await breakNow(null);
    await setFault(desk.bare, fault);
    const { page, text } = await openPopup('second');
    expect(Object.values(words).filter((one) => text.includes(one))).toEqual([]);
    await seeNothingReplaced(page, sealed);
    const saved = await askFrom(page, 'entry:add', { text: third });
    expect('problem' in saved ? saved.problem : null).toBe(saves[fault]);
    const { file } = { file: '', ...(await askFrom(page, 'vault:rawCopy', undefined)) };
    // Within a day of 1970.
    expect(/savedAt\\":\d{1,7}\D/.test(file)).toBe(fault === 'clock in 1970');
    const kept = saves[fault] === null ? ['first', 'second', 'third'] : ['first', 'second'];
    expect(await accounts(page)).toEqual(kept);
    await setFault(desk.bare, null);
    await desk.browser.killWorker();
    expect(await askFrom(page, 'vault:status', undefined)).toMatchObject({ state: 'open', healed: null, rolledBack: false });
    expect(await accounts(page)).toEqual(kept);
  });

  it('is as it was when nothing is broken any more', async () => {
    await breakNow(null);
    const { page } = await openPopup('second');
    expect(await askFrom(page, 'vault:status', undefined)).toMatchObject({
      state: 'open',
      healed: null,
      rolledBack: false,
    });
    expect(await askFrom(page, 'entry:add', { text: third })).toHaveProperty('id');
  });

  it('under a passphrase is asked for it or kept for recovery, never replaced', { timeout: 60_000 }, async () => {
    const options = await open('options.html');
    const kept = await accounts(options);
    expect(await askFrom(options, 'vault:protect', { passphrase })).toMatchObject({ protection: 'passphrase' });
    await askFrom(options, 'vault:lock', undefined);
    await closePages();
    await desk.browser.killWorker();
    const locked = await desk.bare.evaluate(keepStored);
    for (const how of ['primary garbage', 'database that cannot be opened', 'half of each copy'] as const) {
      const isDamaged = told[how].includes('damaged');
      await breakNow(how);
      const { page } = await openPopup(isDamaged ? words.damaged : words.unlock);
      await seeNothingReplaced(page, isDamaged ? locked.slice(0, 300) : locked);
      const unlocked = await askFrom(page, 'vault:unlock', { passphrase });
      if (isDamaged) expect(unlocked).toEqual({ problem: 'vault-damaged' });
      else expect(unlocked).toMatchObject({ state: 'open', healed: told[how][0] ?? null });
      if (!isDamaged) expect(await accounts(page)).toEqual(kept);
      await askFrom(page, 'vault:lock', undefined);
      await closePages();
    }
  });
});
