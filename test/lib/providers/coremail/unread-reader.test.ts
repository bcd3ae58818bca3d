// Coremail asked in the background: one request each, in the form that answers.
import { describe, expect, it } from 'vitest';
import { coremailReader } from '../../../../lib/providers/coremail/unread-reader.ts';
import type { MailAnswer, MailSession } from '../../../../lib/providers/unread.ts';
import { fetcherOf, json, page } from '../mail-answers.ts';

const session = (route: string): MailSession => ({ origin: 'https://mail.cqu.edu.cn', route, sid: 'abcDEF123-_' });
const fresh = { shown: null, proved: false };
const folders = { code: 'S_OK', var: [{ id: 1, stats: { unreadMessageCount: 3, messageCount: 9 } }] };

describe('the folder call', () => {
  it.each([
    ['XT', '/coremail/XT/jsp/mail.jsp?func=getAllFolders&sid=abcDEF123-_'],
    ['XT5', '/coremail/XT5/jsp/mail.jsp?func=getAllFolders&sid=abcDEF123-_'],
    ['s/json', '/coremail/s/json?sid=abcDEF123-_&func=mbox:getAllFolders'],
  ])('in the form %s goes to %s, once, and that form is kept', async (route, path) => {
    const { get, asked } = fetcherOf(json(folders));
    const read = await coremailReader.read?.(session(route), get, fresh);
    expect(read).toEqual({ reading: { state: 'count', count: 3, exact: true, mails: null }, route, proved: true, again: false });
    expect(asked.map(({ url }) => url)).toEqual([`https://mail.cqu.edu.cn${path}`]);
  });
  it.each([
    ['XT', 'XT5'],
    ['XT5', 's/json'],
    ['s/json', 'XT'],
  ])('not understood as %s is asked as %s next', async (route, next) => {
    const { get, asked } = fetcherOf(json({ code: 'FR_INVALID_REQUEST' }));
    expect(await coremailReader.read?.(session(route), get, fresh)).toMatchObject({
      reading: { state: 'changed' },
      route: next,
      again: next !== 'XT',
    });
    expect(asked).toHaveLength(1);
  });
  it.each(['XT', 's/json'])('sent elsewhere as %s is asked again as s/json before the session is given up', async (route) => {
    const { get } = fetcherOf({ kind: 'redirected' });
    const read = await coremailReader.read?.(session(route), get, { ...fresh, proved: true });
    expect(read).toEqual({ reading: { state: 'signed-out' }, route: 's/json', proved: false, again: true });
  });
  it('of a dead session keeps its form', async () => {
    const { get } = fetcherOf(json({ code: 'FA_INVALID_SESSION' }));
    const read = await coremailReader.read?.(session('XT'), get, fresh);
    expect(read).toEqual({ reading: { state: 'signed-out' }, route: 'XT', proved: false, again: false });
  });
});

describe('a form that has told the number before', () => {
  const known = { shown: null, proved: true };
  const read = (answer: MailAnswer) => coremailReader.read?.(session('XT'), fetcherOf(answer).get, known);
  it('is kept while the server is in trouble, however long', async () => {
    expect(await read(page('', 500))).toMatchObject({ reading: { state: 'unreachable' }, route: 'XT', proved: true });
  });
  it.each([page('', 404), json({ code: 'FR_INVALID_REQUEST' }), json({ code: 'S_OK', var: [] })])(
    'is kept when it is not understood once, and doubted',
    async (answer) => {
      expect(await read(answer)).toMatchObject({ reading: { state: 'changed' }, route: 'XT', proved: false, again: false });
    },
  );
});

describe('the call for the letters', () => {
  it('lists the newest letters of the inbox without opening one', async () => {
    const { get, asked } = fetcherOf(json({ code: 'S_OK', total: 1, var: [{ id: '1:a', subject: 'x', flags: {} }] }));
    expect(await coremailReader.readMails?.(session('XT'), get)).toMatchObject({ count: 1, mails: [{ subject: 'x' }] });
    expect(asked.map(({ url }) => url.split('func=')[1])).toEqual(['mbox:listMessages']);
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ fid: 1, limit: 20 });
  });
});

describe('where to read', () => {
  it('is the application’s own address', () => {
    expect(coremailReader.openUnreadUrl(session('XT5'))).toBe(
      'https://mail.cqu.edu.cn/coremail/XT5/index.jsp?sid=abcDEF123-_#mail.list|{"fid":1}',
    );
  });
});
