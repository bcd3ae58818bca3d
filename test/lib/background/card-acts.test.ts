import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bindFound } from '../../../lib/background/bind.ts';
import { cardAct, fillFrom } from '../../../lib/background/card-acts.ts';
import { cardView, cardWanted } from '../../../lib/background/card.ts';
import { toProblem } from '../../../lib/background/problems.ts';
import { resumeWaiting } from '../../../lib/background/resume.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import type { CardAct } from '../../../lib/messaging/contract.ts';
import { fillMode, hostChoices } from '../../../lib/settings/items.ts';
import { VaultError } from '../../../lib/vault/vault-error.ts';
import { entry, type FakeDesk, fakeDesk, page } from './fake-desk.ts';

const card = { ...page, role: 'card', frameId: 9 } as const;
const { tabId, origin } = page;
const here = { tabId, frameId: 0, origin };
const drawing = 'the drawing that was pressed';
const press = (desk: FakeDesk, act: CardAct) => cardAct(desk, { act, to: drawing }, card);
const uri = 'otpauth://totp/student1?secret=JBSWY3DPEHPK3PXP';

/** Answers the content script would give. */
function pageAnswers(clear: boolean) {
  return vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (_tab: number, message: unknown) => {
    return (message as { page: string }).page === 'page:checkCard' ? clear : true;
  });
}

beforeEach(async () => {
  fakeBrowser.reset();
  pageAnswers(true);
  await changeTab(tabId, () => ({ origin }));
});

describe('a button of the card', () => {
  const acts: CardAct[] = [
    { act: 'save', index: 0 },
    { act: 'fill', entryId: 'one' },
    { act: 'confirm-from-now-on' },
    { act: 'not-here' },
    { act: 'point-at-box' },
    { act: 'switch-to-otp' },
  ];

  it.each(acts)('does nothing while the card is covered: $act', async (act) => {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await bindFound(desk, [uri], page);
    const sent = pageAnswers(false).mockClear();
    await expect(press(desk, act)).rejects.toMatchObject({ problem: { problem: 'covered' } });
    expect(desk.content.entries).toHaveLength(1);
    expect(await fillMode.getValue()).toBe('fill');
    expect(await hostChoices.getValue()).toEqual({});
    expect(sent.mock.calls.map(([, message]) => (message as { page: string }).page)).toEqual(['page:checkCard']);
  });

  it('does nothing when nobody in the page answers for the card', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockRejectedValue(new Error('gone'));
    await expect(press(desk, { act: 'save', index: 0 })).rejects.toMatchObject({ problem: { problem: 'covered' } });
    expect(desk.saves).toBe(0);
  });

  it('saves what the card shows, when it shows it', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    await press(desk, { act: 'save', index: 0 });
    expect(desk.content.entries).toMatchObject([{ secret: 'JBSWY3DPEHPK3PXP', state: 'pending' }]);
    expect((await tabMemory(tabId)).card).toBeNull();
  });

  it.each([
    [new VaultError('write-failed'), 'storage-failed'],
    [new VaultError('write-failed', 0, new DOMException('full', 'QuotaExceededError')), 'disk-full'],
  ])('that cannot save leaves the card there, and saves when it is pressed again: %o', async (error, problem) => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    const sent = pageAnswers(true).mockClear();
    vi.spyOn(desk.vault, 'change').mockRejectedValueOnce(error);
    const failed = await press(desk, { act: 'save', index: 0 }).catch(toProblem);
    expect(failed).toEqual({ problem });
    expect((await cardView(card)).view).toMatchObject({ kind: 'bind-found' });
    expect(sent.mock.calls.map(([, message]) => message)).toEqual([{ page: 'page:checkCard', input: { drawn: drawing } }]);
    await press(desk, { act: 'save', index: 0 });
    expect(desk.content.entries).toMatchObject([{ secret: 'JBSWY3DPEHPK3PXP', state: 'pending' }]);
  });

  it('that finds the vault locked says so, and asks again after the unlock', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    desk.state = 'locked';
    await press(desk, { act: 'save', index: 0 });
    expect((await cardView(card)).view).toEqual({ kind: 'locked', host: 'mail.cqu.edu.cn' });
    desk.state = 'open';
    await resumeWaiting(desk);
    expect((await cardView(card)).view).toMatchObject({ kind: 'bind-found' });
  });

  it('saves nothing from a card that shows something else', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    await cardWanted(desk, { kind: 'fill-waiting', waitMs: 4_000 }, page);
    await expect(press(desk, { act: 'save', index: 0 })).rejects.toMatchObject({ problem: { problem: 'not-allowed' } });
    expect(desk.saves).toBe(0);
  });

  it('gives a code to the document that asked for the card, and to no other that came into its frame', async () => {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await cardWanted(desk, { kind: 'fill-offer' }, { ...page, frameId: 3, documentId: 'the one that asked' });
    const sent = pageAnswers(true).mockClear();
    await press(desk, { act: 'fill', entryId: 'one' });
    expect(sent.mock.calls.filter(([, message]) => (message as { page: string }).page === 'page:fill')).toMatchObject([
      [tabId, { input: { code: { entryId: 'one' } } }, { documentId: 'the one that asked' }],
    ]);
  });

  it('is nothing where no card is', async () => {
    await expect(press(fakeDesk([]), { act: 'not-here' })).rejects.toMatchObject({ problem: { problem: 'not-allowed' } });
  });

  it('turns the host off, or confirming on', async () => {
    const desk = fakeDesk([entry()]);
    await cardWanted(desk, { kind: 'confirm-offer' }, page);
    await press(desk, { act: 'confirm-from-now-on' });
    expect(await fillMode.getValue()).toBe('confirm');
    await cardWanted(desk, { kind: 'fill-refused' }, page);
    await press(desk, { act: 'not-here' });
    expect(await hostChoices.getValue()).toEqual({ 'mail.cqu.edu.cn': { off: true, box: null } });
  });
});

describe('the popup, over the page with the card', () => {
  const popup = { role: 'popup', origin: 'chrome-extension://own-id', tabId: null, frameId: 0, documentId: null } as const;
  const front = (url: string) => vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: tabId, url }] as never);
  /** The card's question as the popup shows it, answered. */
  async function answered(desk: FakeDesk, act: CardAct) {
    const { view } = await cardView(popup);
    return cardAct(desk, { act, to: JSON.stringify(view) }, popup);
  }
  beforeEach(() => {
    front(`${origin}/coremail/`);
  });

  it('is told what the card asks, and answers without a look at the card: no page covers the popup', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    const asked = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (_tab: number, message: unknown) => {
      const { input } = message as { input: { drawn?: string | null } };
      return input.drawn === null || input.drawn === undefined;
    });
    await answered(desk, { act: 'save', index: 0 });
    expect(desk.content.entries).toMatchObject([{ secret: 'JBSWY3DPEHPK3PXP', state: 'pending' }]);
    expect(asked).not.toHaveBeenCalledWith(
      tabId,
      { page: 'page:checkCard', input: { drawn: expect.any(String) } },
      { frameId: 0 },
    );
  });

  it('answers only what it showed: what the page asks since is refused, and nothing done', async () => {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await cardWanted(desk, { kind: 'confirm-offer' }, page);
    const { view } = await cardView(popup);
    await bindFound(desk, [uri], page);
    for (const act of [{ act: 'save', index: 0 }, { act: 'not-here' }, { act: 'confirm-from-now-on' }] as const) {
      await expect(cardAct(desk, { act, to: JSON.stringify(view) }, popup)).rejects.toMatchObject({
        problem: { problem: 'not-allowed' },
      });
    }
    expect([desk.saves, await fillMode.getValue(), await hostChoices.getValue()]).toEqual([0, 'fill', {}]);
  });

  it('is told nothing, and does nothing, while the tab in front shows no card or is none of ours', async () => {
    const desk = fakeDesk([]);
    await bindFound(desk, [uri], page);
    const { view } = await cardView(card);
    pageAnswers(false);
    const nothing = async () => {
      expect(await cardView(popup)).toEqual({ view: null, pixels: null });
      await expect(cardAct(desk, { act: { act: 'save', index: 0 }, to: JSON.stringify(view) }, popup)).rejects.toMatchObject({
        problem: { problem: 'not-allowed' },
      });
    };
    await nothing();
    pageAnswers(true);
    front('https://evil.example/');
    await nothing();
    expect(desk.saves).toBe(0);
  });
});

describe('the way to the popup', () => {
  it('is the browser’s own, else a tab that belongs to the page', async () => {
    await cardWanted(fakeDesk([]), { kind: 'locked' }, page);
    const openPopup = vi.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error('needs a gesture'));
    Object.assign(fakeBrowser.action, { openPopup });
    Object.assign(fakeBrowser.runtime, { getURL: (path: string) => `chrome-extension://own-id${path}` });
    const opened = vi.spyOn(fakeBrowser.tabs, 'create').mockClear();
    await press(fakeDesk([]), { act: 'open-popup' });
    expect(opened).not.toHaveBeenCalled();
    await press(fakeDesk([]), { act: 'open-popup' });
    expect(opened.mock.calls).toEqual([[{ url: 'chrome-extension://own-id/popup.html', openerTabId: tabId }]]);
  });
});

describe('a press', () => {
  const acts = [
    { act: 'fill', entryId: 'one' },
    { act: 'point-at-box' },
    { act: 'switch-to-otp' },
    { act: 'not-here' },
  ] as const satisfies CardAct[];
  /** What the page was asked, and the card the background had then. */
  function watch(answer: unknown = true) {
    const asked: (readonly [string, string | undefined])[] = [];
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (_tab: number, message: unknown) => {
      asked.push([(message as { page: string }).page, (await tabMemory(tabId)).card?.view.kind]);
      return (message as { page: string }).page === 'page:checkCard' ? true : answer;
    });
    return asked;
  }
  async function offered() {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await cardWanted(desk, { kind: 'fill-offer' }, page);
    return desk;
  }

  it.each(acts)('acts before the question goes, so that a background stopped in between has lost neither: $act', async (act) => {
    const desk = await offered();
    const asked = watch();
    await press(desk, act);
    const without = asked.findIndex(([, kind]) => kind === undefined);
    expect(asked.slice(0, without).map(([, kind]) => kind)).toEqual(asked.slice(0, without).map(() => 'fill-offer'));
    expect(asked.slice(without)).toEqual([['page:card', undefined]]);
  });

  it.each(acts)('leaves the card alone that the page has asked for meanwhile: $act', async (act) => {
    const desk = await offered();
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => {
      await changeTab(tabId, () => ({
        card: { view: { kind: 'no-entry', host: 'h' }, pixels: null, frameId: 0 },
      }));
      return true;
    });
    await press(desk, act);
    expect((await cardView(card)).view?.kind).toBe('no-entry');
  });

  it.each(acts)('repeated at once acts once: $act', async (act) => {
    const desk = await offered();
    const asked = watch();
    await Promise.all([press(desk, act), press(desk, act)]);
    const names = asked.map(([name]) => name);
    expect(names).toEqual([...new Set(names)]);
    // The next one is heard again.
    await cardWanted(desk, { kind: 'fill-offer' }, page);
    await press(desk, { act: 'not-here' });
    expect((await cardView(card)).view).toBeNull();
  });

  it.each([null, { problem: 'no-field' }])('whose code finds no box says so, and can be repeated: %o', async (answer) => {
    const desk = await offered();
    watch(answer);
    const failed = await press(desk, { act: 'fill', entryId: 'one' }).catch(toProblem);
    expect(failed).toEqual({ problem: 'no-field' });
    expect((await cardView(card)).view?.kind).toBe('fill-offer');
  });
});

describe('a code on a click', () => {
  it('goes only into a page of the entry’s own institution', async () => {
    const desk = fakeDesk([
      entry({ id: 'cqu' }),
      entry({ id: 'cumt', institutionId: 'cumt' }),
      entry({ id: 'free', institutionId: null }),
    ]);
    for (const id of ['cumt', 'free']) {
      await expect(fillFrom(desk, id, here)).rejects.toMatchObject({ problem: { problem: 'not-allowed' } });
    }
    await expect(fillFrom(desk, 'cqu', { ...here, origin: 'https://evil.example' })).rejects.toMatchObject({
      problem: { problem: 'not-allowed' },
    });
    expect(await fillFrom(desk, 'cqu', here)).toBe(true);
  });
});

describe('the view of the card', () => {
  it('offers each live entry of the institution, without secrets', async () => {
    const desk = fakeDesk([entry({ id: 'a' }), entry({ id: 'b', account: 'x' }), entry({ id: 'c', state: 'retired' })]);
    await cardWanted(desk, { kind: 'fill-offer' }, page);
    const { view } = await cardView(card);
    expect(view).toMatchObject({ kind: 'fill-offer', choices: [{ entryId: 'a' }, { entryId: 'b' }] });
    expect(JSON.stringify(view)).not.toContain('GEZDGNBV');
  });

  it('is empty in a tab without a card', async () => {
    expect(await cardView({ ...card, tabId: 99 })).toEqual({ view: null, pixels: null });
  });
});
