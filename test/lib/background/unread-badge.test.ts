// The badge as it is drawn: mark, colour, and a line for each mailbox.
import { beforeEach, describe, expect, it } from 'vitest';
import { drawBadge } from '../../../lib/background/unread-badge.ts';
import { mailboxes } from '../../../lib/settings/items.ts';
import { quietHours, type Tally, tallies, unreadPaused } from '../../../lib/settings/unread.ts';
import { tallyWith } from '../unread/tallies.ts';
import { fakeDesk } from './fake-desk.ts';
import { surround } from './fake-surroundings.ts';

let around = surround();
const desk = fakeDesk();
beforeEach(() => {
  around = surround();
  desk.state = 'open';
});

describe('the badge', () => {
  it('is empty on the first day', async () => {
    await drawBadge(desk);
    expect(around.badge).toMatchObject({ text: '', title: 'app_name' });
  });
  it('has a line with number and minute, with the address where it is known', async () => {
    await mailboxes.setValue(['cqu', 'cumt']);
    await tallies.setValue([
      tallyWith({ account: 'a@b', countedAt: desk.now() }),
      tallyWith({ key: 'b', count: 25, exact: false, countedAt: desk.now() }),
    ]);
    await drawBadge(desk);
    expect(around.badge).toMatchObject({ text: '28+', color: '#0b57d0' });
    expect(around.badge.title.split('\n').map((line) => line.split(' · ').slice(0, 2))).toEqual([
      ['app_name'],
      ['a@b', 'unread_count 3'],
      ['Chongqing University', 'unread_count 25+'],
      ['China University of Mining and Technology', 'unread_waiting 0'],
    ]);
    expect(around.badge.title).toMatch(/\d\d:\d\d/);
  });
  const minute = 60_000;
  const cqu = 'Chongqing University';
  const time = (at: number) => new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit' }).format(at);
  const table: readonly (readonly [string, Partial<Tally>, string, string, string])[] = [
    ['a number', {}, '3', '#0b57d0', 'unread_count 3'],
    ['99', { count: 99 }, '99', '#0b57d0', 'unread_count 99'],
    ['more than 99', { count: 1_234 }, '99+', '#0b57d0', 'unread_count 1234'],
    ['at least so many', { count: 25, exact: false }, '25+', '#0b57d0', 'unread_count 25+'],
    ['none', { count: 0 }, '0', '#5f6368', 'unread_count 0'],
    ['signed out', { state: 'signed-out' }, '!', '#8a5300', 'unread_signedout 3'],
    ['unreachable', { state: 'unreachable' }, '×', '#b3261e', 'unread_error 3'],
    ['changed', { state: 'changed' }, '≠', '#a0185c', 'unread_changed 3'],
    ['stale', { countedAt: desk.now() - 11 * minute }, '…', '#5f6368', 'unread_stale 3'],
    ['not read yet', { state: 'waiting' }, '', '#5f6368', 'unread_waiting 3'],
  ];
  it.each(table)('of a mailbox that is %s', async (_state, about, text, color, words) => {
    const tally = tallyWith({ countedAt: desk.now(), ...about });
    await tallies.setValue([tally]);
    await drawBadge(desk);
    expect(around.badge).toEqual({ text, color, title: `app_name\n${[cqu, words, time(tally.countedAt)].join(' · ')}` });
  });
  it('of a mailbox that is paused is empty, and says so; without permission that comes first', async () => {
    await tallies.setValue([tallyWith({ countedAt: desk.now() })]);
    await unreadPaused.setValue(['cqu']);
    const title = (words: string) => `app_name\n${[cqu, words, time(desk.now())].join(' · ')}`;
    await drawBadge(desk);
    expect(around.badge).toEqual({ text: '', color: '#5f6368', title: title('unread_paused 3') });
    around.permitted = false;
    await drawBadge(desk);
    expect(around.badge).toEqual({ text: '?', color: '#6a3fa0', title: title('unread_nopermission 3') });
  });
  it('in quiet hours is empty once the number is old, and says why', async () => {
    const at = new Date(desk.now());
    const now = at.getHours() * 60 + at.getMinutes();
    await quietHours.setValue({ from: now, to: (now + 60) % 1_440 });
    await tallies.setValue([tallyWith({ countedAt: desk.now() - 11 * minute })]);
    await drawBadge(desk);
    expect([around.badge.text, around.badge.title.includes('unread_quiet')]).toEqual(['', true]);
  });
  it('never read tells no minute', async () => {
    await tallies.setValue([tallyWith({ state: 'unreachable' })]);
    await drawBadge(desk);
    expect(around.badge.title).toBe(`app_name\n${cqu} · unread_error 3`);
  });
  it('says that the permission is missing, and that the vault is locked', async () => {
    await mailboxes.setValue(['cqu']);
    desk.state = 'locked';
    await drawBadge(desk);
    expect([around.badge.text, around.badge.title.includes('unread_locked')]).toEqual(['–', true]);
    around.permitted = false;
    await drawBadge(desk);
    expect([around.badge.text, around.badge.title.includes('unread_nopermission')]).toEqual(['?', true]);
  });
});
