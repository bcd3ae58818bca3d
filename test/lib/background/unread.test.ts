// What open mailboxes say: whose session it is, and what the badge makes of it.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeTab } from '../../../lib/background/tabs.ts';
import { askSoon, unreadPage } from '../../../lib/background/unread.ts';
import { visitAccount } from '../../../lib/background/visits.ts';
import { pollDue } from '../../../lib/background/unread-poll.ts';
import { announced, askedAt, tallies } from '../../../lib/settings/unread.ts';
import { never } from '../../../lib/unread/tally.ts';
import { minute, origin, tallyWith } from '../unread/tallies.ts';
import { fakeDesk, page } from './fake-desk.ts';
import { surround } from './fake-surroundings.ts';

let around = surround();
const desk = fakeDesk();
const load = vi.spyOn(globalThis, 'fetch');
beforeEach(() => {
  around = surround();
  load.mockReset().mockRejectedValue(new TypeError('offline'));
});

const address = (sid: string) => `${origin}/coremail/XT/index.jsp?sid=${sid}`;
const says = async (sid: string, count: number | null, account: string | null = null) => {
  const reading = count === null ? null : ({ state: 'count', count, exact: true } as const);
  await unreadPage(desk, { address: address(sid), account, reading }, page);
  await pollDue(desk);
};
/** As if the host had just been asked. */
const hold = () => askedAt.setValue({ [origin]: [desk.now()] });

describe('an open mailbox', () => {
  it('is on the badge as soon as it says a number', async () => {
    await hold();
    await says('abcDEF123', 5);
    expect(around.badge.text).toBe('5');
    expect(await tallies.getValue()).toMatchObject([{ institutionId: 'cqu', product: 'coremail', tabId: 7, sid: 'abcDEF123' }]);
    await says('abcDEF123', 6);
    expect([around.badge.text, (await tallies.getValue()).length]).toEqual(['6', 1]);
  });
  it('that says none is asked for at its host', async () => {
    await says('abcDEF123', null);
    expect(load).toHaveBeenCalledTimes(1);
  });
  it('in a new session is the same mailbox, two accounts are two', async () => {
    await hold();
    await says('abcDEF123', 5, 'a@cqu.edu.cn');
    await says('newer123', 6, 'a@cqu.edu.cn');
    await says('other123', 2, 'b@cqu.edu.cn');
    expect((await tallies.getValue()).map(({ sid, account, announcedCount }) => [sid, account, announcedCount])).toEqual([
      ['newer123', 'a@cqu.edu.cn', 6],
      ['other123', 'b@cqu.edu.cn', 2],
    ]);
    expect(around.badge.text).toBe('8');
  });
  it('of another person, or who knows whose, has no new mail', async () => {
    await hold();
    const known = async () => (await tallies.getValue()).map(({ account, announcedCount }) => [account, announcedCount]);
    await announced.setValue(['cqu']);
    await says('abcDEF123', 5);
    await says('newer123', 6);
    expect(await known()).toEqual([[null, 6]]);
    await says('newer123', 6, 'a@cqu.edu.cn');
    await says('third123', 9);
    expect(await known()).toEqual([[null, 9]]);
    await says('third123', 9, 'a@cqu.edu.cn');
    await says('third123', 12, 'b@cqu.edu.cn');
    expect([await known(), around.notices]).toEqual([[['b@cqu.edu.cn', 12]], []]);
    await says('last1234', 13, 'b@cqu.edu.cn');
    expect(around.notices).toMatchObject([{ message: 'unread_new 1' }]);
  });
  it('whose page names nobody is of him who signed in in its tab: what came between two of his sessions is new', async () => {
    await hold();
    await announced.setValue(['cqu']);
    const signIn = (account: string) => visitAccount(desk, account, page);
    await changeTab(7, () => ({ origin }));
    await signIn('Student1@cqu.edu.cn');
    await says('abcDEF123', 5);
    await signIn('student1');
    await says('newer123', 7);
    expect(await tallies.getValue()).toMatchObject([{ account: 'student1', sid: 'newer123', announcedCount: 7 }]);
    expect(around.notices).toMatchObject([{ message: 'unread_new 2' }]);
    await signIn('student2');
    await says('newer123', 7);
    expect(await tallies.getValue()).toHaveLength(1);
    await says('other123', 9);
    await changeTab(7, () => ({ origin: 'https://x' }));
    await says('third123', 12);
    expect([(await tallies.getValue()).map(({ account }) => account), around.notices?.length]).toEqual([['student2', null], 1]);
  });
  it('learns its address when the page tells it later', async () => {
    await hold();
    await says('abcDEF123', 5);
    await says('abcDEF123', 5, 'a@cqu.edu.cn');
    expect(await tallies.getValue()).toMatchObject([{ account: 'a@cqu.edu.cn', count: 5 }]);
  });
  it.each(['https://mail.cumt.edu.cn/cgi-bin/frame_html?sid=97o4qrOg3vpLOi5E,7', 'https://mail.cqu.edu.cn/', 'x'])(
    'may not speak of %s',
    async (elsewhere) => {
      await unreadPage(desk, { address: elsewhere, account: null, reading: null }, page);
      expect(await tallies.getValue()).toEqual([]);
    },
  );
});

describe('asking sooner', () => {
  const dues = async () => (await tallies.getValue()).map(({ dueAt }) => dueAt - desk.now());
  it('is for the host whose sign-in page is open', async () => {
    await hold();
    await tallies.setValue([
      tallyWith({ dueAt: desk.now() + minute, usedAt: desk.now() }),
      tallyWith({ key: 'b', origin: 'https://x', dueAt: desk.now() + minute, usedAt: desk.now() }),
    ]);
    await askSoon(desk, origin);
    expect(await dues()).toEqual([0, minute]);
  });
  it('is never for a host in trouble, nor for a mailbox that is left', async () => {
    await hold();
    await tallies.setValue([tallyWith({ failures: 2, dueAt: desk.now() + minute }), tallyWith({ key: 'b', dueAt: never })]);
    await askSoon(desk, null);
    expect(await dues()).toEqual([minute, never - desk.now()]);
  });
  it('is, when the user is back, only for what was not read for a while', async () => {
    await hold();
    const at = { dueAt: desk.now() + minute, usedAt: desk.now() };
    await tallies.setValue([
      tallyWith({ ...at, countedAt: desk.now() - minute }),
      tallyWith({ ...at, key: 'b', countedAt: desk.now() - 6 * minute }),
    ]);
    await askSoon(desk, null);
    expect(await dues()).toEqual([minute, 0]);
  });
});
