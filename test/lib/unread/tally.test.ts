// What becomes of a mailbox's tally by what is heard of it.
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../lib/providers/unread.ts';
import { announcing, begun, isFailing, isLeft, never, rebased, tallyOf, withRead, withShown } from '../../../lib/unread/tally.ts';
import { minute, origin, tallyWith } from './tallies.ts';

const now = 100 * minute;
const chance = { now, random: 0.5, periodMs: 5 * minute, isIdle: false };
const counted = (count: number): Reading => ({ state: 'count', count, exact: true, mails: null });
const busy = (retryAfterMs: number | null = null): Reading => ({ state: 'unreachable', retryAfterMs });
const read = (reading: Reading | null, about = {}) => ({ reading, route: 'XT', proved: true, again: false, ...about });

describe('a host whose sessions cannot be told apart', () => {
  it('may be another person’s after a sign-out: what is unread then is not announced', () => {
    const out = withShown(tallyWith({ sid: '', announcedCount: 3 }), { state: 'signed-out' }, chance);
    expect(announcing(withShown(out, counted(8), chance))).toMatchObject({ fresh: 0, tally: { announcedCount: 8 } });
    const known = withShown(tallyWith({ announcedCount: 3 }), { state: 'signed-out' }, chance);
    expect(announcing(withShown(known, counted(8), chance)).fresh).toBe(5);
  });
});

describe('a new session', () => {
  it('is read at once and shows no number before', () => {
    const owner = { institutionId: 'cqu', product: 'coremail', account: null } as const;
    expect(begun({ origin, route: 'XT', sid: 's' }, owner, 'k', now)).toMatchObject({
      state: 'waiting',
      dueAt: now,
      countedAt: 0,
      key: 'k',
    });
  });
});

describe('a reading', () => {
  it('of a number ends all trouble, and the next is a period later', () => {
    const next = withRead(tallyWith({ state: 'unreachable', failures: 6 }), read(counted(7)), chance);
    expect(next).toMatchObject({ state: 'count', count: 7, countedAt: now, failures: 0, dueAt: now + 5 * minute });
  });
  it('that failed keeps the old number’s age, and waits longer each time', () => {
    const once = withRead(tallyWith({ countedAt: 5 }), read(busy()), chance);
    expect(once).toMatchObject({ state: 'unreachable', count: 3, countedAt: 5, failures: 1, dueAt: now + minute });
    expect(withRead(once, read(busy()), chance)).toMatchObject({ failures: 2, dueAt: now + 2 * minute });
    expect(withRead(once, read(busy(3_600_000)), chance).dueAt).toBe(now + 3_600_000);
  });
  it('of the session’s end may be an error: it is asked again, after a longer rest than for other trouble, and a longer one each time', () => {
    let tally = tallyWith();
    const rests: number[] = [];
    for (let i = 0; i < 6; i++) {
      tally = withRead(tally, read({ state: 'signed-out' }), chance);
      rests.push((tally.dueAt - now) / minute);
    }
    expect([tally.state, rests]).toEqual(['signed-out', [8, 16, 32, 60, 60, 60]]);
    expect(withRead(tally, read(counted(4)), chance)).toMatchObject({ state: 'count', failures: 0, dueAt: now + 5 * minute });
  });
  it('whose request was sent before the page told something newer changes nothing of that', () => {
    const told = tallyWith({ count: 9, countedAt: now - 1, usedAt: now - 1 });
    for (const late of [counted(2), busy(), { state: 'signed-out' } as const]) {
      expect(withRead(told, read(late), chance, now - 2)).toMatchObject({
        state: 'count',
        count: 9,
        countedAt: now - 1,
        failures: 0,
      });
      expect(withRead(told, read(late), chance, now - 2).dueAt).toBe(now + 5 * minute);
    }
    expect(withRead(told, read(counted(2)), chance, now)).toMatchObject({ count: 2 });
    const ended = tallyWith({ state: 'signed-out', usedAt: now - 1 });
    expect(withRead(ended, read(counted(2)), chance, now - 2).state).toBe('signed-out');
  });
  it('of the session’s end beside a page that shows a number is doubted twice', () => {
    let tally = tallyWith();
    const states: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      tally = withRead(withShown(tally, counted(3), chance), read({ state: 'signed-out' }), chance, now, true);
      states.push([tally.state, (tally.dueAt - now) / minute]);
    }
    expect(states).toEqual([
      ['count', 1],
      ['count', 2],
      ['signed-out', 16],
    ]);
    expect(withRead(tallyWith(), read({ state: 'signed-out' }), chance).state).toBe('signed-out');
  });
  it('in a form not understood is not believed while another is to be tried', () => {
    const changed: Reading = { state: 'changed' };
    const tried = withRead(tallyWith(), read(changed, { again: true, route: 'XT5' }), chance);
    expect(tried).toMatchObject({ state: 'count', route: 'XT5', failures: 0 });
    expect(tried.dueAt - now).toBeGreaterThanOrEqual(minute);
    expect(withRead(tallyWith(), read(changed), chance)).toMatchObject({ state: 'changed', failures: 1 });
  });
  it('of a session’s end that may be something else is believed the second time running, and asked again in a minute', () => {
    const sent = read({ state: 'signed-out' }, { again: true, route: 's/json', proved: false });
    const once = withRead(tallyWith({ countedAt: 5 }), sent, chance);
    expect(once).toMatchObject({ state: 'count', countedAt: 5, route: 's/json', failures: 1, proved: false });
    expect(once.dueAt - now).toBeGreaterThanOrEqual(minute);
    expect(once.dueAt - now).toBeLessThanOrEqual(1.2 * minute);
    expect(withRead(once, sent, chance)).toMatchObject({ state: 'signed-out' });
    expect(withRead(once, read(counted(4)), chance)).toMatchObject({ state: 'count', count: 4, failures: 0 });
    const troubled = tallyWith({ state: 'unreachable', failures: 3 });
    expect(withRead(troubled, sent, chance)).toMatchObject({ state: 'unreachable', failures: 4 });
  });
  it('that proves nothing says only that the host answers', () => {
    expect(withRead(tallyWith({ countedAt: 5 }), read(null), chance)).toMatchObject({
      state: 'count',
      countedAt: 5,
      dueAt: now + 5 * minute,
    });
    expect(withRead(tallyWith({ state: 'unreachable', countedAt: 5 }), read(null), chance).state).toBe('count');
    expect(withRead(tallyWith({ state: 'changed' }), read(null), chance)).toMatchObject({ state: 'changed', failures: 0 });
  });
});

describe('the open page', () => {
  it('gives a number of now, and leaves the host its rest', () => {
    const next = withShown(tallyWith({ state: 'unreachable', failures: 4, dueAt: now + 8 }), counted(5), chance);
    expect(next).toMatchObject({ state: 'count', count: 5, countedAt: now, usedAt: now, failures: 4, dueAt: now + 8 });
  });
  it('brings a mailbox back that was not read any more', () => {
    expect(withShown(tallyWith({ state: 'signed-out', dueAt: never }), counted(1), chance)).toMatchObject({
      state: 'count',
      dueAt: now,
    });
  });
  it('whose number moves after the host has said that the session is over is alive, and the host is asked at once', () => {
    const over = tallyWith({ state: 'signed-out', failures: 3, dueAt: now + 9 });
    expect(withShown(over, counted(4), chance)).toMatchObject({ state: 'count', failures: 0, dueAt: now });
    expect(withShown(over, counted(3), chance)).toMatchObject({ state: 'count', failures: 3, dueAt: now + 9 });
  });
  it('without its number makes the next reading come soon', () => {
    expect(withShown(tallyWith({ dueAt: now + 9 }), null, chance)).toMatchObject({ state: 'count', dueAt: now, usedAt: now });
  });
  it('that has changed says so, unless the background reads the number elsewhere', () => {
    const changed: Reading = { state: 'changed' };
    expect([
      withShown(tallyWith({ proved: false }), changed, chance).state,
      withShown(tallyWith(), changed, chance).state,
    ]).toEqual(['changed', 'count']);
  });
  it('that has changed neither ends a trouble nor puts off the next reading', () => {
    const changed: Reading = { state: 'changed' };
    for (const state of ['signed-out', 'unreachable', 'changed'] as const)
      expect(withShown(tallyWith({ proved: false, state, failures: 2 }), changed, chance)).toMatchObject({ state, failures: 2 });
    expect(withShown(tallyWith({ proved: false, state: 'waiting', dueAt: 9 }), changed, chance)).toMatchObject({
      state: 'changed',
      failures: 0,
      dueAt: 9,
      usedAt: now,
    });
  });
});

describe('a session the user has left', () => {
  it('is left alone after half an hour, unless he wants it kept alive', () => {
    const tally = tallyWith({ usedAt: now });
    expect([
      isLeft(tally, false, now + 30 * minute),
      isLeft(tally, false, now + 31 * minute),
      isLeft(tally, true, never),
    ]).toEqual([false, true, false]);
  });
});

describe('trouble', () => {
  it('lasts until a number was read', () => {
    expect([tallyWith(), tallyWith({ failures: 1 }), tallyWith({ state: 'waiting' })].map(isFailing)).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('whose session it is', () => {
  const owner = (account: string | null) => ({ institutionId: 'cqu', product: 'coremail', account }) as const;
  const find = (known: Parameters<typeof tallyOf>[0], account: string | null, sid = 'new', host = origin) =>
    tallyOf(known, { origin: host, route: 'XT', sid }, owner(account))?.key ?? null;
  it('is the mailbox with the same session, else the same account, on any host of the school', () => {
    const known = [tallyWith({ account: 'a@b' }), tallyWith({ key: 'b', account: 'c@d', sid: 'other', origin: 'https://x' })];
    expect([find(known, null, 'abcDEF123'), find(known, 'c@d'), find(known, 'e@f')]).toEqual(['a', 'b', null]);
  });
  it('is the host’s only mailbox where no account is named', () => {
    expect([
      find([tallyWith()], 'a@b'),
      find([tallyWith({ account: 'a@b' })], null),
      find([tallyWith()], null, 'x', 'https://y'),
    ]).toEqual(['a', 'a', null]);
    expect(find([tallyWith({ institutionId: 'cumt' })], null)).toBeNull();
  });
});

describe('new mail', () => {
  const news = (about: Parameters<typeof tallyWith>[0]) => announcing(tallyWith(about));
  it('is what has come since the last number, never what was there at first', () => {
    expect(news({ announcedCount: null })).toMatchObject({ fresh: 0, tally: { announcedCount: 3 } });
    expect(news({ announcedCount: 1 })).toMatchObject({ fresh: 2, tally: { announcedCount: 3 } });
  });
  it('is announced once, and less mail is no news', () => {
    expect(announcing(news({ announcedCount: 1 }).tally).fresh).toBe(0);
    expect(news({ announcedCount: 9 })).toMatchObject({ fresh: 0, tally: { announcedCount: 3 } });
    expect(news({ state: 'unreachable', announcedCount: 1 }).fresh).toBe(0);
  });
});

describe('a tally after the clock was set back', () => {
  it('is of no known age, and due', () => {
    const ahead = tallyWith({ countedAt: now + 90 * minute, usedAt: now + 80 * minute, dueAt: now + 95 * minute });
    expect(rebased(ahead, now)).toMatchObject({ countedAt: 0, usedAt: now, dueAt: now });
    expect(rebased({ ...ahead, countedAt: 5, dueAt: never }, now)).toMatchObject({ countedAt: 5, usedAt: now, dueAt: never });
  });
  it('is left as it is when that was by a moment, or not at all', () => {
    for (const tally of [tallyWith({ countedAt: now + minute, usedAt: now }), tallyWith({ dueAt: now + 90 * minute })])
      expect(rebased(tally, now)).toBe(tally);
  });
});
