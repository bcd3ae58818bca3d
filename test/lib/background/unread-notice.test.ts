// Notices of new mail: what they say, and where a click leads.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announce, hearNotices, isAnnounced, noticeClicked } from '../../../lib/background/unread-notice.ts';
import {
  announced,
  noticeSound,
  noticeWords,
  quietHours,
  snoozedUntil,
  tallies,
  unreadPaused,
  wordsOnly,
} from '../../../lib/settings/unread.ts';
import { tallyWith } from '../unread/tallies.ts';
import { surround } from './fake-surroundings.ts';

const { playSound, lender } = vi.hoisted(() => ({ playSound: vi.fn<(name: string) => Promise<void>>(), lender: vi.fn() }));
vi.mock('../../../lib/background/sound.ts', () => ({ playSound, lender }));

let around = surround();
const now = new Date(2026, 2, 9, 23).getTime();
const letter = (subject: string, about: object = {}) => ({ from: '', subject, id: '', ...about });
const open = vi.spyOn(fakeBrowser.tabs, 'create');
beforeEach(() => {
  around = surround();
  playSound.mockReset().mockResolvedValue(undefined);
  lender.mockReset().mockReturnValue({});
  open.mockReset().mockResolvedValue({} as never);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([] as never);
});

describe('a notice', () => {
  it('says how much is new, and neither sender nor subject', async () => {
    await announce(tallyWith(), 2, null);
    expect(around.notices).toMatchObject([{ id: 'unread a', title: 'Chongqing University', message: 'unread_new 2' }]);
  });
  it('names three letters at most, cleaned, where the user wants that', async () => {
    const head = letter('x\ny', { from: 'A\u202e' });
    await announce(tallyWith(), 9, [head, letter('\u200b'), head, head]);
    expect(around.notices?.[0]?.message.split('\n')).toEqual(['unread_new 9', 'A · x y', 'A · x y']);
  });
  it('never names more letters than are new', async () => {
    await announce(tallyWith(), 1, [letter('new'), letter('old')]);
    expect(around.notices?.[0]?.message).toBe('unread_new 1\nnew');
  });
  it('is made only where the user switched it on, and the browser lets us', async () => {
    expect(await isAnnounced(tallyWith(), now)).toBe(false);
    await announced.setValue(['cqu']);
    expect([await isAnnounced(tallyWith(), now), await isAnnounced(tallyWith({ institutionId: 'cumt' }), now)]).toEqual([
      true,
      false,
    ]);
    around.notices = null;
    expect(await isAnnounced(tallyWith(), now)).toBe(false);
    await announce(tallyWith(), 2, null);
    hearNotices();
  });
  it('is not made while the mailbox is paused, though an open page still tells its number', async () => {
    await announced.setValue(['cqu', 'cumt']);
    await unreadPaused.setValue(['cqu']);
    expect([await isAnnounced(tallyWith(), now), await isAnnounced(tallyWith({ institutionId: 'cumt' }), now)]).toEqual([
      false,
      true,
    ]);
  });
});

describe('a notice after another of the same mailbox', () => {
  const told = async (fresh: number) => {
    const [tally] = await tallies.getValue();
    await announce(tally ?? tallyWith(), fresh, [letter('x', { id: '1:a' })]);
    return around.notices?.at(-1)?.message.split('\n')[0];
  };
  it('adds to its number while that is on show, and leads to no single letter then', async () => {
    await tallies.setValue([tallyWith()]);
    expect([await told(2), await told(1), (await tallies.getValue())[0]?.letter]).toEqual(['unread_new 2', 'unread_new 3', '']);
  });
  it('counts anew when that has gone', async () => {
    await tallies.setValue([tallyWith()]);
    await told(2);
    await fakeBrowser.notifications.clear('unread a');
    expect([await told(1), (await tallies.getValue())[0]?.letter]).toEqual(['unread_new 1', '1:a']);
  });
});

it('for as long as the user wants none nothing is announced', async () => {
  await announced.setValue(['cqu']);
  await snoozedUntil.setValue(now + 1);
  expect([await isAnnounced(tallyWith(), now), await isAnnounced(tallyWith(), now + 1)]).toEqual([false, true]);
});

describe('in quiet hours', () => {
  it('nothing is announced, and after them it is', async () => {
    await announced.setValue(['cqu']);
    await quietHours.setValue({ from: 22 * 60, to: 7 * 60 });
    expect([await isAnnounced(tallyWith(), now), await isAnnounced(tallyWith(), now + 8 * 3_600_000)]).toEqual([false, true]);
  });
});

describe('words that matter', () => {
  const titles = () => around.notices?.map(({ title }) => title);
  const names = ['Chongqing University', '选课 · Chongqing University'];
  it('stand first, and bring their letters before the others', async () => {
    await noticeWords.setValue(['缴费', '选课']);
    await announce(
      tallyWith(),
      4,
      ['a', 'b', 'c', '关于选课'].map((subject) => letter(subject)),
    );
    expect(around.notices?.[0]?.message.split('\n')).toEqual(['unread_new 4', '关于选课', 'a', 'b']);
    await announce(tallyWith(), 1, [letter('x'), letter('old 选课')]);
    expect(titles()).toEqual([names[1], names[0]]);
  });
  it('alone are announced where the user wants that and every new subject was seen', async () => {
    await noticeWords.setValue(['选课']);
    await wordsOnly.setValue(true);
    await announce(tallyWith(), 1, [letter('午餐')]);
    expect(titles()).toEqual([]);
    await announce(tallyWith(), 1, [letter('选课')]);
    await announce(tallyWith(), 2, [letter('午餐')]);
    await announce(tallyWith(), 1, null);
    expect(titles()).toEqual([names[1], names[0], names[0]]);
    await noticeWords.setValue([]);
    await announce(tallyWith(), 1, [letter('午餐')]);
    expect(titles()).toHaveLength(4);
  });
});

describe('the sound of a notice', () => {
  const heard = () => playSound.mock.calls.map(([name]) => name);
  it.each([
    ['system', false, []],
    ['none', true, []],
    ['drop', true, ['drop']],
  ] as const)('is as the user chose, and never two at once: %s', async (sound, isSilent, ours) => {
    await noticeSound.setValue(sound);
    await announce(tallyWith(), 1, null);
    expect([around.notices?.map((notice) => 'silent' in notice), heard()]).toEqual([[isSilent], ours]);
  });
  it.each(['idle', 'locked'] as const)('is not heard while the user is away: %s', async (presence) => {
    around.idle = presence;
    await noticeSound.setValue('drop');
    await announce(tallyWith(), 1, null);
    expect([around.notices?.map((notice) => 'silent' in notice), heard()]).toEqual([[true], []]);
  });
  it('is not heard where nothing is announced', async () => {
    await noticeSound.setValue('drop');
    await noticeWords.setValue(['选课']);
    await wordsOnly.setValue(true);
    await announce(tallyWith(), 1, [letter('午餐')]);
    around.notices = null;
    await announce(tallyWith(), 1, null);
    expect(heard()).toEqual([]);
  });
  it('in Firefox leaves the system its own', async () => {
    lender.mockReturnValue(undefined);
    await noticeSound.setValue('knock');
    await announce(tallyWith(), 1, null);
    expect([around.notices?.map((notice) => 'silent' in notice), heard()]).toEqual([[false], ['knock']]);
  });
});

describe('a click on it', () => {
  it('opens the one letter it was of, and the unread ones when there were more or the session has ended', async () => {
    const opened = () => open.mock.calls.at(-1)?.[0].url;
    await tallies.setValue([tallyWith()]);
    await announce(tallyWith(), 1, [letter('x', { id: '1:tbiA"b' })]);
    await noticeClicked('unread a');
    expect(opened()).toBe('https://mail.cqu.edu.cn/coremail/XT/index.jsp?sid=abcDEF123#mail.read|{"fid":1,"mid":"1:tbiA\\"b"}');
    await announce(tallyWith(), 2, [letter('x', { id: '1:a' }), letter('y', { id: '1:b' })]);
    await noticeClicked('unread a');
    expect(opened()).toContain('#mail.list');
    await announce(tallyWith(), 1, [letter('x', { id: '1:a' })]);
    await tallies.setValue((await tallies.getValue()).map((tally) => ({ ...tally, state: 'signed-out' as const })));
    await noticeClicked('unread a');
    expect(opened()).toBe('https://mail.cqu.edu.cn/');
  });
  it('leads to the unread letters', async () => {
    await tallies.setValue([tallyWith()]);
    await noticeClicked('unread a');
    expect(open.mock.calls).toEqual([
      [{ url: 'https://mail.cqu.edu.cn/coremail/XT/index.jsp?sid=abcDEF123#mail.list|{"fid":1}' }],
    ]);
  });
  it('after the session’s end leads to where the user signs in, and one on another notice nowhere', async () => {
    await tallies.setValue([tallyWith({ state: 'signed-out' })]);
    await noticeClicked('unread a');
    expect(open.mock.calls).toEqual([[{ url: 'https://mail.cqu.edu.cn/' }]]);
    await noticeClicked('unread b');
    expect(open).toHaveBeenCalledTimes(1);
  });
  it('is heard as soon as there can be notices', () => {
    hearNotices();
    expect(fakeBrowser.notifications.onClicked.addListener).toHaveBeenCalledTimes(1);
  });
});
