// Reading what is due: how often a host is asked, for whom, and what becomes of a background that is stopped.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pollDue, unreadAlarm } from '../../../lib/background/unread-poll.ts';
import {
  announced,
  askedAt,
  keepAlive,
  previewMails,
  quietHours,
  tallies,
  type Tally,
  unreadPaused,
} from '../../../lib/settings/unread.ts';
import { never } from '../../../lib/unread/tally.ts';
import { minute, origin, tallyWith } from '../unread/tallies.ts';
import { fakeDesk } from './fake-desk.ts';
import { surround } from './fake-surroundings.ts';

let around = surround();
const desk = fakeDesk();
const start = desk.now();
const load = vi.spyOn(globalThis, 'fetch');
const folders = (count: number) => Response.json({ code: 'S_OK', var: [{ id: 1, stats: { unreadMessageCount: count } }] });
const due = (about: Partial<Tally> = {}) => tallyWith({ dueAt: desk.now(), usedAt: desk.now(), countedAt: desk.now(), ...about });
const first = async () => (await tallies.getValue())[0];
const alarmAt = async () => (await fakeBrowser.alarms.get(unreadAlarm))?.scheduledTime;

beforeEach(() => {
  around = surround();
  desk.time = start;
  load.mockReset().mockImplementation(async () => folders(7));
});

describe('a mailbox that is due', () => {
  it('is read with one request, shown, and planned for a period later', async () => {
    await tallies.setValue([due()]);
    await pollDue(desk);
    expect(load).toHaveBeenCalledTimes(1);
    expect(around.badge.text).toBe('7');
    const { dueAt = 0, count } = (await first()) ?? {};
    expect([count, Math.abs(dueAt - start - 5 * minute) <= minute, await alarmAt()]).toEqual([7, true, dueAt]);
  });
  it('is read at once after the clock was set back by a day, and believed; then in its turn again', async () => {
    const day = 24 * 60 * minute;
    await tallies.setValue([
      due({ countedAt: start + day, usedAt: start + day, dueAt: start + day + 5 * minute, state: 'unreachable', failures: 6 }),
    ]);
    await askedAt.setValue({ [origin]: [start + day - 9 * minute, start + day - 5 * minute, start + day - minute] });
    await pollDue(desk);
    // The host's turn counts from now: nobody knows how long ago it was asked.
    expect([load.mock.calls.length, await alarmAt()]).toEqual([0, start + 10 * minute]);
    desk.time += 10 * minute;
    await pollDue(desk);
    expect(load).toHaveBeenCalledTimes(1);
    expect(await first()).toMatchObject({ state: 'count', count: 7, failures: 0, countedAt: desk.time, usedAt: start });
    expect((await first())?.dueAt).toBeLessThanOrEqual(desk.time + 6 * minute);
  });
  it('is not read before that', async () => {
    await tallies.setValue([due({ dueAt: start + 1 })]);
    await pollDue(desk);
    expect(load).not.toHaveBeenCalled();
    expect(await alarmAt()).toBe(start + 1_000);
  });
  it('waits for its host’s turn, also beside another of the same host', async () => {
    await tallies.setValue([due(), due({ key: 'b', sid: 'other1' })]);
    await pollDue(desk);
    await pollDue(desk);
    expect(load).toHaveBeenCalledTimes(1);
    expect(await alarmAt()).toBe(start + minute);
    desk.time += minute;
    await pollDue(desk);
    expect(load).toHaveBeenCalledTimes(2);
  });
  it('has its request on record before it is sent, so that a stop in between repeats nothing', async () => {
    const seen: unknown[] = [];
    load.mockImplementation(async () => (seen.push(await askedAt.getValue()), folders(7)));
    await tallies.setValue([due()]);
    await pollDue(desk);
    expect(seen).toEqual([{ [origin]: [start] }]);
  });
  it('is read less often with nobody at the computer', async () => {
    around.idle = 'idle';
    await tallies.setValue([due()]);
    await pollDue(desk);
    expect((await first())?.dueAt).toBeGreaterThanOrEqual(start + 12 * minute);
  });
  it('in a session that was replaced meanwhile keeps nothing of the answer', async () => {
    load.mockImplementation(async () => (await tallies.setValue([due({ sid: 'newer1', count: 1 })]), folders(7)));
    await tallies.setValue([due()]);
    await pollDue(desk);
    expect(await first()).toMatchObject({ sid: 'newer1', count: 1 });
  });
});

describe('what is heard while a reading is under way', () => {
  it('of the page is newer than the answer', async () => {
    load.mockImplementation(async () => {
      desk.time += 1_000;
      await tallies.setValue([due({ count: 9, countedAt: desk.now(), usedAt: desk.now() })]);
      desk.time += 1_000;
      return folders(2);
    });
    await tallies.setValue([due()]);
    await pollDue(desk);
    expect(await first()).toMatchObject({ count: 9, countedAt: start + 1_000 });
    expect((await first())?.dueAt).toBeGreaterThan(desk.now() + minute);
  });
  it('a call is not lost, not even while the next time is being planned', async () => {
    const plan = vi.spyOn(fakeBrowser.alarms, 'create').mockImplementationOnce(async () => {
      await tallies.setValue([due()]);
      void pollDue(desk);
    });
    await tallies.setValue([due({ dueAt: start + minute })]);
    await pollDue(desk);
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    plan.mockRestore();
  });
});

describe('in quiet hours', () => {
  const quiet = async () => {
    desk.time = new Date(2026, 2, 9, 23).getTime();
    await quietHours.setValue({ from: 22 * 60, to: 7 * 60 });
  };
  const morning = new Date(2026, 2, 10, 7).getTime();
  it('nobody is asked for anything, and the first reading is at their end', async () => {
    await quiet();
    await tallies.setValue([due({ headsWanted: 1, mailsDue: true })]);
    await pollDue(desk);
    desk.time += 30 * minute;
    await pollDue(desk);
    expect([load.mock.calls.length, around.badge.text, around.badge.title.includes('unread_quiet'), await alarmAt()]).toEqual([
      0,
      '',
      true,
      morning,
    ]);
    desk.time = morning;
    await keepAlive.setValue(true);
    await pollDue(desk);
    expect(load).toHaveBeenCalledTimes(1);
  });
  it('a number that is young enough is shown until it is old', async () => {
    await quiet();
    await tallies.setValue([due()]);
    await pollDue(desk);
    expect([around.badge.text, await alarmAt()]).toEqual(['3', desk.time + 10 * minute + 1]);
  });
});

describe('a mailbox', () => {
  it.each([
    ['paused', async () => unreadPaused.setValue(['cqu'])],
    ['without permission', async () => void (around.permitted = false)],
    ['the user has left', async () => tallies.setValue([due({ usedAt: start - 31 * minute })])],
    ['signed out', async () => tallies.setValue([due({ state: 'signed-out', dueAt: never })])],
    ['of a product without a reader', async () => tallies.setValue([due({ product: 'unknown', sid: '' })])],
  ])('that is %s is not asked for, and wakes nobody every second', async (_what, prepare) => {
    await tallies.setValue([due()]);
    await prepare();
    await pollDue(desk);
    expect(load).not.toHaveBeenCalled();
    expect((await alarmAt()) ?? start + minute).toBeGreaterThanOrEqual(start + minute);
  });
  it('the user has left is read on if he wants its session kept alive, or its tab is still there', async () => {
    await keepAlive.setValue(true);
    await tallies.setValue([due({ usedAt: start - 31 * minute })]);
    await pollDue(desk);
    await keepAlive.setValue(false);
    desk.time += 10 * minute;
    around.page = { address: `${origin}/coremail/XT/index.jsp?sid=abcDEF123`, account: null, reading: null };
    await tallies.setValue([due({ usedAt: start - 31 * minute, tabId: 3 })]);
    await pollDue(desk);
    expect(load).toHaveBeenCalledTimes(2);
    expect((await first())?.usedAt).toBe(desk.now());
  });
});

describe('a mailbox that only its page tells of', () => {
  const beijing = 'https://mail.beijing.gov.cn';
  const open = (count: number) => ({
    address: `${beijing}/mail`,
    account: null,
    reading: { state: 'count', count, exact: true },
  });
  const tally = due({ product: 'unknown', institutionId: 'beijing', origin: beijing, route: 'page', sid: '', tabId: 3 });
  it('is asked there again and again while it is open, and its host never', async () => {
    around.page = open(4);
    await tallies.setValue([tally]);
    for (let times = 0; times < 5; times++) {
      await pollDue(desk);
      expect([(await first())?.countedAt, await alarmAt(), around.badge.text]).toEqual([desk.time, desk.time + 5 * minute, '4']);
      desk.time += 5 * minute;
    }
    expect([load.mock.calls.length, await askedAt.getValue()]).toEqual([0, {}]);
  });
  it('is not asked for once it is closed; its number grows old and is then none', async () => {
    await tallies.setValue([tally]);
    await pollDue(desk);
    expect([(await first())?.dueAt, around.badge.text, await alarmAt()]).toEqual([never, '3', start + 10 * minute + 1]);
    desk.time += 10 * minute + 1;
    await pollDue(desk);
    expect(around.badge.text).toBe('…');
  });
});

describe('the open page', () => {
  const sid = '97o4qrOg3vpLOi5E,7';
  const exmail = (about: Partial<Tally> = {}) =>
    due({
      product: 'exmail',
      institutionId: 'cumt',
      origin: 'https://mail.cumt.edu.cn',
      route: 'folderlist',
      sid,
      tabId: 3,
      proved: false,
      ...about,
    });
  const says = (count: number, of = sid) => ({
    address: `https://mail.cumt.edu.cn/cgi-bin/frame_html?sid=${of}`,
    account: null,
    reading: { state: 'count', count, exact: true },
  });
  const list = (count: number) => new Response(`<a id="folder_1">收件箱(${count})</a>`);
  it('is asked first, and proves the way the background reads', async () => {
    around.page = says(7);
    load.mockImplementation(async () => list(7));
    await tallies.setValue([exmail()]);
    await pollDue(desk);
    expect(await first()).toMatchObject({ count: 7, proved: true, state: 'count' });
  });
  it('is believed more than a way that is not proved', async () => {
    around.page = says(4);
    load.mockImplementation(async () => list(44));
    await tallies.setValue([exmail()]);
    await pollDue(desk);
    expect(await first()).toMatchObject({ count: 4, proved: false, route: 'frame_html', countedAt: start });
  });
  it('is believed when the host says that the session is over, for a while', async () => {
    around.page = says(7);
    load.mockImplementation(async () => new Response('', { status: 401 }));
    await tallies.setValue([exmail({ proved: true })]);
    const states: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      await pollDue(desk);
      states.push((await first())?.state);
      desk.time = Math.max((await first())?.dueAt ?? 0, desk.time + 10 * minute);
    }
    expect(states).toEqual(['count', 'count', 'signed-out']);
  });
  it.each([null, 'nonsense', says(9, '00o4qrOg3vpLOi5E,7')])('that answers %j says nothing of this mailbox', async (page) => {
    around.page = page;
    load.mockImplementation(async () => list(9));
    await tallies.setValue([exmail({ count: 1, countedAt: start - minute })]);
    await pollDue(desk);
    expect(await first()).toMatchObject({ count: 1, countedAt: start - minute, proved: false });
  });
});

describe('letters for a notice', () => {
  it('are read in place of the number, and announced with their heads', async () => {
    await announced.setValue(['cqu']);
    load.mockImplementation(async () =>
      Response.json({ code: 'S_OK', total: 1, var: [{ from: 'A', subject: '选课', flags: {} }] }),
    );
    await tallies.setValue([due({ headsWanted: 1, mailsDue: true, dueAt: 0 })]);
    await pollDue(desk);
    expect(around.notices).toMatchObject([{ message: 'unread_new 1\nA · 选课' }]);
    expect([load.mock.calls.length, (await first())?.headsWanted, ((await first())?.dueAt ?? 0) > start]).toEqual([1, 0, true]);
  });
});

describe('letters for the popup', () => {
  const letters = ['a', 'b', 'c', 'd'].map((subject) => ({ from: 'A\u202e', subject, flags: {} }));
  it('are read in place of the number, three are kept, and nobody is told of them', async () => {
    await previewMails.setValue(true);
    await announced.setValue(['cqu']);
    load.mockImplementation(async () => Response.json({ code: 'S_OK', total: 4, var: letters }));
    await tallies.setValue([due({ mailsDue: true })]);
    await pollDue(desk);
    expect((await first())?.mails.map(({ from, subject }) => `${from} ${subject}`)).toEqual(['A a', 'A b', 'A c']);
    expect([load.mock.calls.length, (await first())?.mailsDue, around.notices]).toEqual([1, false, []]);
  });
  it('are not kept where the user no longer wants them', async () => {
    load.mockImplementation(async () => Response.json({ code: 'S_OK', total: 4, var: letters }));
    await tallies.setValue([due({ mailsDue: true })]);
    await pollDue(desk);
    expect((await first())?.mails).toEqual([]);
  });
});

describe('the alarm', () => {
  it('also rings when a number becomes too old to be shown, and not at all with nothing to do', async () => {
    await tallies.setValue([due({ dueAt: never })]);
    await pollDue(desk);
    expect(await alarmAt()).toBe(start + 10 * minute + 1);
    await tallies.setValue([]);
    await pollDue(desk);
    expect(await alarmAt()).toBeUndefined();
  });
  it('comes back by any look, should the browser have lost it', async () => {
    await tallies.setValue([due({ dueAt: start + 2 * minute })]);
    await pollDue(desk);
    await fakeBrowser.alarms.clearAll();
    await pollDue(desk);
    expect(await alarmAt()).toBe(start + 2 * minute);
  });
  it('stays a whole minute away while a host is in trouble', async () => {
    load.mockImplementation(async () => new Response('', { status: 503, headers: { 'Retry-After': '600' } }));
    await tallies.setValue([due()]);
    await pollDue(desk);
    expect([around.badge.text, (await alarmAt()) === start + 10 * minute]).toEqual(['×', true]);
  });
});
