import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountsIn, bindCode, bindFound, offerAgain, saveOffered, textsRead } from '../../../lib/background/bind.ts';
import { cardWanted } from '../../../lib/background/card.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import { visitOutcome } from '../../../lib/background/visits.ts';
import { freshTab, tabs } from '../../../lib/settings/session.ts';
import { entry, fakeDesk, page } from './fake-desk.ts';

const uri =
  'otpauth://totp/%E9%87%8D%E5%BA%86%E5%A4%A7%E5%AD%A6:student1@cqu.edu.cn?secret=JBSWY3DPEHPK3PXP&issuer=%E9%87%8D%E5%BA%86%E5%A4%A7%E5%AD%A6';
const wechat = 'https://weixin.example/q/abc';
const { tabId, origin } = page;
const card = async () => (await tabMemory(tabId)).card?.view;

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => true);
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
});

describe('texts of a bind dialog', () => {
  it('give the account and ignore codes for other apps', () => {
    expect(accountsIn([wechat, uri, uri])).toMatchObject([{ issuer: '重庆大学', secret: 'JBSWY3DPEHPK3PXP' }]);
  });

  it('without an account say so, or what is wrong with the one there is', () => {
    expect(() => accountsIn([wechat])).toThrow(expect.objectContaining({ problem: { problem: 'foreign-qr' } }));
    expect(() => accountsIn([wechat, 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&algorithm=MD5'])).toThrow(
      expect.objectContaining({ code: 'unknown-algorithm' }),
    );
  });
});

describe('a found secret', () => {
  it('is shown with account, host and first code, and nothing is stored', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    expect(await card()).toMatchObject({
      kind: 'bind-found',
      host: 'mail.cqu.edu.cn',
      preview: { issuer: '重庆大学', account: 'student1@cqu.edu.cn', institutionId: 'cqu', digits: 6, period: 30 },
    });
    expect(desk.saves).toBe(0);
    expect(JSON.stringify(await card())).not.toContain('JBSWY3DPEHPK3PXP');
  });

  it('is kept as pending on yes, before the page is told to go on', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    const tell = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => {
      expect(desk.content.entries).toMatchObject([{ state: 'pending', institutionId: 'cqu' }]);
      return true;
    });
    await saveOffered(desk, 0, tabId, origin);
    expect(tell).toHaveBeenCalledWith(tabId, { page: 'page:bindGo', input: {} }, { frameId: 0 });
  });

  it('can be answered once more while the page has not been told to go on', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementationOnce(async () => {
      expect(await tabMemory(tabId)).toMatchObject({ offered: [uri], card: { view: { kind: 'bind-found' } } });
      return true;
    });
    await saveOffered(desk, 0, tabId, origin);
    expect(await tabMemory(tabId)).toMatchObject({ offered: [], card: null });
  });

  it('and the card that says so change together, never one before the other', async () => {
    const desk = fakeDesk([]);
    const next = uri.replace('student1', 'student2').replace('JBSWY3DPEHPK3PXP', 'GEZDGNBVGY3TQOJQ');
    const seen: (readonly [string | undefined, string])[] = [];
    const stop = tabs.watch((all) => {
      const { offered, card: shown } = all[tabId] ?? freshTab;
      seen.push([offered[0], shown?.view.kind === 'bind-found' ? shown.view.preview.account : '']);
    });
    await bindFound(desk, [uri], page);
    await bindFound(desk, [next], page);
    await vi.waitFor(() => expect(seen.at(-1)?.[0]).toBe(next));
    stop();
    const pairs = new Set(seen.map(([text, account]) => `${text === uri ? 'first' : 'next'} ${account}`));
    expect([...pairs]).toEqual(['first student1@cqu.edu.cn', 'next student2@cqu.edu.cn']);
  });

  it('is not asked about again after an unlock when the dialog shows another by then', async () => {
    const desk = fakeDesk([]);
    const next = uri.replace('student1', 'student2').replace('JBSWY3DPEHPK3PXP', 'GEZDGNBVGY3TQOJQ');
    await bindFound(desk, [uri], page);
    const status = desk.vault.status.bind(desk.vault);
    vi.spyOn(desk.vault, 'status').mockImplementationOnce(async () => {
      await bindFound(desk, [next], page);
      return status();
    });
    await offerAgain(desk, tabId, origin);
    expect(await card()).toMatchObject({ preview: { account: 'student2@cqu.edu.cn' } });
  });

  it('is not gone on with when the dialog shows another by then', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    const next = uri.replace('JBSWY3DPEHPK3PXP', 'GEZDGNBVGY3TQOJQ');
    const change = desk.vault.change.bind(desk.vault);
    vi.spyOn(desk.vault, 'change').mockImplementationOnce(async (fn) => {
      await bindFound(desk, [next], page);
      return change(fn);
    });
    const tell = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockClear();
    await saveOffered(desk, 0, tabId, origin);
    expect(await tabMemory(tabId)).toMatchObject({ offered: [next], card: { view: { kind: 'bind-found' } } });
    expect(tell.mock.calls.map(([, message]) => (message as { page: string }).page)).not.toContain('page:bindGo');
  });

  it('leaves the card alone that the page has asked for meanwhile', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementationOnce(async () => {
      await cardWanted(desk, { kind: 'bind-filled' }, page);
      return true;
    });
    await saveOffered(desk, 0, tabId, origin);
    expect(await card()).toMatchObject({ kind: 'bind-filled' });
  });

  it('is not kept twice when the dialog is used twice', async () => {
    const desk = fakeDesk([]);
    for (let i = 0; i < 2; i++) {
      await bindFound(desk, [uri], page);
      await saveOffered(desk, 0, tabId, origin);
    }
    expect(desk.content.entries).toHaveLength(1);
  });

  it.each([
    ['retired', { state: 'retired', retiredAt: 5 }, 'pending'],
    ['retired and thrown away', { state: 'retired', retiredAt: 5, trashedAt: 6 }, 'pending'],
    ['thrown away while pending', { state: 'pending', trashedAt: 6 }, 'pending'],
    ['proved', { state: 'proved' }, 'proved'],
    ['proved and thrown away', { state: 'proved', trashedAt: 6 }, 'proved'],
  ] as const)('that is known and was %s comes back, and what was proved stays so', async (_what, about, state) => {
    const desk = fakeDesk([entry({ id: 'known', secret: 'JBSWY3DPEHPK3PXP', ...about })]);
    await bindFound(desk, [uri], page);
    await saveOffered(desk, 0, tabId, origin);
    expect(desk.content.entries).toMatchObject([{ id: 'known', state, retiredAt: null, trashedAt: null }]);
    expect(await bindCode(desk, null, page)).toMatchObject({ entryId: 'known' });
  });

  it('makes the first vault when there is none', async () => {
    const desk = fakeDesk([]);
    desk.state = 'none';
    await bindFound(desk, [uri], page);
    await saveOffered(desk, 0, tabId, origin);
    expect(desk.content.entries).toHaveLength(1);
  });

  it('waits behind a locked vault and does not get lost', async () => {
    const desk = fakeDesk([]);
    desk.state = 'locked';
    await bindFound(desk, [uri], page);
    expect(await card()).toMatchObject({ kind: 'locked' });
    expect((await tabMemory(tabId)).offered).toEqual([uri]);
  });

  it('is offered as a choice when the dialog shows two', async () => {
    await bindFound(fakeDesk([]), [uri, uri.replace('JBSWY3DPEHPK3PXP', 'GEZDGNBVGY3TQOJQ')], page);
    expect(await card()).toMatchObject({ kind: 'bind-choose', previews: [{}, {}] });
  });

  it.each([{ institutionId: 'cumt' }, { institutionId: null }, { trashedAt: 5 }])(
    'gets no code while it is %j',
    async (about) => {
      const desk = fakeDesk([entry({ id: 'one' })]);
      await changeTab(tabId, () => ({ bindingId: 'one' }));
      expect(await bindCode(desk, null, page)).toMatchObject({ entryId: 'one' });
      desk.content = { entries: [entry({ id: 'one', ...about })] };
      await expect(bindCode(desk, null, page)).rejects.toMatchObject({ problem: { problem: 'no-entry' } });
    },
  );

  it('gets a code with ten seconds left at least', async () => {
    const desk = fakeDesk([], 1_700_000_010_000 + 21_000);
    await bindFound(desk, [uri], page);
    await saveOffered(desk, 0, tabId, origin);
    expect(await bindCode(desk, null, page)).toEqual({ problem: 'wait', waitMs: 9_000 });
    desk.time += 9_000;
    expect(await bindCode(desk, null, page)).toMatchObject({ code: expect.stringMatching(/^\d{6}$/) });
  });

  it('is proved when the site accepts, and only then the old one is retired', async () => {
    const old = entry({ id: 'old' });
    const desk = fakeDesk([old]);
    await bindFound(desk, [uri], page);
    await saveOffered(desk, 0, tabId, origin);
    const states = () => desk.content.entries.map(({ state }) => state);
    expect(states()).toEqual(['proved', 'pending']);
    const id = desk.content.entries[1]?.id ?? '';
    await bindCode(desk, null, page);
    await visitOutcome(desk, { entryId: id, purpose: 'bind', outcome: 'refused' }, page);
    expect(states()).toEqual(['proved', 'pending']);
    await visitOutcome(desk, { entryId: id, purpose: 'bind', outcome: 'unknown' }, page);
    expect(states()).toEqual(['proved', 'pending']);
    await visitOutcome(desk, { entryId: id, purpose: 'bind', outcome: 'accepted' }, page);
    expect(states()).toEqual(['retired', 'proved']);
    expect(await card()).toMatchObject({ kind: 'bind-proved' });
  });

  it('of another account leaves the old one alone', async () => {
    const desk = fakeDesk([entry({ account: 'teacher2@cqu.edu.cn' })]);
    await bindFound(desk, [uri], page);
    await saveOffered(desk, 0, tabId, origin);
    const id = desk.content.entries[1]?.id ?? '';
    await visitOutcome(desk, { entryId: id, purpose: 'bind', outcome: 'accepted' }, page);
    expect(desk.content.entries.map(({ state }) => state)).toEqual(['proved', 'proved']);
  });

  it('is refused to a page of no institution', async () => {
    await expect(bindFound(fakeDesk([]), [uri], { ...page, origin: 'https://evil.example' })).rejects.toMatchObject({
      problem: { problem: 'not-allowed' },
    });
  });
});

describe('what the second reader made of a picture', () => {
  it('is taken only while the card is reading', async () => {
    await bindFound(fakeDesk([]), [uri], page);
    await expect(textsRead(fakeDesk([]), [uri], { ...page, role: 'card' })).rejects.toMatchObject({
      problem: { problem: 'not-allowed' },
    });
  });
});
