// @vitest-environment jsdom
// A mailbox's row: its number and when it was read, one press to it or to its log-in, and the warning of a wrong clock.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MailboxRow } from '../../../components/mailboxes/mailbox-row.tsx';
import type { MailboxView, UnreadView } from '../../../lib/messaging/contract.ts';
import { clockVerdict } from '../../../lib/otp/clock.ts';
import { draw, type Drawn } from '../harness/draw.tsx';

const background = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock('../../../lib/messaging/sender.ts', () => ({
  send: background.send,
  isProblem: (given: object) => 'problem' in given,
}));

let page: Drawn;
beforeEach(() => {
  fakeBrowser.reset();
  background.send.mockReset().mockResolvedValue({});
});
afterEach(() => page.remove());

const mailboxWith = (about: Partial<MailboxView>): MailboxView => ({
  institutionId: 'cqu',
  origin: 'https://mail.cqu.edu.cn',
  page: 'unknown',
  entries: 1,
  proved: 1,
  clockOffsetMs: 0,
  clock: 'fine',
  last: null,
  unread: [],
  ...about,
});
const box = (state: UnreadView['state'], about: Partial<UnreadView> = {}): UnreadView => ({
  key: 'a',
  account: null,
  state,
  count: 3,
  exact: true,
  countedAt: Date.now() - 120_000,
  mails: [],
  ...about,
});

describe('the unread mail of a mailbox', () => {
  it.each([
    ['count', '3 unread · 2 minutes ago'],
    ['signed-out', 'Signed out · last read 2 minutes ago'],
    ['error', 'Cannot be reached · last read 2 minutes ago'],
    ['changed', 'The page has changed; the number cannot be read · last read 2 minutes ago'],
    ['no-permission', 'No permission for this site · last read 2 minutes ago'],
    ['stale', 'Not read for a while · last read 2 minutes ago'],
    ['quiet', 'Not read in quiet hours · last read 2 minutes ago'],
    ['paused', 'Paused · last read 2 minutes ago'],
    ['waiting', 'Counted once the mailbox is open · last read 2 minutes ago'],
  ] as const)('that is %s says when it was read last', async (state, words) => {
    page = await draw(<MailboxRow mailbox={mailboxWith({ unread: [box(state)] })} />, 'en');
    // The minute may pass while it is drawn.
    expect(page.text().replace('3 minutes', '2 minutes')).toContain(words);
  });
  it('names its newest letters where there are any, and says where one has no subject', async () => {
    const mails = [
      { key: '0', from: '教务处', subject: '选课通知' },
      { key: '1', from: 'a@b.cn', subject: '' },
    ];
    page = await draw(<MailboxRow mailbox={mailboxWith({ unread: [box('count', { mails })] })} />, 'en');
    const letters = [...document.querySelectorAll('[aria-label="Newest unread letters"] li')].map(
      ({ textContent }) => textContent,
    );
    expect(letters).toEqual(['选课通知 教务处', '(no subject) a@b.cn']);
  });
  it('never read says no time, and one that may be more says so', async () => {
    const unread = [box('error', { countedAt: null }), box('count', { key: 'b', exact: false, account: 'x@y' })];
    page = await draw(<MailboxRow mailbox={mailboxWith({ unread })} />, 'en');
    expect(page.text()).toContain('Cannot be reachedx@y');
    expect(page.text()).toContain('3+ unread');
  });
  it.each([
    [box('count'), 'unknown', 'Open Chongqing University'],
    [box('signed-out'), 'unknown', 'Sign in Chongqing University'],
    [box('signed-out'), 'login', 'Go there Chongqing University'],
  ] as const)('is one press away', async (unread, on, name) => {
    page = await draw(<MailboxRow mailbox={mailboxWith({ unread: [unread], page: on })} />, 'en');
    await page.press(page.named(name));
    expect(background.send.mock.calls).toEqual([['mailbox:open', { institutionId: 'cqu' }]]);
  });
});

/** The row of a mailbox whose host's clock is so far from this computer's. */
async function rowWith(clockOffsetMs: number, language: 'zh_CN' | 'en'): Promise<string> {
  const mailbox = mailboxWith({ page: 'login', clockOffsetMs, clock: clockVerdict(clockOffsetMs) });
  page = await draw(<MailboxRow mailbox={mailbox} />, language);
  return page.text();
}

describe('the clock of a mailbox', () => {
  it.each([
    ['en', 94_000, /clock is 94 s fast.*"set time automatically"/],
    ['en', -300_000, /clock is 300 s slow.*"set time automatically"/],
    ['zh_CN', 94_000, /快 94 秒.*“自动设置时间”/],
    ['zh_CN', -300_000, /慢 300 秒.*“自动设置时间”/],
    ['en', 10_000, /10 s fast/],
    ['zh_CN', -10_000, /慢 10 秒/],
  ] as const)('is warned of in %s when it is %i ms off', async (language, offsetMs, words) => {
    expect(await rowWith(offsetMs, language)).toMatch(words);
  });
  it.each([
    ['en', 9_999],
    ['en', 0],
    ['zh_CN', -9_999],
  ] as const)('is no matter in %s when it is %i ms off', async (language, offsetMs) => {
    expect(await rowWith(offsetMs, language)).not.toMatch(/fast|slow|快|慢/);
  });
});
