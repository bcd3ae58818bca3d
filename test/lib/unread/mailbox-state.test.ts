// What a mailbox is called: a number only while it is young.
import { describe, expect, it } from 'vitest';
import { staleAt, unreadView } from '../../../lib/unread/mailbox-state.ts';
import { minute, tallyWith } from './tallies.ts';

const moment = { now: 100 * minute, periodMs: 5 * minute, isPaused: false, isQuiet: false, isPermitted: true, showsMails: false };
const state = (about: Parameters<typeof tallyWith>[0], more = {}) => unreadView(tallyWith(about), { ...moment, ...more }).state;
const ago = (minutes: number) => ({ countedAt: moment.now - minutes * minute });

describe('a mailbox', () => {
  it('shows a number for two periods and no longer', () => {
    expect([state(ago(0)), state(ago(10)), state(ago(10.1))]).toEqual(['count', 'count', 'stale']);
    expect(staleAt(tallyWith({ countedAt: 1 }), 5 * minute)).toBe(1 + 10 * minute);
    expect(staleAt(tallyWith({ state: 'waiting' }), 5 * minute)).toBeNull();
  });
  it('shows none whose age nobody knows, since the clock was set back', () => {
    expect(state(ago(-60))).toBe('stale');
  });
  it.each([
    ['unreachable', 'error'],
    ['changed', 'changed'],
    ['signed-out', 'signed-out'],
    ['waiting', 'waiting'],
  ] as const)('that is %s is called %s', (from, to) => expect(state({ ...ago(0), state: from })).toBe(to));
  it('without permission, or paused, says that first', () => {
    expect(state(ago(0), { isPaused: true })).toBe('paused');
    expect(state(ago(0), { isPaused: true, isPermitted: false })).toBe('no-permission');
  });
  it('whose page was never open waits, with no minute', () => {
    expect(unreadView(null, moment)).toEqual({
      key: '',
      account: null,
      state: 'waiting',
      count: 0,
      exact: true,
      countedAt: null,
      mails: [],
    });
  });
  it('names its newest letters only where the user wants that, and while its number is one of now', () => {
    const mails = [{ from: 'A', subject: 'x', id: '1:secret' }];
    const shown = (about: object, more = {}) =>
      unreadView(tallyWith({ ...ago(0), mails, ...about }), { ...moment, showsMails: true, ...more }).mails;
    expect(shown({})).toEqual([{ key: '0', from: 'A', subject: 'x' }]);
    expect([shown({}, { showsMails: false }), shown(ago(11)), shown({}, { isPaused: true })]).toEqual([[], [], []]);
  });
});
