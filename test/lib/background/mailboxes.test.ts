// Mailboxes in the popup.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { mailboxList, mailboxOpen, tabInFront } from '../../../lib/background/mailboxes.ts';
import { changeTab } from '../../../lib/background/tabs.ts';
import { mailboxes } from '../../../lib/settings/items.ts';
import { clockOffsets, lastActs } from '../../../lib/settings/session.ts';
import { tallies } from '../../../lib/settings/unread.ts';
import { tallyWith } from '../unread/tallies.ts';
import { entry, fakeDesk } from './fake-desk.ts';
import { surround } from './fake-surroundings.ts';

const origin = 'https://mail.cqu.edu.cn';
const query = vi.spyOn(fakeBrowser.tabs, 'query');
const create = vi.spyOn(fakeBrowser.tabs, 'create');
const update = vi.spyOn(fakeBrowser.tabs, 'update');
const raise = vi.spyOn(fakeBrowser.windows, 'update');

beforeEach(() => {
  surround();
  for (const spy of [create, update, raise]) spy.mockReset().mockResolvedValue({} as never);
  query.mockResolvedValue([] as never);
});

describe('the list of mailboxes', () => {
  it('holds the picked ones and those an entry is bound to, each once', async () => {
    await mailboxes.setValue(['beijing', 'cqu', 'nowhere']);
    const { mailboxes: list } = await mailboxList(
      fakeDesk([entry(), entry({ institutionId: 'cumt' }), entry({ institutionId: null })]),
    );
    expect(list.map(({ institutionId }) => institutionId)).toEqual(['beijing', 'cqu', 'cumt']);
  });

  it('counts live entries only, and proved ones apart', async () => {
    const desk = fakeDesk([entry(), entry({ state: 'pending' }), entry({ state: 'retired' }), entry({ trashedAt: 5 })]);
    expect(await mailboxList(desk)).toMatchObject({ mailboxes: [{ entries: 2, proved: 1 }] });
  });

  it('says what the open tabs show, the most urgent first', async () => {
    await mailboxes.setValue(['cqu']);
    await changeTab(1, () => ({ origin, page: 'signed-in' }));
    await changeTab(2, () => ({ origin, page: 'second-factor' }));
    await changeTab(3, () => ({ origin: 'https://mail.cumt.edu.cn', page: 'bind' }));
    expect(await mailboxList(fakeDesk())).toMatchObject({ mailboxes: [{ page: 'second-factor', origin }] });
  });

  it('says how far this computer’s clock is off, and what happened last', async () => {
    await mailboxes.setValue(['cqu', 'cumt']);
    await clockOffsets.setValue({ [origin]: { offsetMs: 60_000, at: 0 } });
    await lastActs.setValue({ cqu: { act: 'refused', at: 5 } });
    expect(await mailboxList(fakeDesk())).toMatchObject({
      mailboxes: [
        { clockOffsetMs: -60_000, clock: 'warn', last: { act: 'refused', at: 5 } },
        { clockOffsetMs: null, clock: 'unknown', last: null, page: 'unknown' },
      ],
    });
  });

  it('says how much is unread', async () => {
    await mailboxes.setValue(['cqu', 'cumt']);
    await tallies.setValue([tallyWith({ state: 'signed-out' })]);
    expect(await mailboxList(fakeDesk())).toMatchObject({
      mailboxes: [{ unread: [{ state: 'signed-out' }] }, { unread: [{ state: 'waiting' }] }],
    });
  });

  it('is there while the vault is locked; a broken vault is not hushed up', async () => {
    await mailboxes.setValue(['cqu']);
    const desk = fakeDesk([entry()]);
    desk.state = 'locked';
    expect(await mailboxList(desk)).toMatchObject({ mailboxes: [{ entries: 0 }] });
    desk.state = 'newer';
    await expect(mailboxList(desk)).rejects.toMatchObject({ code: 'newer' });
  });
});

describe('opening a mailbox', () => {
  it('goes to the tab that shows it, and raises its window', async () => {
    query.mockResolvedValue([{ id: 9, windowId: 4 }] as never);
    await mailboxOpen('cqu');
    expect(query).toHaveBeenCalledWith({ url: [`${origin}/*`] });
    expect([update.mock.calls, raise.mock.calls, create.mock.calls]).toEqual([
      [[9, { active: true }]],
      [[4, { focused: true }]],
      [],
    ]);
  });

  it('opens one where there is none', async () => {
    await mailboxOpen('cqu');
    expect(create).toHaveBeenCalledWith({ url: `${origin}/` });
  });

  it('opens it at its unread letters while its session lives', async () => {
    await tallies.setValue([tallyWith()]);
    await mailboxOpen('cqu');
    expect(create).toHaveBeenCalledWith({ url: `${origin}/coremail/XT/index.jsp?sid=abcDEF123#mail.list|{"fid":1}` });
  });

  it('is refused for a mailbox that is none', async () => {
    await expect(mailboxOpen('nowhere')).rejects.toMatchObject({ problem: { problem: 'not-found' } });
  });
});

describe('the tab in front', () => {
  it.each([
    [{ id: 7, url: `${origin}/coremail/?x=1` }, 'cqu'],
    [{ id: 7, url: 'https://evil.example/' }, null],
    [{ id: 7, url: 'no address' }, null],
    [{ id: 7 }, null],
    [{ url: `${origin}/` }, null],
  ])('%j shows the mailbox of %s', async (tab, id) => {
    query.mockResolvedValue([tab] as never);
    expect((await tabInFront())?.institution.id ?? null).toBe(id);
  });

  it('is the page that a popup in a tab of its own was opened from; of no other page of ours', async () => {
    const own = 'chrome-extension://own-id';
    Object.assign(fakeBrowser.runtime, { getURL: (path: string) => `${own}${path}` });
    const get = vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 7, url: `${origin}/coremail/` } as never);
    query.mockResolvedValue([{ id: 8, url: `${own}/popup.html`, openerTabId: 7 }] as never);
    expect(await tabInFront()).toMatchObject({ tabId: 7, origin });
    expect(get).toHaveBeenCalledWith(7);
    for (const tab of [{ url: `${own}/popup.html` }, { url: `${own}/options.html`, openerTabId: 7 }]) {
      query.mockResolvedValue([{ id: 8, ...tab }] as never);
      expect(await tabInFront()).toBeNull();
    }
  });
});
