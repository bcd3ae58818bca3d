// @vitest-environment jsdom
// The warning of a wrong clock: from ten seconds on, in the user's language, with the direction and the size.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MailboxRow } from '../../../components/mailboxes/mailbox-row.tsx';
import type { MailboxView } from '../../../lib/messaging/contract.ts';
import { clockVerdict } from '../../../lib/otp/clock.ts';
import { draw, type Drawn } from '../harness/draw.tsx';

let page: Drawn;
beforeEach(() => fakeBrowser.reset());
afterEach(() => page.remove());

/** The row of a mailbox whose host's clock is so far from this computer's. */
async function rowWith(clockOffsetMs: number, language: 'zh_CN' | 'en'): Promise<string> {
  const mailbox: MailboxView = {
    institutionId: 'cqu',
    origin: 'https://mail.cqu.edu.cn',
    page: 'login',
    entries: 1,
    proved: 1,
    clockOffsetMs,
    clock: clockVerdict(clockOffsetMs),
    last: null,
    unread: [],
  };
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
