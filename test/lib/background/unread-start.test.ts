// What wakes the reading of mail.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pollDue, unreadAlarm } from '../../../lib/background/unread-poll.ts';
import { startUnread } from '../../../lib/background/unread-start.ts';
import { tallies, unreadPaused } from '../../../lib/settings/unread.ts';
import { tallyWith } from '../unread/tallies.ts';
import { fakeDesk } from './fake-desk.ts';
import { surround } from './fake-surroundings.ts';

let around = surround();
const desk = fakeDesk();
const load = vi.spyOn(globalThis, 'fetch');
const heard = (event: { addListener: unknown }) =>
  vi.mocked(event.addListener as (hear: (given?: unknown) => void) => void).mock.calls[0]?.[0];
const settled = () => pollDue(desk);
const due = (about = {}) => tallyWith({ dueAt: 0, usedAt: desk.now(), countedAt: desk.now(), ...about });

beforeEach(() => {
  around = surround();
  load
    .mockReset()
    .mockImplementation(async () => Response.json({ code: 'S_OK', var: [{ id: 1, stats: { unreadMessageCount: 7 } }] }));
});

describe('the reading of mail', () => {
  it('goes on at every start', async () => {
    await tallies.setValue([due()]);
    startUnread(desk);
    await settled();
    expect([around.badge.text, load.mock.calls.length]).toEqual(['7', 1]);
  });
  it('goes on at any alarm, also at one of another part', async () => {
    startUnread(desk);
    await settled();
    await tallies.setValue([due()]);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'lock', scheduledTime: 0, persistAcrossSessions: false });
    await settled();
    expect(load).toHaveBeenCalledTimes(1);
  });
  const minute = 60_000;
  it.each(
    (['a restart', 'an update', 'a sleep', 'alarms that were cleared'] as const).flatMap((cause) =>
      [-600, -1, 0, 45, 200].map((seconds) => [cause, seconds] as const),
    ),
  )('after %s goes on in its time, when it was due in %i s', async (cause, seconds) => {
    const dueAt = desk.now() + seconds * 1_000;
    await tallies.setValue([due({ dueAt })]);
    if (cause !== 'a sleep') await fakeBrowser.alarms.clearAll();
    if (cause === 'a sleep') await fakeBrowser.alarms.create(unreadAlarm, { when: dueAt - 3_600_000 });
    // The alarm of another part, every half minute, is what is left when ours alone was lost.
    if (cause === 'alarms that were cleared') {
      startUnread(desk);
      await settled();
      load.mockClear();
      await tallies.setValue([due({ dueAt })]);
      await fakeBrowser.alarms.clearAll();
      await fakeBrowser.alarms.onAlarm.trigger({ name: 'lock', scheduledTime: 0, persistAcrossSessions: false });
    } else startUnread(desk);
    await settled();
    const next = (await fakeBrowser.alarms.get(unreadAlarm))?.scheduledTime ?? 0;
    if (seconds <= 0 && cause !== 'alarms that were cleared') expect(load).toHaveBeenCalledTimes(1);
    expect(load.mock.calls.length === 1 || next <= Math.max(dueAt, desk.now() + minute)).toBe(true);
  });
  it('follows the user’s choices at once', async () => {
    await tallies.setValue([due({ dueAt: desk.now() + 1 })]);
    startUnread(desk);
    await settled();
    expect(around.badge.text).toBe('3');
    await unreadPaused.setValue(['cqu']);
    await settled();
    expect(around.badge.text).toBe('');
  });
  it('goes on when the user is back, or has given a permission', async () => {
    startUnread(desk);
    await tallies.setValue([due({ dueAt: desk.now() + 99, countedAt: 0 })]);
    heard(fakeBrowser.idle.onStateChanged)?.('idle');
    await settled();
    expect(load).not.toHaveBeenCalled();
    heard(fakeBrowser.idle.onStateChanged)?.('active');
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    around.permitted = false;
    heard(fakeBrowser.permissions.onRemoved)?.();
    await settled();
    expect(around.badge.text).toBe('?');
    around.permitted = true;
    heard(fakeBrowser.permissions.onAdded)?.();
    await vi.waitFor(() => expect(around.badge.text).toBe('7'));
  });
});
