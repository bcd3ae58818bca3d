// The badge as it is drawn: mark, colour, and a line for each mailbox.
import { beforeEach, describe, expect, it } from 'vitest';
import { drawBadge } from '../../../lib/background/unread-badge.ts';
import { mailboxes } from '../../../lib/settings/items.ts';
import { tallies } from '../../../lib/settings/unread.ts';
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
  it.each([
    ['signed-out', '!', 'unread_signedout'],
    ['unreachable', '×', 'unread_error'],
    ['changed', '≠', 'unread_changed'],
  ] as const)('of a mailbox that is %s', async (state, text, words) => {
    await tallies.setValue([tallyWith({ state })]);
    await drawBadge(desk);
    expect([around.badge.text, around.badge.title.includes(words)]).toEqual([text, true]);
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
