// Mail that arrives in an open mailbox is on the badge, in both browsers and with both products.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/practice.ts';
import { startPractice } from '../practice/practice.ts';
import { browserNames, launch } from './harness/launch.ts';
import type { TestBrowser } from './harness/launch.ts';
import { student } from './journeys/fresh.ts';
import { Hand } from './journeys/hand.ts';
import { seeApplication, signIn } from './journeys/mailbox.ts';

const member = '08203001@cumt.edu.cn';
let practice: Practice;
beforeAll(async () => {
  practice = await startPractice({ pagePollMs: 500 });
});
afterAll(() => practice.close());

describe.each(browserNames)('in %s', (name) => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await launch(name, { port: practice.port });
  });
  afterAll(() => browser.close());
  const badge = () => browser.inExtension(() => chrome.action.getBadgeText({}));

  it('mail that arrives in Coremail, then in Exmail beside it, is on the badge', async () => {
    const hand = new Hand(browser, await browser.newPage());
    await signIn(hand, practice, student.address, student.password);
    await seeApplication(hand);
    const unread = practice.state(student.address).mails.filter(({ fid, read }) => fid === 1 && !read).length;
    await hand.until('the number of Coremail', async () => (await badge()) === `${unread}`);
    practice.deliver(student.address, { from: 'a@b.cn', subject: '选课' });
    await hand.until('the mail that came', async () => (await badge()) === `${unread + 1}`);
    const other = await browser.newPage();
    const ticket = practice.exmail.schoolTicket(member);
    await other.goto(`https://mail.cumt.edu.cn/cgi-bin/login?fun=bizopenssologin&method=bizauth&agent=&user=&ticket=${ticket}`);
    const both = () => `${unread + 1 + practice.exmail.unread(member)}`;
    await hand.until('the sum of both', async () => (await badge()) === both());
    // The page tells new mail only from what was there at its own first question.
    const asked = () => practice.journal.of('mail.cumt.edu.cn').filter(({ path }) => path.endsWith('/pushpoll')).length > 1;
    await hand.until('the page’s own questions', async () => asked());
    practice.exmail.deliver(member);
    await hand.until('the mail that came to Exmail', async () => (await badge()) === both());
    expect(practice.journal.having('mail read')).toEqual([]);
  });
});
