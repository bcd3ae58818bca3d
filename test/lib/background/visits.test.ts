import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bindCode } from '../../../lib/background/bind.ts';
import { cardWanted, takeCardAway } from '../../../lib/background/card.ts';
import { codeForPage } from '../../../lib/background/codes.ts';
import type { Desk } from '../../../lib/background/desk.ts';
import { changeTab, tabMemory } from '../../../lib/background/tabs.ts';
import {
  visitAccount,
  visitAct,
  visitBox,
  visitLoad,
  visitOutcome,
  visitStart,
  visitState,
  visitTrusted,
} from '../../../lib/background/visits.ts';
import { cqu } from '../../../lib/institutions/cqu.ts';
import { confirmOffered, hostChoices, trustedAt } from '../../../lib/settings/items.ts';
import { lastActs } from '../../../lib/settings/session.ts';
import { VaultError } from '../../../lib/vault/vault-error.ts';
import { entry, fakeDesk, page } from './fake-desk.ts';

const { tabId, origin } = page;

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async () => true);
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
});

describe('the start of a visit', () => {
  it.each([
    ['proved', [entry()], 'open'],
    ['pending', [entry({ state: 'pending' })], 'open'],
    ['none', [entry({ institutionId: 'cumt' })], 'open'],
    ['none', [], 'none'],
    ['locked', [entry()], 'locked'],
  ] as const)('says %s', async (entries, held, state) => {
    const desk = fakeDesk(held);
    desk.state = state;
    expect(await visitStart(desk, page)).toMatchObject({ institutionId: 'cqu', entries, off: false, mode: 'fill', acted: false });
  });

  it('counts an act in the document before for two minutes, in that tab only', async () => {
    const desk = fakeDesk([entry()]);
    await visitStart(desk, page);
    await visitAccount(desk, 'student1', page);
    desk.time += 119_000;
    expect(await visitStart(desk, page)).toMatchObject({ acted: true });
    expect(await visitStart(desk, { ...page, tabId: 8 })).toMatchObject({ acted: false });
    desk.time += 2_000;
    expect(await visitStart(desk, page)).toMatchObject({ acted: false });
  });

  it('counts no act of a time to come: the clock was set back since, by a day', async () => {
    const desk = fakeDesk([entry()]);
    await visitStart(desk, page);
    await visitAccount(desk, 'student1', page);
    desk.time -= 24 * 3_600_000;
    expect(await visitStart(desk, page)).toMatchObject({ acted: false });
  });

  it('counts a password that was sent before anything else was known of the tab', async () => {
    const desk = fakeDesk([entry()]);
    await visitAct(desk, page);
    expect(await visitStart(desk, page)).toMatchObject({ acted: true });
    expect(await visitStart(desk, { ...page, origin: 'https://mail.cumt.edu.cn' })).toMatchObject({ acted: false });
  });

  it('forgets no refusal with a log-in that nobody read: another account gets its code, the same one none', async () => {
    const desk = fakeDesk([entry(), entry({ id: 'two', account: 'x2@cqu.edu.cn' })]);
    const logIn = async (account: string) => {
      await visitAct(desk, page);
      await visitStart(desk, page);
      await visitAccount(desk, account, page);
      desk.time += 30_000;
      return codeForPage(desk, cqu, origin, tabId);
    };
    for (let i = 0; i < 2; i += 1) {
      const given = await logIn('student1');
      if ('problem' in given) throw new Error(given.problem);
      await visitOutcome(desk, { entryId: given.entryId, purpose: 'login', outcome: 'refused' }, page);
    }
    await expect(logIn('student1')).rejects.toMatchObject({ problem: { problem: 'refused-twice' } });
    expect(await logIn('x2')).toMatchObject({ entryId: 'two' });
  });

  it('no longer takes the account of an earlier log-in for that of a password it knows nothing about', async () => {
    const desk = fakeDesk([entry()]);
    await visitStart(desk, page);
    await visitAccount(desk, 'student1', page);
    await codeForPage(desk, cqu, origin, tabId);
    await visitAct(desk, page);
    expect(await tabMemory(tabId)).toMatchObject({ account: '', tries: [], origin });
  });

  it('forgets account, act and binding when the tab has gone to another origin', async () => {
    const desk = fakeDesk([entry()]);
    await visitStart(desk, page);
    await visitAccount(desk, 'student1', page);
    await changeTab(tabId, () => ({ bindingId: 'one' }));
    await visitStart(desk, page);
    expect(await tabMemory(tabId)).toMatchObject({ account: 'student1', bindingId: 'one' });
    await visitStart(desk, { ...page, origin: 'https://mail.cumt.edu.cn' });
    expect(await tabMemory(tabId)).toMatchObject({ account: '', actedAt: 0, tries: [], bindingId: null });
  });
});

describe('a frame of the page', () => {
  const frame = { ...page, role: 'frame', frameId: 9 } as const;

  it('gets its visit after the top document, which has to listen when the frame speaks', async () => {
    const run = vi.fn(async (_injection: unknown) => []);
    Object.assign(fakeBrowser, { scripting: { executeScript: run } });
    await visitLoad(fakeDesk([]), frame);
    expect(run.mock.calls.map(([injection]) => injection)).toEqual([
      { target: { tabId: 7, frameIds: [0] }, files: ['/visit.js'] },
      { target: { tabId: 7, documentIds: ['doc'] }, files: ['/visit.js'] },
    ]);
    await visitLoad(fakeDesk([]), page);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('waits until the top document has said which page it is', async () => {
    const top = Promise.withResolvers<never[]>();
    const run = vi.fn((_injection: unknown) => top.promise);
    Object.assign(fakeBrowser, { scripting: { executeScript: run } });
    const loaded = visitLoad(fakeDesk([]), frame);
    await new Promise((done) => setTimeout(done, 20));
    expect(run).toHaveBeenCalledTimes(1);
    top.resolve([]);
    await loaded;
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('asks for a log-in’s code where the document before was a signed-in one: he has left it', async () => {
    const desk = fakeDesk([entry({ id: 'one', state: 'pending' })]);
    await visitState(desk, 'signed-in', page);
    await visitStart(desk, page);
    await visitState(desk, 'second-factor', frame);
    await codeForPage(desk, cqu, origin, tabId);
    expect((await tabMemory(tabId)).tries).toMatchObject([{ purpose: 'login' }]);
    await visitStart(desk, page);
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries).toMatchObject([{ state: 'proved' }]);
  });

  it('that checks an identity leaves the page around it signed in, and a code there is for no log-in', async () => {
    const desk = fakeDesk([entry({ id: 'one' })]);
    await visitState(desk, 'signed-in', page);
    await visitState(desk, 'second-factor', frame);
    expect(await tabMemory(tabId)).toMatchObject({ page: 'signed-in', frameId: 9 });
    await codeForPage(desk, cqu, origin, tabId);
    expect((await tabMemory(tabId)).tries).toMatchObject([{ purpose: 'verify' }]);
  });

  it('that asks for a log-in’s code goes before the log-in page around it', async () => {
    const desk = fakeDesk([entry()]);
    await visitState(desk, 'second-factor', frame);
    await visitState(desk, 'login', page);
    expect(await tabMemory(tabId)).toMatchObject({ page: 'second-factor', frameId: 9 });
    await visitState(desk, 'signed-in', page);
    expect(await tabMemory(tabId)).toMatchObject({ page: 'signed-in' });
    await visitStart(desk, page);
    expect(await tabMemory(tabId)).toMatchObject({ frameId: 0 });
    await visitState(desk, 'second-factor', page);
    await visitState(desk, 'login', page);
    expect(await tabMemory(tabId)).toMatchObject({ page: 'login' });
  });
});

describe('after a code', () => {
  async function loggedIn(desk: ReturnType<typeof fakeDesk>) {
    await visitStart(desk, page);
    await visitAccount(desk, 'student1', page);
    const given = await codeForPage(desk, cqu, origin, tabId);
    if ('problem' in given) throw new Error(given.problem);
    return given.entryId;
  }

  it('a signed-in page that is told again, since the background was stopped in between, still proves the entry', async () => {
    const desk = fakeDesk([entry({ state: 'pending' })]);
    await loggedIn(desk);
    const change = vi.spyOn(desk.vault, 'change').mockReturnValueOnce(new Promise(() => undefined));
    void visitState(desk, 'signed-in', page);
    await vi.waitFor(() => expect(change).toHaveBeenCalledTimes(1));
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries[0]?.state).toBe('proved');
  });

  it('a code that was typed over is not what a signed-in page is about', async () => {
    const desk = fakeDesk([entry({ state: 'pending' })]);
    const entryId = await loggedIn(desk);
    await visitOutcome(desk, { entryId, purpose: 'login', outcome: 'unknown' }, page);
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries[0]?.state).toBe('pending');
  });

  it('a signed-in page proves the entry and teaches its account', async () => {
    const desk = fakeDesk([entry({ state: 'pending', account: '邮箱' })]);
    await loggedIn(desk);
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries).toMatchObject([{ state: 'proved', login: 'student1' }]);
    expect((await lastActs.getValue())['cqu']?.act).toBe('accepted');
    expect((await tabMemory(tabId)).tries).toEqual([]);
  });

  it('a new secret that a log-in proves ends the one it was to replace, after a binding with an unknown end', async () => {
    const old = entry({ id: 'old' });
    const begun = entry({ id: 'new', state: 'pending', provedAt: null, secret: 'JBSWY3DPEHPK3PXP' });
    const desk = fakeDesk([old, begun]);
    expect(await loggedIn(desk)).toBe('old');
    await visitOutcome(desk, { entryId: 'old', purpose: 'login', outcome: 'refused' }, page);
    expect(await codeForPage(desk, cqu, origin, tabId)).toMatchObject({ entryId: 'new' });
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries).toMatchObject([
      { id: 'old', state: 'retired' },
      { id: 'new', state: 'proved' },
    ]);
  });

  it('the old secret, still wanted, leaves the new one pending', async () => {
    const desk = fakeDesk([entry({ id: 'old' }), entry({ id: 'new', state: 'pending', secret: 'JBSWY3DPEHPK3PXP' })]);
    await loggedIn(desk);
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries).toMatchObject([{ state: 'proved' }, { state: 'pending' }]);
  });

  it('accounts of one school with one label never end one another', async () => {
    const label = { account: 'Coremail' };
    const desk = fakeDesk([
      entry({ ...label, id: 'a', login: 'teacher2' }),
      entry({ ...label, id: 'b', secret: 'JBSWY3DPEHPK3PXP' }),
      entry({ ...label, id: 'c', login: 'student1', secret: 'MFRGGZDFMZTWQ2LK', state: 'pending' }),
    ]);
    await loggedIn(desk);
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries.map(({ state }) => state)).toEqual(['proved', 'proved', 'proved']);
  });

  it('the offer to confirm from now on is made once', async () => {
    const desk = fakeDesk([entry()]);
    await loggedIn(desk);
    await visitState(desk, 'signed-in', page);
    expect((await tabMemory(tabId)).card?.view.kind).toBe('confirm-offer');
    expect(await confirmOffered.getValue()).toBe(true);
  });

  it('a method that he went to from the authenticator is his choice in the next documents of this log-in', async () => {
    const desk = fakeDesk([entry()]);
    const chosen = async () => (await visitStart(desk, page)).choseOther;
    const show = (isHis: boolean) =>
      cardWanted(desk, { kind: 'other-method', method: 'sms', canSwitch: true, chosen: isHis }, page);
    await show(false);
    expect(await chosen()).toBe(false);
    await show(true);
    await takeCardAway(tabId, () => true);
    expect(await chosen()).toBe(true);
    await visitState(desk, 'second-factor', page);
    await visitAccount(desk, 'student1', page);
    await visitStart(desk, page);
    await visitAccount(desk, 'student1', page);
    expect(await chosen()).toBe(true);
  });

  it.each([
    ['he is signed in', (desk: Desk) => visitState(desk, 'signed-in', page)],
    ['he signs in anew', (desk: Desk) => visitState(desk, 'login', page).then(() => visitAccount(desk, 'student1', page))],
    ['he sends a password', (desk: Desk) => visitAct(desk, page)],
    ['he is at another host', (desk: Desk) => visitStart(desk, { ...page, origin: 'https://mail.cumt.edu.cn' })],
  ])('his choice of a method ends when %s', async (_when, act) => {
    const desk = fakeDesk([entry()]);
    await visitStart(desk, page);
    await cardWanted(desk, { kind: 'other-method', method: 'sms', canSwitch: true, chosen: true }, page);
    await act(desk);
    expect(await visitStart(desk, page)).toMatchObject({ choseOther: false });
  });

  it('the code box again in a new document names the entry that waits for judgement', async () => {
    const desk = fakeDesk([entry()]);
    const id = await loggedIn(desk);
    expect(await visitStart(desk, page)).toMatchObject({ awaiting: { entryId: id } });
    desk.time -= 24 * 3_600_000;
    expect(await visitStart(desk, page)).toMatchObject({ awaiting: null });
    desk.time += 24 * 3_600_000;
    await visitOutcome(desk, { entryId: id, purpose: 'login', outcome: 'refused' }, page);
    expect(await visitStart(desk, page)).toMatchObject({ awaiting: null });
    expect((await lastActs.getValue())['cqu']?.act).toBe('refused');
  });

  it.each([
    ['of a binding', 'bind'],
    ['that checked who he is, long signed in', 'signed-in'],
  ] as const)('a code %s is not proved by a log-in that follows', async (_what, at) => {
    const desk = fakeDesk([entry({ id: 'bound', state: 'pending' })]);
    await visitStart(desk, page);
    await visitState(desk, at, page);
    await changeTab(tabId, () => ({ bindingId: 'bound' }));
    await (at === 'bind' ? bindCode(desk, null, page) : codeForPage(desk, cqu, origin, tabId));
    expect((await tabMemory(tabId)).tries).toHaveLength(1);
    await visitStart(desk, page);
    await visitState(desk, 'login', page);
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries).toMatchObject([{ state: 'pending' }]);
  });

  it('a bind code is told as one to the next document, where a code box must not be taken for its refusal', async () => {
    const desk = fakeDesk([entry({ id: 'bound', state: 'pending' })]);
    await visitStart(desk, page);
    await changeTab(tabId, () => ({ bindingId: 'bound' }));
    await bindCode(desk, null, page);
    expect(await visitStart(desk, page)).toMatchObject({ awaiting: { purpose: 'bind' } });
  });

  it('a binding cut short by a page load is named to the next document, with what the list said before it, until it is judged', async () => {
    const desk = fakeDesk([entry({ id: 'bound', state: 'pending' })]);
    await visitStart(desk, page);
    await changeTab(tabId, () => ({ bindingId: 'bound' }));
    await bindCode(desk, false, page);
    desk.time += 3_600_000;
    expect(await visitStart(desk, page)).toMatchObject({ awaiting: { entryId: 'bound', purpose: 'bind' }, wasBound: false });
    await visitOutcome(desk, { entryId: 'bound', purpose: 'bind', outcome: 'unknown' }, page);
    expect(await visitStart(desk, page)).toMatchObject({ awaiting: null });
  });

  it('a log-in that went on by another method proves nothing', async () => {
    const desk = fakeDesk([entry({ state: 'pending' })]);
    await loggedIn(desk);
    await cardWanted(desk, { kind: 'other-method', method: 'sms' }, page);
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries).toMatchObject([{ state: 'pending' }]);
    expect(await visitStart(desk, page)).toMatchObject({ awaiting: null });
  });

  it('an outcome for an entry that got no code here is not taken', async () => {
    const desk = fakeDesk([entry({ id: 'mine' })]);
    await expect(visitOutcome(desk, { entryId: 'mine', purpose: 'unbind', outcome: 'accepted' }, page)).rejects.toMatchObject({
      problem: { problem: 'not-allowed' },
    });
    expect(desk.content.entries[0]?.state).toBe('proved');
  });

  it.each([
    ['login', 'proved'],
    ['bind', 'proved'],
    ['unbind', 'retired'],
  ] as const)('an accepted %s whose saving failed is taken when it is told again', async (purpose, state) => {
    const desk = fakeDesk([entry({ state: 'pending' })]);
    const entryId = await loggedIn(desk);
    const told = { entryId, purpose, outcome: 'accepted' } as const;
    vi.spyOn(desk.vault, 'change').mockRejectedValueOnce(new VaultError('write-failed'));
    await expect(visitOutcome(desk, told, page)).rejects.toMatchObject({ code: 'write-failed' });
    await visitOutcome(desk, told, page);
    expect(desk.content.entries).toMatchObject([{ state }]);
  });

  it('an accepted secret comes back from the trash', async () => {
    const desk = fakeDesk([entry({ state: 'pending' })]);
    const entryId = await loggedIn(desk);
    desk.content = { entries: desk.content.entries.map((one) => ({ ...one, trashedAt: desk.time })) };
    await visitOutcome(desk, { entryId, purpose: 'bind', outcome: 'accepted' }, page);
    expect(desk.content.entries).toMatchObject([{ state: 'proved', trashedAt: null }]);
  });

  it('an unbinding is named to the next document, which sees its end; nothing else is renamed by a page', async () => {
    const desk = fakeDesk([entry()]);
    const entryId = await loggedIn(desk);
    await visitOutcome(desk, { entryId, purpose: 'bind', outcome: 'filled' }, page);
    expect(await visitStart(desk, page)).toMatchObject({ awaiting: { purpose: 'login' } });
    await visitOutcome(desk, { entryId, purpose: 'unbind', outcome: 'filled' }, page);
    expect(await visitStart(desk, page)).toMatchObject({ awaiting: { entryId, purpose: 'unbind' } });
    await visitState(desk, 'signed-in', page);
    expect(desk.content.entries).toMatchObject([{ state: 'proved' }]);
    await visitOutcome(desk, { entryId, purpose: 'unbind', outcome: 'accepted' }, page);
    expect(desk.content.entries).toMatchObject([{ state: 'retired' }]);
  });

  it('an accepted unbinding retires the entry and keeps it', async () => {
    const desk = fakeDesk([entry()]);
    const id = await loggedIn(desk);
    await visitOutcome(desk, { entryId: id, purpose: 'unbind', outcome: 'accepted' }, page);
    expect(desk.content.entries).toMatchObject([{ id, state: 'retired' }]);
  });
});

describe('what the user decides for a host', () => {
  it('is kept: the box, and when the trust tick was set', async () => {
    const desk = fakeDesk([]);
    await visitBox({ name: 'x' }, page);
    await visitTrusted(desk, page);
    expect(await hostChoices.getValue()).toEqual({ 'mail.cqu.edu.cn': { off: false, box: { name: 'x' } } });
    expect(await trustedAt.getValue()).toEqual({ cqu: desk.time });
  });
});
