// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './client.ts';
import { startPractice, type Practice } from './practice.ts';

const address = 'student1@cqu.edu.cn';
let practice: Practice;
let client: Client;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());
beforeEach(async () => {
  practice.reset();
  client = new Client(practice.port);
  await client.signIn(address);
});

const folders = async (path = 'XT', sid = client.sid) =>
  client.fetch(
    `/coremail/${path}/jsp/mail.jsp?func=getAllFolders&sid=${sid}`,
    'stats=true&threads=false',
    'application/x-www-form-urlencoded',
  );

describe('a signed-in session', () => {
  it('tells who it is and how many mails are unread', async () => {
    expect((await client.call('user:getAttrs')).var['email']).toBe(address);
    const [inbox] = JSON.parse((await folders()).text).var;
    expect(inbox).toMatchObject({ id: 1, name: '收件箱', stats: { messageCount: 7, unreadMessageCount: 3 } });
  });

  it('counts a delivered mail and marks unread ones by the missing flag', async () => {
    practice.deliver(address, { from: '"甲" <a@example.com>', subject: '你好' });
    const { var: rows } = await client.call('mbox:listMessages', { fid: 1, start: 0, limit: 2 });
    expect(rows).toMatchObject([{ subject: '你好', flags: {} }, { flags: {} }]);
    expect(JSON.parse((await folders()).text).var[0].stats.unreadMessageCount).toBe(4);
  });

  it('answers the folder call only under its own path', async () => {
    practice.setVariant({ appPath: 'XT5' });
    expect(JSON.parse((await folders('XT')).text).code).toBe('FR_INVALID_REQUEST');
    expect(JSON.parse((await folders('XT5')).text).code).toBe('S_OK');
  });

  it('is refused when the cookie does not belong to the sid', async () => {
    client.cookies.set('Coremail', 'another');
    expect(await client.call('user:getAttrs')).toEqual({ code: 'FA_SECURITY', securityReason: 'Cookie' });
  });

  it.each([
    ['30 min, polling counts', 29, 'S_OK'],
    ['30 min', 29, 'FA_INVALID_SESSION'],
    ['10 min', 9, 'FA_INVALID_SESSION'],
  ] as const)('under "%s" polling every %i minutes keeps it: %s', async (sessionLife, minutes, code) => {
    practice.setVariant({ sessionLife });
    for (const round of [1, 2]) {
      practice.setClock(round * minutes * 60_000);
      const polled = await client.call('user:getAttrs', { attrIds: ['true_name'] });
      expect(polled.code).toBe(round === 1 ? 'S_OK' : code);
    }
  });

  it('is kept by real use however polling counts', async () => {
    practice.setVariant({ sessionLife: '10 min' });
    for (const minutes of [9, 18, 27]) {
      practice.setClock(minutes * 60_000);
      expect((await client.call('mbox:listMessages', { fid: 1, start: 0, limit: 2 })).code).toBe('S_OK');
    }
  });

  it('dies after half an hour without use, not before', async () => {
    practice.setClock(29 * 60_000);
    expect((await client.call('user:getAttrs')).code).toBe('S_OK');
    practice.setClock(58 * 60_000);
    expect((await client.call('user:getAttrs')).code).toBe('S_OK');
    practice.setClock(89 * 60_000);
    expect((await client.call('user:getAttrs')).code).toBe('FA_INVALID_SESSION');
  });

  it('ends with the logout', async () => {
    expect((await client.call('user:logout')).code).toBe('S_OK');
    expect((await client.call('user:getAttrs')).code).toBe('FA_INVALID_SESSION');
    const page = await client.fetch(`/coremail/XT/index.jsp?sid=${client.sid}`);
    expect(page.headers['location']).toBe('/coremail/index.jsp?expired=FA_INVALID_SESSION');
  });

  it('gives a white page without a sid, an error 500 on the JSP twin', async () => {
    expect((await client.fetch('/coremail/XT/index.jsp')).text).toContain('<title></title>');
    expect((await folders('XT', '')).status).toBe(500);
  });

  it('names a function it does not have', async () => {
    const answer = await client.call('mbox:makeTea');
    expect(answer).toMatchObject({ code: 'FR_INVALID_REQUEST', errorMsg: 'Invalid method makeTea for module mbox' });
  });
});

describe('ordered trouble', () => {
  it.each([
    'FA_INVALID_SESSION',
    'FA_UNAUTHORIZED',
    'FA_SESSION_EXPIRED',
    'FA_SECURITY',
    'FR_INVALID_REQUEST',
    'FA_NEED_DYNAMIC_PWD',
    'FA_INVALID_DYNAMIC_PWD',
    'FA_NEED_VERIFY_CODE',
    'FA_NEED_ACCESS_SECRET',
    'PASSWORD_ERROR',
    'AUTH_FAILED',
    'SESSION_NOT_FOUND',
  ])('answers %s once, then works again', async (code) => {
    practice.fail({ kind: 'code', code });
    expect((await client.call('user:getAttrs')).code).toBe(code);
    expect((await client.call('user:getAttrs')).code).toBe('S_OK');
  });

  it('cuts the connection, answers 500, 429 or a web page', async () => {
    practice.fail({ kind: 'offline', on: 'getAttrs' });
    await expect(client.call('user:getAttrs')).rejects.toThrow('socket hang up');
    practice.fail({ kind: '500' });
    expect((await client.fetch('/coremail/index.jsp')).status).toBe(500);
    practice.fail({ kind: 'limit', retryAfter: 7 });
    expect(await client.fetch('/coremail/index.jsp')).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
    practice.fail({ kind: 'html' });
    expect((await client.fetch(`/coremail/s/json?sid=${client.sid}&func=user:getAttrs`)).text).toContain('502 Bad Gateway');
    practice.fail({ kind: 'prefix' });
    expect((await client.fetch(`/coremail/s/json?sid=${client.sid}&func=user:getAttrs`)).text).toMatch(
      /^\)\]\}'\n\{"code":"S_OK"/,
    );
  });

  it('comes as often as ordered, and only where ordered', async () => {
    practice.fail({ kind: 'code', code: 'FA_SECURITY', times: 2, on: 'listMessages' });
    expect((await client.call('user:getAttrs')).code).toBe('S_OK');
    expect((await client.call('mbox:listMessages')).code).toBe('FA_SECURITY');
    expect((await client.call('mbox:listMessages')).code).toBe('FA_SECURITY');
    expect((await client.call('mbox:listMessages')).code).toBe('S_OK');
  });

  it('slows one answer down', async () => {
    practice.fail({ kind: 'slow', delayMs: 150 });
    const at = Date.now();
    await client.call('user:getAttrs');
    expect(Date.now() - at).toBeGreaterThanOrEqual(149);
  });

  it('shifts the Date header with the clock', async () => {
    practice.setClock(-90_000);
    const { headers } = await client.fetch('/coremail/index.jsp');
    expect(Math.abs(Date.parse(`${headers['date']}`) - (Date.now() - 90_000))).toBeLessThan(2500);
  });
});
