// Which addresses of Coremail hold a session.
import { describe, expect, it } from 'vitest';
import { sessionIn } from '../../../../lib/providers/coremail/unread-session.ts';

const host = 'https://mail.cqu.edu.cn';

describe('a session', () => {
  it.each([
    ['/coremail/XT/index.jsp?sid=abcdefgh#mail.list', 'XT'],
    ['/coremail/XT5/index.jsp?sid=abcdefgh', 'XT5'],
    ['/coremail/XT3/index.jsp?sid=abcdefgh&x=1', 's/json'],
    ['/coremail/main.jsp?sid=abcdefgh', 's/json'],
    ['/coremail/hxphone/sso.html#/frame/folder/-2?sid=abcdefgh', 's/json'],
  ])('is seen in %s', (path, route) => {
    expect(sessionIn(`${host}${path}`)).toEqual({ origin: host, route, sid: 'abcdefgh' });
  });
  it.each([
    `${host}/`,
    `${host}/coremail/index.jsp?sid=abcdefgh`,
    `${host}/coremail/XT/index.jsp`,
    `${host}/coremail/XT/index.jsp?sid=a b c d e f`,
    'http://mail.cqu.edu.cn/coremail/XT/index.jsp?sid=abcdefgh',
    'no address',
  ])('is not seen in %s', (address) => {
    expect(sessionIn(address)).toBeNull();
  });
});
