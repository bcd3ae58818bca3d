// Chromium's background is stopped at each step of each kind of save: afterwards the vault is as before or as after, opens, and takes the next save.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, MessageName } from '../../../lib/messaging/contract.ts';
import { formatVersion } from '../../../lib/vault/format.ts';
import { type JournalStep, journalSteps } from '../../../lib/vault/journal.ts';
import old from '../../fixtures/vaults/v1-passphrase.json' with { type: 'json' };
import type { Chromium } from '../harness/chromium.ts';
import { Hand } from '../journeys/hand.ts';
import { newSecret } from '../journeys/stage.ts';
import type { Desk } from './desk.ts';
import { askFrom, openDesk } from './desk.ts';
import { steppedBuild, stopAt } from './stepped-build.ts';
import { breakStored, keep, keepStored, versionKept } from './stored.ts';

/** What the user has: the names of the entries, those in the trash marked, and the passphrase that opens it; null: the device key. */
interface State {
  readonly entries: readonly string[];
  readonly phrase: string | null;
}

interface Operation {
  readonly name: string;
  /** What must be there for it. */
  readonly needs?: 'live' | 'trashed' | 'device' | 'passphrase';
  run(names: Names): readonly [MessageName, unknown];
  after(before: State, names: Names): State;
}

/** New in every run. */
interface Names {
  readonly account: string;
  readonly phrase: string;
  /** Of the first entry. */
  readonly id: string;
}

const replaceFirst = ({ entries, phrase }: State, first: string): State => ({ entries: [first, ...entries.slice(1)], phrase });

const operations: readonly Operation[] = [
  {
    name: 'an entry added',
    run: ({ account }) => ['entry:add', { text: `otpauth://totp/CQU:${account}?secret=${newSecret()}` }],
    after: ({ entries, phrase }, { account }) => ({ entries: [...entries, account], phrase }),
  },
  {
    name: 'an entry edited',
    needs: 'live',
    run: ({ id, account }) => ['entry:edit', { id, issuer: 'CQU', account, login: '', institutionId: 'cqu' }],
    after: (before, { account }) => replaceFirst(before, account),
  },
  {
    name: 'an entry put in the trash',
    needs: 'live',
    run: ({ id }) => ['entry:trash', { id }],
    after: (before) => replaceFirst(before, `${before.entries[0]} (trash)`),
  },
  {
    name: 'an entry taken out of the trash',
    needs: 'trashed',
    run: ({ id }) => ['entry:restore', { id }],
    after: (before) => replaceFirst(before, (before.entries[0] ?? '').replace(' (trash)', '')),
  },
  {
    name: 'a passphrase in place of the device key',
    needs: 'device',
    run: ({ phrase }) => ['vault:protect', { passphrase: phrase }],
    after: ({ entries }, { phrase }) => ({ entries, phrase }),
  },
  {
    name: 'another passphrase',
    needs: 'passphrase',
    run: ({ phrase }) => ['vault:protect', { passphrase: phrase }],
    after: ({ entries }, { phrase }) => ({ entries, phrase }),
  },
  {
    name: 'the device key in place of a passphrase',
    needs: 'passphrase',
    run: () => ['vault:protect', { passphrase: null }],
    after: ({ entries }) => ({ entries, phrase: null }),
  },
];

describe('a background stopped during', () => {
  let build: Awaited<ReturnType<typeof steppedBuild>>;
  let desk: Desk;
  let page: Page;
  let phrase: string | null = null;
  let run = 0;
  beforeAll(async () => {
    build = await steppedBuild();
    desk = await openDesk('chromium', { extensionDir: build.dir });
    page = await desk.browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await desk.close();
    await build.remove();
  });

  const ask = (name: MessageName, input: unknown) => askFrom(page, name, input as InputOf<typeof name>) as Promise<object>;

  async function listed() {
    const list = (await ask('entry:list', {})) as {
      entries?: readonly { id: string; account: string; trashedAt: number | null }[];
    };
    return list.entries ?? [];
  }

  /** The vault as it is found; when only a passphrase opens it, with this one. */
  async function find(opening: string | null, isToBeTyped: boolean): Promise<State> {
    const status = (await ask('vault:status', {})) as { state: string; protection: string };
    expect(status).toMatchObject({ healed: null, rolledBack: false, protection: opening === null ? 'device' : 'passphrase' });
    if (isToBeTyped && opening !== null) await ask('vault:lock', {});
    if (opening !== null && (isToBeTyped || status.state === 'locked'))
      expect(await ask('vault:unlock', { passphrase: opening })).toMatchObject({ state: 'open' });
    const entries = (await listed()).map(({ account, trashedAt }) => `${account}${trashedAt === null ? '' : ' (trash)'}`);
    return { entries, phrase: opening };
  }

  /** A vault as the first version stored it, locked, in place of the one that is there. */
  async function bringOld(): Promise<void> {
    await desk.browser.killWorker();
    const mirror = Object.fromEntries(Object.entries(old.mirror).map(([key, value]) => [`vault:${key}`, value]));
    await desk.bare.evaluate(keep, { primary: Object.entries(old.primary), mirror });
    await desk.bare.evaluate(breakStored, null);
    await desk.bare.evaluate(() => chrome.storage.session.clear());
  }

  /** Of the format, of the envelope that stands; looked up without waking the background, which would go on with its work. */
  async function version(): Promise<number> {
    await desk.bare.evaluate(keepStored);
    return desk.bare.evaluate(versionKept);
  }

  /** Asks for a save, and stops the background when it has come to this step. */
  async function killedAt(step: JournalStep, name: MessageName, input: unknown): Promise<void> {
    const { reached } = await stopAt(await (desk.browser as Chromium).worker(), step);
    const asked = ask(name, input).then(String, String);
    const isThere = reached.then(() => true);
    await new Hand(desk.browser, page).until(`the step ${step}`, () => Promise.race([isThere, asked.then(() => false)]));
    await desk.browser.killWorker();
    await asked;
  }

  /** The mirror is verified before the pointer moves; from then on the new state stands. */
  const standsAfter = (step: JournalStep) => journalSteps.indexOf(step) >= journalSteps.indexOf('flip');

  /** Brings about what the operation needs. */
  async function prepare({ needs }: Operation): Promise<string> {
    const [first] = await listed();
    if (first === undefined) throw new Error('the first entry has gone');
    const isTrashed = first.trashedAt !== null;
    if (needs === 'live' && isTrashed) await ask('entry:restore', { id: first.id });
    if (needs === 'trashed' && !isTrashed) await ask('entry:trash', { id: first.id });
    if (needs === 'device' && phrase !== null) phrase = null;
    else if (needs === 'passphrase' && phrase === null) phrase = 'the first passphrase';
    else return first.id;
    expect(await ask('vault:protect', { passphrase: phrase })).not.toHaveProperty('problem');
    return first.id;
  }

  it.each(operations)(
    '$name leaves the vault as before or after, at each of its steps',
    { timeout: 120_000 },
    async (operation) => {
      for (const step of journalSteps) {
        run += 1;
        const id = await prepare(operation);
        const before = await find(phrase, false);
        const names = { account: `account-${run}`, phrase: `passphrase number ${run}`, id };
        const after = operation.after(before, names);

        await killedAt(step, ...operation.run(names));
        const isAfter = standsAfter(step);
        const expected = isAfter ? after : before;
        // Typing a passphrase costs a third of a second: where it changes, and once on each side of the change.
        const isTelling = before.phrase !== after.phrase && (step === 'write-mirror' || isAfter);
        expect(await find(expected.phrase, isTelling), `stopped at ${step}`).toEqual(expected);
        phrase = expected.phrase;
      }
      expect(await ask('entry:add', { text: `otpauth://totp/CQU:next-${run}?secret=${newSecret()}` })).toHaveProperty('id');
    },
  );

  // The last one: the vault it leaves is another one.
  it(
    'the first opening of a vault of an older version leaves all of it, at each step of its migration',
    { timeout: 120_000 },
    async () => {
      for (const step of journalSteps) {
        await bringOld();
        expect(await version()).toBe(1);
        await killedAt(step, 'vault:unlock', { passphrase: old.passphrase });
        // Stopped as a step begins: the pointer moves within `flip`.
        expect(await version(), `stopped at ${step}`).toBe(step === 'clean' ? formatVersion : 1);
        const entries = old.content.entries.map(({ account, trashedAt }) => `${account}${trashedAt === null ? '' : ' (trash)'}`);
        expect(await find(old.passphrase, true), `stopped at ${step}`).toEqual({ entries, phrase: old.passphrase });
        expect(await version()).toBe(formatVersion);
      }
      expect(await ask('entry:add', { text: `otpauth://totp/CQU:later?secret=${newSecret()}` })).toHaveProperty('id');
    },
  );
});
