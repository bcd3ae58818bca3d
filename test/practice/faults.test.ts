// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './client.ts';
import { ExmailClient } from './exmail/client.ts';
import { behaviours, faultKinds, type Fault } from './faults.ts';
import { startPractice, type Practice } from './practice.ts';

const host = 'mail.cumt.edu.cn';
const one = '08203001@cumt.edu.cn';
let practice: Practice;
let client: ExmailClient;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());
beforeEach(() => {
  practice.reset();
  client = new ExmailClient(practice.port);
  client.enter(practice.exmail.open(one));
});

const ask = (fault: Fault) => {
  practice.faults.set(host, fault);
  return client.get('folderlist');
};

describe('the behaviours of a mail host', () => {
  it('are twenty-four, and every fault belongs to one', () => {
    expect(behaviours).toHaveLength(24);
    expect(new Set(behaviours.flatMap(({ faults }) => faults.map(({ kind }) => kind)))).toEqual(new Set(faultKinds));
  });

  it.each(['401', '403', '429', '500', '502', '503'] as const)('answer %s', async (kind) => {
    const reply = await ask({ kind, seconds: 7 });
    expect(reply).toMatchObject({ status: Number(kind), headers: { 'retry-after': '7' } });
    expect(practice.journal.of(host)).toMatchObject([{ fault: kind, status: Number(kind) }]);
  });

  it('lead to the sign-in', async () => {
    expect((await ask({ kind: 'login page' })).text).toContain('type="password"');
    expect(await ask({ kind: 'redirect to login' })).toMatchObject({ status: 302, headers: { location: '/cgi-bin/loginpage' } });
  });

  it('lead nowhere', async () => {
    expect((await ask({ kind: 'redirect loop' })).headers['location']).toBe('/cgi-bin/folderlist?loop=1');
    expect((await ask({ kind: 'captive portal' })).text).toContain('校园网');
    expect((await ask({ kind: 'captive portal elsewhere' })).headers['location']).toMatch(/^https:\/\/portal\.campus/);
  });

  it.each(['offline', 'tls', 'dns'] as const)('cut the connection when %s, and not of the other host', async (kind) => {
    await expect(ask({ kind })).rejects.toThrow();
    expect((await new Client(practice.port).fetch('/coremail/index.jsp')).status).toBe(200);
    expect(practice.faults.reachable(host)).toBe(kind === 'tls');
  });

  it('answer late', async () => {
    const at = Date.now();
    expect((await ask({ kind: 'timeout', seconds: 0.2 })).text).toContain('收件箱(3)');
    expect(Date.now() - at).toBeGreaterThanOrEqual(190);
  });

  it('give up a late answer as soon as the host is well', async () => {
    const waiting = ask({ kind: 'timeout', seconds: 120 });
    await expect.poll(() => practice.journal.of(host).length).toBe(1);
    practice.faults.clear();
    expect((await waiting).status).toBe(200);
  });

  it('drip', async () => {
    const at = Date.now();
    const whole = await ask({ kind: 'slow drip', bytes: 4000 });
    expect(whole.text).toContain('收件箱(3)');
    expect(Date.now() - at).toBeGreaterThan(400);
  });

  it('send far too much', async () => {
    expect((await ask({ kind: 'huge body', bytes: 3_000_000 })).text).toHaveLength(3_000_000);
  });

  it('spoil the answer', async () => {
    const whole = (await client.get('folderlist')).text;
    expect((await ask({ kind: 'garbage' })).text).not.toContain('收件箱');
    expect((await ask({ kind: 'cut' })).text.length).toBeLessThan(whole.length * 0.6);
    expect((await ask({ kind: 'empty' })).text).toBe('');
    expect((await ask({ kind: 'bom' })).text.charCodeAt(0)).toBe(0xfeff);
    expect(await ask({ kind: 'gbk' })).toMatchObject({ headers: { 'content-type': 'text/html;charset=GBK' } });
    expect((await ask({ kind: 'gbk unsaid' })).text).not.toContain('收件箱');
  });

  it('forget the cookie and the time', async () => {
    expect((await ask({ kind: 'cookie gone' })).status).toBe(302);
    const { headers } = await ask({ kind: 'clock wrong', seconds: -86_400 });
    expect(Math.abs(Date.parse(`${headers['date']}`) - (Date.now() - 86_400_000))).toBeLessThan(2500);
  });

  it('can spare what is not named, and the pages', async () => {
    expect((await ask({ kind: '500', on: 'mail_list' })).status).toBe(200);
    practice.faults.set(host, { kind: '500', from: 'other' });
    expect((await client.get('folderlist')).status).toBe(500);
  });

  it('meet Coremail alike', async () => {
    const coremail = new Client(practice.port);
    await coremail.signIn('student1@cqu.edu.cn');
    practice.faults.set('mail.cqu.edu.cn', 'huge count');
    const path = `/coremail/XT/jsp/mail.jsp?func=getAllFolders&sid=${coremail.sid}`;
    expect(JSON.parse((await coremail.fetch(path, 'stats=true')).text).var[0].stats.unreadMessageCount).toBe(1e21);
  });
});

describe('the journal', () => {
  it('tells the busiest minute and other hosts', async () => {
    await client.get('folderlist');
    await client.get('folderlist');
    await new Client(practice.port, 'www.cqu.edu.cn').fetch('/');
    expect(practice.journal.busiest(host)).toBe(2);
    expect(practice.journal.elsewhere([host]).map((entry) => entry.host)).toEqual(['www.cqu.edu.cn']);
    expect(practice.journal.having('session kept alive')).toHaveLength(2);
  });
});
