// The store of tallies, and how mailboxes stand.
import { beforeEach, describe, expect, it } from 'vitest';
import { changeTally, isPermitted, nameOf, periodMs, unreadViews } from '../../../lib/background/tallies.ts';
import { cqu } from '../../../lib/institutions/cqu.ts';
import { tallies, unreadMinutes, unreadPaused } from '../../../lib/settings/unread.ts';
import { tallyWith } from '../unread/tallies.ts';
import { surround } from './fake-surroundings.ts';

let around = surround();
beforeEach(() => {
  around = surround();
});

describe('a tally', () => {
  it('is changed one change at a time, so that none is lost', async () => {
    await tallies.setValue([tallyWith({ count: 0 }), tallyWith({ key: 'b', count: 5 })]);
    await Promise.all(Array.from({ length: 20 }, () => changeTally('a', (tally) => ({ ...tally, count: tally.count + 1 }))));
    expect((await tallies.getValue()).map(({ count }) => count)).toEqual([20, 5]);
  });
  it('that has gone is not made anew', async () => {
    expect(await changeTally('gone', (tally) => tally)).toBeNull();
    expect(await tallies.getValue()).toEqual([]);
  });
});

describe('the mailboxes of an institution', () => {
  it('are those whose pages were open, or one that waits', async () => {
    expect(await unreadViews(cqu, 0)).toMatchObject([{ key: '', state: 'waiting' }]);
    await tallies.setValue([tallyWith(), tallyWith({ key: 'b', state: 'signed-out' }), tallyWith({ institutionId: 'cumt' })]);
    expect(await unreadViews(cqu, 0)).toMatchObject([{ state: 'count', count: 3 }, { state: 'signed-out' }]);
  });
  it('follow the user’s choices and the browser’s permission', async () => {
    await unreadPaused.setValue(['cqu']);
    expect(await unreadViews(cqu, 0)).toMatchObject([{ state: 'paused' }]);
    around.permitted = false;
    expect([await unreadViews(cqu, 0), await isPermitted('https://x')]).toMatchObject([[{ state: 'no-permission' }], false]);
    await unreadMinutes.setValue(10);
    expect(await periodMs()).toBe(600_000);
  });
});

it('an institution has a name in both languages', () => {
  expect([nameOf('cqu', 'zh-CN'), nameOf('cqu', 'en'), nameOf('x', 'en')]).toEqual(['重庆大学', 'Chongqing University', 'x']);
});
