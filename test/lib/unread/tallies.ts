// A mailbox's tally for tests.
import type { Tally } from '../../../lib/settings/unread.ts';

export const minute = 60_000;
export const origin = 'https://mail.cqu.edu.cn';

export function tallyWith(about: Partial<Tally> = {}): Tally {
  return {
    key: 'a',
    institutionId: 'cqu',
    origin,
    product: 'coremail',
    route: 'XT',
    sid: 'abcDEF123',
    proved: true,
    account: null,
    tabId: null,
    state: 'count',
    count: 3,
    exact: true,
    countedAt: 0,
    failures: 0,
    dueAt: 0,
    usedAt: 0,
    announcedCount: null,
    headsWanted: 0,
    mails: [],
    mailsDue: false,
    noticed: 0,
    letter: '',
    ...about,
  };
}
