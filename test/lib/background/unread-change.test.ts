// A change of a number, and the notice that follows.
import { beforeEach, describe, expect, it } from 'vitest';
import { chanceOf, mailsOf, numberChanged, readingOf } from '../../../lib/background/unread-change.ts';
import { announced, announceHeads, previewMails, tallies } from '../../../lib/settings/unread.ts';
import { tallyWith } from '../unread/tallies.ts';
import { fakeDesk } from './fake-desk.ts';
import { surround } from './fake-surroundings.ts';

let around = surround();
beforeEach(() => {
  around = surround();
});
const more = (count: number) => numberChanged('a', Date.now(), (tally) => ({ ...tally, count }));

describe('a number that grows', () => {
  it('is announced once, and a first number never', async () => {
    await announced.setValue(['cqu']);
    await tallies.setValue([tallyWith()]);
    await more(3);
    expect(around.notices).toEqual([]);
    await more(5);
    await more(5);
    expect(around.notices).toMatchObject([{ message: 'unread_new 2' }]);
  });
  it('is announced to nobody who has not asked, nor later on', async () => {
    await tallies.setValue([tallyWith({ announcedCount: 1 })]);
    await more(3);
    await announced.setValue(['cqu']);
    await more(3);
    expect(around.notices).toEqual([]);
  });
  it('waits for the letters’ heads where they are wanted and can be read', async () => {
    await announced.setValue(['cqu', 'cumt']);
    await announceHeads.setValue(true);
    await tallies.setValue([tallyWith({ announcedCount: 1, dueAt: 99 })]);
    await more(3);
    expect(await tallies.getValue()).toMatchObject([{ headsWanted: 2, mailsDue: true, dueAt: 0 }]);
    expect(around.notices).toEqual([]);
    await tallies.setValue([tallyWith({ product: 'exmail', institutionId: 'cumt', announcedCount: 1 })]);
    await more(3);
    expect(around.notices).toHaveLength(1);
  });
});

describe('the newest letters for the popup', () => {
  const known = [{ from: 'A', subject: 'x', id: '1' }];
  it('are read after each change of the number, where the user wants to see them', async () => {
    await tallies.setValue([tallyWith({ count: 2, countedAt: 1, dueAt: 99, mails: known })]);
    await more(3);
    expect(await tallies.getValue()).toMatchObject([{ mailsDue: false, mails: [], dueAt: 99 }]);
    await previewMails.setValue(true);
    await tallies.setValue([tallyWith({ count: 2, countedAt: 1, dueAt: 99, mails: known })]);
    await more(2);
    expect(await tallies.getValue()).toMatchObject([{ mailsDue: false, mails: known, dueAt: 99 }]);
    await more(3);
    expect(await tallies.getValue()).toMatchObject([{ mailsDue: true, headsWanted: 0, mails: [], dueAt: 0 }]);
  });
  it('are not read where nothing is unread, and are gone with the session', async () => {
    await previewMails.setValue(true);
    await tallies.setValue([tallyWith({ count: 2, countedAt: 1, dueAt: 99, mails: known })]);
    await more(0);
    expect(await tallies.getValue()).toMatchObject([{ mailsDue: false, mails: [] }]);
    await tallies.setValue([tallyWith({ count: 2, countedAt: 1, dueAt: 99, mails: known })]);
    await numberChanged('a', Date.now(), (tally) => ({ ...tally, state: 'signed-out' }));
    expect(await tallies.getValue()).toMatchObject([{ mailsDue: false, mails: [] }]);
  });
  it('that a page announces itself are taken from there, cleaned', async () => {
    await previewMails.setValue(true);
    await tallies.setValue([tallyWith({ product: 'exmail', institutionId: 'cumt', count: 2, countedAt: 1 })]);
    await numberChanged('a', Date.now(), (tally) => ({ ...tally, count: 3 }), [{ from: 'A\u202e', subject: 'y\nz', id: '' }]);
    expect(await tallies.getValue()).toMatchObject([{ mailsDue: false, mails: [{ from: 'A', subject: 'y z', id: '' }] }]);
  });
});

describe('a letter that the page announces itself', () => {
  const mails = [{ from: 'A', subject: '选课', id: '' }];
  it.each([
    [true, 'unread_new 1\nA · 选课'],
    [false, 'unread_new 1'],
  ])('is named only where the user wants that: %s', async (wanted, message) => {
    await announced.setValue(['cumt']);
    await announceHeads.setValue(wanted);
    await tallies.setValue([tallyWith({ product: 'exmail', institutionId: 'cumt', announcedCount: 1 })]);
    await numberChanged('a', Date.now(), (tally) => ({ ...tally, count: 2 }), mails);
    expect(around.notices).toMatchObject([{ message }]);
  });
  it('comes with the number, and with nothing else', () => {
    const reading = { state: 'count', count: 1, exact: true, mails } as const;
    expect([mailsOf(reading), mailsOf({ state: 'signed-out' }), mailsOf(null)]).toEqual([mails, null, null]);
    expect(
      readingOf({
        address: '',
        account: null,
        reading: { state: 'count', count: 1, exact: true, mails: [{ from: 'A', subject: '选课', id: '' }] },
      }),
    ).toEqual(reading);
  });
});

it('what a page says becomes a reading', () => {
  const said = (reading: Parameters<typeof readingOf>[0]['reading']) => readingOf({ address: '', account: null, reading });
  expect(said(null)).toBeNull();
  expect(said({ state: 'signed-out' })).toEqual({ state: 'signed-out' });
  expect(said({ state: 'changed' })).toEqual({ state: 'changed' });
  expect(said({ state: 'count', count: 3, exact: false })).toEqual({ state: 'count', count: 3, exact: false, mails: null });
});

it('chance lies between 0 and 1', async () => {
  const desk = fakeDesk();
  const chance = await chanceOf(desk, true);
  expect(chance).toMatchObject({ now: desk.now(), periodMs: 300_000, isIdle: true });
  expect(chance.random >= 0 && chance.random < 1).toBe(true);
});
