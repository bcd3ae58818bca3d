// Notices of new mail: what they say, and where a click leads.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announce, hearNotices, isAnnounced, noticeClicked } from '../../../lib/background/unread-notice.ts';
import { announced, tallies, unreadPaused } from '../../../lib/settings/unread.ts';
import { tallyWith } from '../unread/tallies.ts';
import { surround } from './fake-surroundings.ts';

let around = surround();
const open = vi.spyOn(fakeBrowser.tabs, 'create');
beforeEach(() => {
  around = surround();
  open.mockReset().mockResolvedValue({} as never);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([] as never);
});

describe('a notice', () => {
  it('says how much is new, and neither sender nor subject', async () => {
    await announce(tallyWith(), 2, null);
    expect(around.notices).toMatchObject([{ id: 'unread a', title: 'Chongqing University', message: 'unread_new 2' }]);
  });
  it('names three letters at most, cleaned, where the user wants that', async () => {
    const head = { from: 'A\u202e', subject: 'x\ny' };
    await announce(tallyWith(), 9, [head, { from: '', subject: '\u200b' }, head, head]);
    expect(around.notices?.[0]?.message.split('\n')).toEqual(['unread_new 9', 'A · x y', 'A · x y']);
  });
  it('never names more letters than are new', async () => {
    await announce(tallyWith(), 1, [
      { from: 'new', subject: '' },
      { from: 'old', subject: '' },
    ]);
    expect(around.notices?.[0]?.message).toBe('unread_new 1\nnew');
  });
  it('is made only where the user switched it on, and the browser lets us', async () => {
    expect(await isAnnounced(tallyWith())).toBe(false);
    await announced.setValue(['cqu']);
    expect([await isAnnounced(tallyWith()), await isAnnounced(tallyWith({ institutionId: 'cumt' }))]).toEqual([true, false]);
    around.notices = null;
    expect(await isAnnounced(tallyWith())).toBe(false);
    await announce(tallyWith(), 2, null);
    hearNotices();
  });
  it('is not made while the mailbox is paused, though an open page still tells its number', async () => {
    await announced.setValue(['cqu', 'cumt']);
    await unreadPaused.setValue(['cqu']);
    expect([await isAnnounced(tallyWith()), await isAnnounced(tallyWith({ institutionId: 'cumt' }))]).toEqual([false, true]);
  });
});

describe('a click on it', () => {
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
