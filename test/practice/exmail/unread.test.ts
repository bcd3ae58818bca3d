// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPractice, type Practice } from '../practice.ts';
import { ExmailClient } from './client.ts';

const one = '08203001@cumt.edu.cn';
let practice: Practice;
let client: ExmailClient;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());

function enter(address = one): void {
  client.enter(practice.exmail.open(address));
}

beforeEach(() => {
  practice.reset();
  client = new ExmailClient(practice.port);
  enter();
});

const plain = (text: string) =>
  text
    .replaceAll(/\s+>/g, '>')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> | </g, (found) => found.trim());

describe('the folder list', () => {
  it.each([
    ['收件箱(3)', '<b>收件箱(3)</b>'],
    ['收件箱 (3)', '<b>收件箱 (3)</b>'],
    ['<b>', '收件箱<b>(3)</b>'],
    ['title only', '>收件箱</a>'],
  ] as const)('shows the unread number as %s', async (folderFormat, words) => {
    practice.exmail.setVariant({ folderFormat });
    const text = plain((await client.get('folderlist')).text);
    expect(text).toContain(words);
    expect(text).toContain('title="收件箱中有 3 封未读邮件"');
  });

  it('follows mail that arrives, is read and is deleted', async () => {
    const { id } = practice.exmail.deliver(one, { subject: '新的' });
    expect((await client.get('folderlist')).text).toContain('收件箱(4)');
    practice.exmail.remove(one, id);
    expect((await client.get('folderlist')).text).toContain('收件箱(3)');
    practice.exmail.markRead(one);
    expect(plain((await client.get('folderlist')).text)).toContain('title="收件箱"');
  });

  it('gives the drafts their number of drafts', async () => {
    expect((await client.get('folderlist')).text).toContain('草稿箱(2)');
  });

  it.each([
    ['negative count', '收件箱(-3)'],
    ['huge count', '收件箱(1e21)'],
    ['float count', '收件箱(2.5)'],
  ] as const)('shows a %s', async (kind, words) => {
    practice.faults.set('mail.cumt.edu.cn', kind);
    expect((await client.get('folderlist')).text).toContain(words);
  });
});

describe('the calls that may tell the number', () => {
  it('answer in the way of the variant', async () => {
    expect((await client.get('mail_list', 't=mail_list.json')).text).toContain('cgi exception');
    practice.exmail.setVariant({
      mailListJson: 'json',
      mailListXml: 'xml',
      todayJson: 'json',
      folderlistSetting: 'wrong numbers',
    });
    expect(JSON.parse((await client.get('mail_list', 't=mail_list.json')).text)).toMatchObject({ unread: 3, total: 7 });
    expect((await client.get('mail_list', 'ef=js')).text).toMatch(/^while\(1\);\{/);
    expect((await client.get('mail_list', 't=mail_list.xml')).text).toContain('<list folderid="1" unread="3">');
    expect((await client.get('today', 't=today.json')).text).toContain('"unread":3');
    expect((await client.get('folderlist', 't=folderlist_setting&s=null&info=true')).text).toContain('收件箱(45)');
  });

  it('show twenty-five rows a page, the number of all mails, and unread as a word', async () => {
    enter('lab6@cumt.edu.cn');
    const { text } = await client.get('mail_list', 'folderid=1&page=0&s=inbox');
    expect(text.match(/unread="true"/g)).toHaveLength(25);
    expect(text).toContain('<span id="_ut_c">124</span>');
    expect((await client.get('mail_list', 'folderid=1&page=4&s=inbox')).text).toContain('unread="false"');
  });

  it('mark nothing read; opening a mail does', async () => {
    for (const name of ['frame_html', 'folderlist', 'today', 'mail_list', 'pushpoll']) await client.get(name);
    expect(practice.journal.having('mail read')).toHaveLength(0);
    const unread = practice.exmail.state(one).mails.find(({ read }) => !read);
    await client.get('readmail', `mailid=${unread?.id ?? ''}`);
    expect(practice.journal.having('mail read')).toMatchObject([
      { method: 'GET', host: 'mail.cumt.edu.cn', path: '/cgi-bin/readmail' },
    ]);
    expect(practice.exmail.unread(one)).toBe(2);
  });
});

describe('a session', () => {
  it.each([
    ['redirect', /^$/],
    ['cgi exception', /cgi exception",appname : "folderlist",errcode: "-2"/],
    ['wrapped', /^&&1&&\{errtype/],
    ['login page', /type="password"/],
    ['script', /top\.location\.href="\/cgi-bin\/loginpage\?s=session_timeout"/],
    ['cgierrorcode', /cgierrorcode:"-2"/],
  ] as const)('dies as %s', async (death, words) => {
    practice.exmail.setVariant({ death });
    practice.exmail.expireSessions();
    const reply = await client.get('folderlist');
    expect(reply.text).toMatch(words);
    expect(reply.status).toBe(death === 'redirect' ? 302 : 200);
  });

  it('needs the cookie beside the sid', async () => {
    client.browser.cookies.clear();
    expect((await client.get('folderlist')).status).toBe(302);
  });

  it.each([
    ['every request', true],
    ['pages only', false],
    ['nothing', false],
  ] as const)('is kept alive by %s', async (keepAlive, lives) => {
    practice.exmail.setVariant({ keepAlive });
    practice.setClock(20 * 60_000);
    await client.get('folderlist');
    practice.setClock(40 * 60_000);
    expect((await client.get('folderlist')).status).toBe(lives ? 200 : 302);
  });

  it.each([
    ['both live', 200],
    ['first dies', 302],
  ] as const)('beside a second one of the same member: %s', async (secondSession, status) => {
    practice.exmail.setVariant({ secondSession });
    practice.exmail.open(one);
    expect((await client.get('folderlist')).status).toBe(status);
  });
});
