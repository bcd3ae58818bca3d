// Coremail's answers: every known code, and bodies that are not what they should be.
import { describe, expect, it } from 'vitest';
import { inboxCount, toldBy, unreadHeads } from '../../../../lib/providers/coremail/unread-answer.ts';
import { json, page } from '../mail-answers.ts';

const signedOut = [
  'FA_INVALID_SESSION',
  'FA_UNAUTHORIZED',
  'FA_SESSION_EXPIRED',
  'FA_SECURITY',
  'FA_NEED_DYNAMIC_PWD',
  'FA_INVALID_DYNAMIC_PWD',
  'FA_NEED_VERIFY_CODE',
  'FA_INVALID_VERIFY_CODE',
  'SESSION_NOT_FOUND',
  'PASSWORD_ERROR',
  'AUTH_FAILED',
];

describe('a result code', () => {
  it.each([...signedOut, 28, 35, 48])('%s means signed out', (code) => {
    expect(toldBy(json({ code }), 0)).toEqual({ reading: { state: 'signed-out' }, wrongForm: false });
  });
  it.each(['S_OK', 'FA_NEED_ACCESS_SECRET'])('%s brings what was asked for', (code) => {
    expect(toldBy(json({ code, var: [1], total: 4 }), 0)).toEqual({ value: [1], total: 4 });
  });
  it('FR_INVALID_REQUEST is our fault: another form is tried, the session is kept', () => {
    expect(toldBy(json({ code: 'FR_INVALID_REQUEST' }), 0)).toMatchObject({ reading: { state: 'changed' }, wrongForm: true });
  });
  it('nobody knows is a change, and its text is not passed on', () => {
    expect(toldBy(json({ code: 'A <b> text' }), 0)).toMatchObject({ reading: { state: 'changed' } });
    expect(toldBy(json({ var: [] }), 0)).toMatchObject({ reading: { state: 'changed' } });
  });
});

describe('a body', () => {
  it('may begin with the guard against script tags', () => {
    expect(toldBy(page(`)]}'\n{"code":"S_OK","var":1}`), 0)).toMatchObject({ value: 1 });
  });
  it.each(['<!doctype html><form action="/coremail/index.jsp"><input type=password>', '未登录', '<html>Coremail：会话已过期'])(
    '%s means signed out',
    (body) => {
      expect(toldBy(page(body), 0)).toMatchObject({ reading: { state: 'signed-out' } });
    },
  );
  it('of the gateway of a campus network says nothing of the session', () => {
    const gateway = '<!doctype html><p>您尚未登录校园网</p><input type="password">';
    expect(toldBy(page(gateway), 0)).toMatchObject({ reading: { state: 'unreachable' } });
  });
  it.each(['', '[]', 'null', '3', '{', '<html>网关</html>', 'x'.repeat(300)])(
    '%s is nothing of the product, never a number',
    (body) => {
      expect(toldBy(page(body), 0)).toMatchObject({ reading: { state: 'unreachable' }, wrongForm: true });
    },
  );
  it('that is a page of the product, and no answer, is a change', () => {
    const own = '<!doctype html><script src="/coremail/common/x.js"></script><p>欢迎</p>';
    expect(toldBy(page(own), 0)).toMatchObject({ reading: { state: 'changed' }, wrongForm: true });
  });
  it('under status 500 or 404 may be wanted in another form', () => {
    expect([500, 404, 502].map((status) => toldBy(page('', status), 0))).toMatchObject([
      { wrongForm: true },
      { wrongForm: true },
      { wrongForm: false },
    ]);
  });
});

const inbox = (stats: unknown, id: unknown = 1) => ({ id, name: 'x', stats });

describe('the inbox’s number', () => {
  it('is found by the id 1, never by place or name', () => {
    const spam = { id: 5, name: '收件箱', stats: { unreadMessageCount: 99 } };
    expect(inboxCount([spam, inbox({ unreadMessageCount: 3, messageCount: 9 })])).toMatchObject({ count: 3, exact: true });
  });
  it.each([-1, 1.5, 1e9, '3', null, undefined, Number.NaN])('%j is a change, not 0', (unreadMessageCount) => {
    expect(inboxCount([inbox({ unreadMessageCount })]).state).toBe('changed');
  });
  it.each([
    [undefined],
    [{}],
    [[]],
    [[null]],
    [[inbox({ unreadMessageCount: 3 }, '1')]],
    [[inbox(null)]],
    [[inbox({ unreadMessageCount: 1 }), inbox({ unreadMessageCount: 2 })]],
    [[inbox({ unreadMessageCount: 10, totalMessageCount: 9 })]],
  ])('is not read from %j', (folders) => {
    expect(inboxCount(folders).state).toBe('changed');
  });
});

describe('the newest letters', () => {
  const row = { id: '1:a', fid: 1, from: 'A <a@b.cn>', subject: '选课', receivedDate: '2026-01-13 20:44:35', flags: {} };
  it('are unread unless the flag says read', () => {
    const rows = [row, { ...row, id: '1:b', flags: { read: true } }, { ...row, id: '1:c', flags: { read: false } }];
    const reading = unreadHeads([...rows, { id: '1:d' }, { ...row, id: '1:e', fid: 5 }], 4);
    expect(reading).toMatchObject({
      count: 3,
      exact: true,
      mails: [{ from: 'A <a@b.cn>', subject: '选课' }, { subject: '选课' }, { from: '', subject: '' }],
    });
    expect(unreadHeads([row], 30)).toMatchObject({ count: 1, exact: false });
  });
  it.each([[null], [{}], [[1]]])('are not read from %j', (rows) => {
    expect(unreadHeads(rows, 1).state).toBe('changed');
  });
});
