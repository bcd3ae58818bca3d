// Exmail's answers: the number, and every shape of a session's end.
import { describe, expect, it } from 'vitest';
import { inboxCount, toldBy } from '../../../../lib/providers/exmail/unread-answer.ts';
import { page } from '../mail-answers.ts';

const count = (number: number) => ({ state: 'count', count: number, exact: true, mails: null });
const jump = '\\x3cscript\\x3egetTop().location.href=\\x22/cgi-bin/loginpage?s=session_timeout\\x22;\\x3c/script\\x3e';

describe('the end of a session', () => {
  it.each([
    `{title : "cgi exception",appname : "readmail",errcode: "-2",errmsg: " ${jump}" }`,
    `&&1&&{errtype:1,errcode:-2,title:'登录超时',url:'/cgi-bin/loginpage?s=session_timeout'}`,
    '({cgierrorcode:"-2",cginame:"folderlist"})',
    '<html><head><script>top.location.href="/cgi-bin/loginpage?s=session_timeout";</script></head></html>',
    '<!doctype html><form action="/cgi-bin/login"><input id="inputuin"><input type="password"></form>',
  ])('is told by %s', (text) => expect(toldBy(page(text), 0)).toEqual({ state: 'signed-out' }));
  it('is not told by an error of another kind, nor by a letter that speaks of it', () => {
    expect(toldBy(page('{title : "cgi exception",errcode: "-1",errmsg: "系统繁忙" }'), 0)).toMatchObject({
      state: 'unreachable',
    });
    expect(toldBy(page(`<html>${'<p>s=session_timeout</p>'.repeat(100)}`), 0)).toBeNull();
    expect(toldBy(page('<html><h1>校园网</h1><input type="password">'), 0)).toBeNull();
  });
});

describe('the inbox’s number', () => {
  it.each([
    ['<a id="folder_1" title="收件箱中有 3 封未读邮件"><b>收件箱(3)</b></a><a id="folder_10">x(9)</a>', count(3)],
    ["<a\n href=x id='folder_1' title='收件箱中有 7 封未读邮件'>收件箱</a>", count(7)],
    ['<a id="folder_1">收件箱</a>', count(0)],
    ['<a\n  id="folder_1"\n  >收件箱(2)</a\n>', count(2)],
    ['<a id="folder_1">收件箱(-3)</a>', { state: 'changed' }],
    ['<a id="folder_4">草稿箱(2)</a>', { state: 'changed' }],
    ['<a id="folder_1">a</a><a id="folder_1">b</a>', { state: 'changed' }],
  ])('in %s', (html, reading) => expect(inboxCount(html)).toEqual(reading));
});
