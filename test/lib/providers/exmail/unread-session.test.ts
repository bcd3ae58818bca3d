// A session in an Exmail address.
import { describe, expect, it } from 'vitest';
import { sessionIn } from '../../../../lib/providers/exmail/unread-session.ts';

const host = 'https://mail.cumt.edu.cn';

describe('an address', () => {
  it.each([
    ['97o4qrOg3vpLOi5E,7', '97o4qrOg3vpLOi5E,7'],
    ['97o4qrOg3vpLOi5E%2C2&r=1', '97o4qrOg3vpLOi5E,2'],
    ['97o4qrOg3vpLOi5E', '97o4qrOg3vpLOi5E'],
  ])('of the mailbox with %s holds a session', (sid, read) => {
    expect(sessionIn(`${host}/cgi-bin/frame_html?sid=${sid}`)).toEqual({ origin: host, route: 'folderlist', sid: read });
  });
  it.each([
    '/cgi-bin/frame_html',
    '/cgi-bin/frame_html?sid=1234567890123456',
    '/cgi-bin/frame_html?sid=short',
    '/cgi-bin/frame_html?sid=97o4qrOg3vpLOi5E%26x',
    '/cgi-bin/loginpage?sid=97o4qrOg3vpLOi5E,7',
    '/cgi-bin/readmail?sid=97o4qrOg3vpLOi5E,7',
  ])('%s holds none', (path) => expect(sessionIn(`${host}${path}`)).toBeNull());
  it('that is none, or not https, holds none', () => {
    expect(['x', 'http://mail.cumt.edu.cn/cgi-bin/frame_html?sid=97o4qrOg3vpLOi5E,7'].map(sessionIn)).toEqual([null, null]);
  });
});
