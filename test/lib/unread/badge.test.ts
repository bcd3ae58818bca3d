// The badge by an exact table, alone and for several mailboxes.
import { describe, expect, it } from 'vitest';
import type { UnreadView } from '../../../lib/messaging/contract.ts';
import { badgeOf } from '../../../lib/unread/badge.ts';

const box = (state: UnreadView['state'], count = 0, exact = true): UnreadView => ({
  key: 'a',
  account: null,
  state,
  count,
  exact,
  countedAt: 0,
  mails: [],
});

describe('the badge of one mailbox', () => {
  it.each([
    ['a number', box('count', 3), false, '3', '#0b57d0'],
    ['99', box('count', 99), false, '99', '#0b57d0'],
    ['more than 99', box('count', 100), false, '99+', '#0b57d0'],
    ['at least 25', box('count', 25, false), false, '25+', '#0b57d0'],
    ['0 that was read', box('count', 0), false, '0', '#5f6368'],
    ['signed out', box('signed-out', 3), false, '!', '#8a5300'],
    ['an error', box('error', 3), false, '×', '#b3261e'],
    ['a page that has changed', box('changed', 3), false, '≠', '#a0185c'],
    ['a locked vault', box('waiting'), true, '–', '#5f6368'],
    ['no permission', box('no-permission', 3), false, '?', '#6a3fa0'],
    ['a number too old', box('stale', 3), false, '…', '#5f6368'],
    ['paused', box('paused', 3), false, '', '#5f6368'],
    ['not read yet', box('waiting'), false, '', '#5f6368'],
  ] as const)('shows %s', (_what, mailbox, isLocked, text, color) => {
    expect(badgeOf([mailbox], isLocked)).toMatchObject({ text, color });
  });
  it('shows its number with a locked vault too', () => {
    expect(badgeOf([box('count', 3)], true)).toMatchObject({ text: '3', worst: 'locked' });
  });
});

describe('the badge of several', () => {
  it('is the sum of what was read, in the colour of the worst', () => {
    expect(badgeOf([box('count', 3), box('count', 4), box('stale', 90)], false)).toEqual({
      text: '7',
      color: '#5f6368',
      worst: 'stale',
    });
    expect(badgeOf([box('count', 0), box('error', 9), box('signed-out')], false)).toEqual({
      text: '0',
      color: '#b3261e',
      worst: 'error',
    });
  });
  it('without a number is the mark of the worst', () => {
    expect(badgeOf([box('stale', 3), box('signed-out'), box('paused')], true)).toMatchObject({ text: '!', worst: 'signed-out' });
  });
  it('of none is empty', () => {
    expect(badgeOf([], false)).toMatchObject({ text: '', worst: 'nothing' });
  });
});
