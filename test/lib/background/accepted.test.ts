// What a site has accepted reaches the vault, at once or as soon as that can be written.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accept, writeKept } from '../../../lib/background/accepted.ts';
import { resumeWaiting } from '../../../lib/background/resume.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import { visitOutcome, visitStart, visitState } from '../../../lib/background/visits.ts';
import { lastActs, type Acceptance, unwritten } from '../../../lib/settings/session.ts';
import { VaultError } from '../../../lib/vault/vault-error.ts';
import { entry, fakeDesk, page } from './fake-desk.ts';

const { tabId, origin } = page;
const old = () => entry({ id: 'old', provedAt: 1 });
const begun = () => entry({ id: 'new', state: 'pending', provedAt: null, secret: 'JBSWY3DPEHPK3PXP' });
const told = (about: Partial<Acceptance> = {}): Acceptance => ({
  entryId: 'new',
  purpose: 'bind',
  institutionId: 'cqu',
  account: 'student1',
  origin,
  tabId,
  frameId: 0,
  at: 1_700_000_000_000,
  ...about,
});
const kind = async () => (await tabMemory(tabId)).card?.view.kind;

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => true);
  await changeTab(tabId, () => ({ origin, bindingId: 'new', page: 'bind', account: 'student1' }));
});

describe('behind a locked vault', () => {
  async function lockedDesk() {
    const desk = fakeDesk([old(), begun()]);
    desk.state = 'locked';
    await visitOutcome(desk, { entryId: 'new', purpose: 'bind', outcome: 'accepted' }, page);
    return desk;
  }

  it('an accepted binding is kept, the card says locked, and the tab waits for nothing more', async () => {
    const desk = await lockedDesk();
    expect(desk.content.entries).toMatchObject([{ state: 'proved' }, { state: 'pending' }]);
    expect(await kind()).toBe('locked');
    expect(await tabMemory(tabId)).toMatchObject({ bindingId: null, tries: [] });
  });

  it('it is written at the unlock, and the card says so', async () => {
    const desk = await lockedDesk();
    desk.state = 'open';
    await resumeWaiting(desk);
    expect(desk.content.entries).toMatchObject([{ state: 'retired' }, { state: 'proved', login: 'student1' }]);
    expect(await kind()).toBe('bind-proved');
    expect(await unwritten.getValue()).toEqual([]);
    expect((await lastActs.getValue())['cqu']?.act).toBe('bound');
  });

  it('an accepted log-in is written at the unlock, and no card comes for it', async () => {
    const desk = fakeDesk([begun()]);
    desk.state = 'locked';
    const tried = { entryId: 'new', account: '', purpose: 'login', step: 1, at: desk.time, refused: false } as const;
    await changeTab(tabId, () => ({ page: 'second-factor', tries: [tried] }));
    await visitState(desk, 'signed-in', page);
    desk.state = 'open';
    await resumeWaiting(desk);
    expect(desk.content.entries).toMatchObject([{ state: 'proved' }]);
    expect(await kind()).toBeUndefined();
  });

  it('a tab that has gone on to something else keeps its card', async () => {
    const desk = await lockedDesk();
    await changeTab(tabId, () => ({ card: { view: { kind: 'no-entry', host: 'h' }, pixels: null, frameId: 0 } }));
    desk.state = 'open';
    await resumeWaiting(desk);
    expect(await kind()).toBe('no-entry');
  });
});

describe('a write that fails', () => {
  it('is said, kept, and done when the next visit begins', async () => {
    const desk = fakeDesk([old(), begun()]);
    const change = vi.spyOn(desk.vault, 'change').mockRejectedValue(new VaultError('write-failed'));
    await expect(accept(desk, told())).rejects.toMatchObject({ code: 'write-failed' });
    await visitStart(desk, page);
    expect(desk.content.entries[1]?.state).toBe('pending');
    change.mockRestore();
    await visitStart(desk, page);
    expect(desk.content.entries).toMatchObject([{ state: 'retired' }, { state: 'proved' }]);
    expect(await unwritten.getValue()).toEqual([]);
  });

  it('is kept once, and no longer once it was told again and written', async () => {
    const desk = fakeDesk([begun()]);
    const change = vi.spyOn(desk.vault, 'change').mockRejectedValue(new VaultError('write-failed'));
    for (let i = 0; i < 2; i++) await expect(accept(desk, told())).rejects.toThrow();
    expect(await unwritten.getValue()).toHaveLength(1);
    change.mockRestore();
    await accept(desk, told());
    expect(await unwritten.getValue()).toEqual([]);
  });

  it('is dropped with its entry', async () => {
    await unwritten.setValue([told({ entryId: 'gone' })]);
    await writeKept(fakeDesk([]));
    expect(await unwritten.getValue()).toEqual([]);
  });
});

it.each([
  [50, 'retired'],
  [150, 'proved'],
])('an unbinding at 100 of what was proved at %i leaves it %s', async (provedAt, state) => {
  const desk = fakeDesk([entry({ id: 'new', provedAt })]);
  await unwritten.setValue([told({ purpose: 'unbind', at: 100 })]);
  await writeKept(desk);
  expect(desk.content.entries).toMatchObject([{ state }]);
});

it.each([
  ['before', 99, null],
  ['after', 101, 101],
])('what is accepted at 100 and was thrown away %s that, at %i, lies in the trash since %s', async (_when, trashedAt, left) => {
  const desk = fakeDesk([entry({ id: 'new', state: 'pending', provedAt: null, trashedAt })]);
  await accept(desk, told({ purpose: 'login', at: 100 }));
  expect(desk.content.entries).toMatchObject([{ state: 'proved', login: 'student1', trashedAt: left }]);
});

describe('two bindings at once', () => {
  const other = (about: object) => entry({ id: 'other', state: 'pending', provedAt: null, secret: 'MFRGGZDFMZTWQ2LK', ...about });
  const states = (desk: ReturnType<typeof fakeDesk>) => desk.content.entries.map(({ state }) => state);

  it('one whose dialog is still on show in another tab is kept when this one is accepted, and ended once it is not', async () => {
    const desk = fakeDesk([old(), other({}), begun()]);
    await changeTab(8, () => ({ page: 'bind', bindingId: 'other' }));
    await accept(desk, told());
    expect(states(desk)).toEqual(['retired', 'pending', 'proved']);
    await changeTab(8, () => ({ page: 'signed-in' }));
    await accept(desk, told());
    expect(states(desk)).toEqual(['retired', 'retired', 'proved']);
  });

  it.each(['pending', 'retired'] as const)(
    'of two that were both accepted (this one %s) neither ends the other: the next log-in shows which one the site wants',
    async (state) => {
      const desk = fakeDesk([other({ state: 'proved', provedAt: 1_699_999_999_000 }), { ...begun(), state }]);
      await accept(desk, told());
      expect(states(desk)).toEqual(['proved', 'pending']);
      expect((await tabMemory(tabId)).card?.view).toMatchObject({ kind: 'bind-unknown', replaces: true });
      expect(await lastActs.getValue()).toMatchObject({ cqu: { act: 'bind-unknown' } });
      await accept(desk, told({ purpose: 'login' }));
      expect(states(desk)).toEqual(['retired', 'proved']);
    },
  );
});

it.each([
  ['proved', 1_600_000_000_000],
  ['pending', null],
] as const)(
  'an unbinding by a secret that was %s ends every secret the account had before, not one that was begun since',
  async (state, provedAt) => {
    const later = entry({
      id: 'later',
      state: 'pending',
      provedAt: null,
      secret: 'MFRGGZDFMZTWQ2LK',
      createdAt: 1_650_000_000_000,
    });
    const desk = fakeDesk([old(), { ...begun(), state, provedAt }, later]);
    await accept(desk, told({ purpose: 'unbind' }));
    expect(desk.content.entries.map((one) => one.state)).toEqual(['retired', 'retired', 'pending']);
  },
);
