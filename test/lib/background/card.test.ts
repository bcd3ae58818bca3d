// What the card shows: the page names a kind, everything in it comes from the background.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { cardHide, cardView, cardWanted, isDrawn, problemView, showCard } from '../../../lib/background/card.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import { clockOffsets } from '../../../lib/settings/session.ts';
import { entry, fakeDesk, page } from './fake-desk.ts';

const host = 'mail.cqu.edu.cn';
const told = vi.spyOn(fakeBrowser.tabs, 'sendMessage');
const wanted = async (wish: Parameters<typeof cardWanted>[1], desk = fakeDesk([])) => {
  await cardWanted(desk, wish, page);
  return (await tabMemory(7)).card?.view;
};

beforeEach(() => {
  fakeBrowser.reset();
  told.mockReset().mockImplementation(async () => true);
});

describe('a card that a page asks for', () => {
  it.each([
    [
      { kind: 'fill-waiting', waitMs: 900 },
      { kind: 'fill-waiting', host, waitMs: 900, isAhead: false },
    ],
    [
      { kind: 'fill-waiting', waitMs: 90_000, isAhead: true },
      { kind: 'fill-waiting', host, waitMs: 90_000, isAhead: true },
    ],
    [{ kind: 'bind-waiting' }, { kind: 'bind-waiting', host, waitMs: 0 }],
    [
      { kind: 'other-method', method: 'wechat', canSwitch: true },
      { kind: 'other-method', host, method: 'wechat', canSwitch: true },
    ],
    [{ kind: 'other-method' }, { kind: 'other-method', host, method: 'sms', canSwitch: false }],
    [{ kind: 'bind-filled' }, { kind: 'bind-filled', host, confirmed: false }],
    [
      { kind: 'bind-problem', problem: 'foreign-qr' },
      { kind: 'bind-problem', host, problem: 'foreign-qr' },
    ],
    [{ kind: 'bind-problem' }, { kind: 'bind-problem', host, problem: 'no-qr' }],
    [{ kind: 'locked' }, { kind: 'locked', host }],
    [{ kind: 'fill-offer' }, { kind: 'no-entry', host }],
  ] as const)('%j is %j', async (wish, view) => expect(await wanted(wish)).toEqual(view));

  it('names a wrong clock as the user sees it: how far his own is off', async () => {
    expect(await wanted({ kind: 'fill-refused' })).toEqual({ kind: 'fill-refused', host, clockOffsetMs: null });
    await clockOffsets.setValue({ [page.origin]: { offsetMs: 60_000, at: 0 } });
    expect(await wanted({ kind: 'fill-refused' })).toEqual({ kind: 'fill-refused', host, clockOffsetMs: -60_000 });
  });

  it('says after a binding with an unknown end whether it stands beside another secret of the account', async () => {
    await changeTab(7, () => ({ bindingId: 'new' }));
    const begun = entry({ id: 'new', state: 'pending', secret: 'JBSWY3DPEHPK3PXP' });
    const wish = { kind: 'bind-unknown' } as const;
    expect(await wanted(wish, fakeDesk([begun]))).toEqual({ kind: 'bind-unknown', host, replaces: false });
    expect(await wanted(wish, fakeDesk([entry(), begun]))).toMatchObject({ replaces: true });
    const locked = fakeDesk([entry(), begun]);
    locked.state = 'locked';
    expect(await wanted(wish, locked)).toMatchObject({ replaces: false });
  });

  it('offers live entries of that very institution', async () => {
    const desk = fakeDesk([
      entry({ id: 'mine' }),
      entry({ id: 'other', institutionId: 'cumt' }),
      entry({ id: 'old', state: 'retired' }),
      entry({ id: 'away', trashedAt: 5 }),
    ]);
    expect(await wanted({ kind: 'fill-offer' }, desk)).toMatchObject({ choices: [{ entryId: 'mine' }] });
  });

  it('is refused to a page that is not listed', async () => {
    await expect(cardWanted(fakeDesk([]), { kind: 'locked' }, { ...page, origin: 'https://evil.example' })).rejects.toMatchObject(
      {
        problem: { problem: 'not-allowed' },
      },
    );
  });
});

describe('the card of a tab', () => {
  it('is drawn in the top document, whatever frame it speaks about, and taken away there', async () => {
    await showCard(7, 3, { kind: 'locked', host }, 'data:,');
    expect(await cardView({ ...page, role: 'card' })).toEqual({ view: { kind: 'locked', host }, pixels: 'data:,' });
    await showCard(7, 3, null);
    expect(told.mock.calls).toEqual([
      [7, { page: 'page:card', input: { show: true, frameId: 3 } }, { frameId: 0 }],
      [7, { page: 'page:card', input: { show: false, frameId: 0 } }, { frameId: 0 }],
    ]);
    expect(await cardView({ ...page, role: 'card', tabId: null })).toEqual({ view: null, pixels: null });
  });

  it('ends with the frame that asked for it, unless it says what became of the whole', async () => {
    const frame = { ...page, role: 'frame', frameId: 3 } as const;
    await cardWanted(fakeDesk([]), { kind: 'bind-waiting', waitMs: 5_000 }, frame);
    await cardWanted(fakeDesk([]), { kind: 'bind-unknown' }, frame);
    await cardWanted(fakeDesk([]), { kind: 'bind-unknown' }, page);
    expect(told.mock.calls).toEqual([
      [7, { page: 'page:card', input: { show: true, frameId: 3 } }, { frameId: 0 }],
      [7, { page: 'page:card', input: { show: true, frameId: 0 } }, { frameId: 0 }],
    ]);
    expect((await tabMemory(7)).card).toMatchObject({ frameId: 0 });
  });

  it('is taken away by its own frame only, and not when another has come since', async () => {
    const frame = { ...page, role: 'frame', frameId: 3 } as const;
    await showCard(7, 3, { kind: 'locked', host });
    await cardHide({ ...frame, frameId: 4 });
    expect((await tabMemory(7)).card).not.toBeNull();
    await cardHide(frame);
    expect((await tabMemory(7)).card).toBeNull();
    expect(told).toHaveBeenLastCalledWith(7, { page: 'page:card', input: { show: false, frameId: 0 } }, { frameId: 0 });
    told.mockClear();
    await Promise.all([cardHide(frame), cardWanted(fakeDesk([]), { kind: 'bind-filled' }, frame)]);
    expect((await tabMemory(7)).card?.view.kind).toBe('bind-filled');
    expect(told.mock.calls).toEqual([[7, { page: 'page:card', input: { show: true, frameId: 3 } }, { frameId: 0 }]]);
  });

  it('counts as seen only when the page’s own script says exactly that', async () => {
    expect(await isDrawn(7, 'this one')).toBe(true);
    expect(told).toHaveBeenLastCalledWith(7, { page: 'page:checkCard', input: { drawn: 'this one' } }, { frameId: 0 });
    for (const answer of [false, null, 'true', {}]) {
      told.mockImplementation(async () => answer);
      expect(await isDrawn(7, 'this one')).toBe(false);
    }
  });
});

it('a locked vault is no problem of the dialog', () => {
  expect(problemView(host, 'locked')).toEqual({ kind: 'locked', host });
  expect(problemView(host, 'no-qr')).toEqual({ kind: 'bind-problem', host, problem: 'no-qr' });
});
