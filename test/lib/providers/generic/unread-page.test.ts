// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://mail.beijing.gov.cn/mail" }
// An unknown web mail's open page: a number is read only where the page says itself that it is of unread mail.
import { beforeEach, describe, expect, it } from 'vitest';
import { genericPage } from '../../../../lib/providers/generic/unread-page.ts';
import { show } from '../../page/html.ts';
import { standInForLayout } from '../shown.ts';

beforeEach(standInForLayout);

const count = (number: number) => ({ state: 'count', count: number, exact: true, mails: null });
const login = '<form><input name="n"><input type="password"></form>';

describe('the open page of an unknown web mail', () => {
  it('stands for its host’s one mailbox as soon as it says something of it, and names nobody', () => {
    show('<a>退出</a>');
    expect(genericPage.sessionOnPage(document)).toBeNull();
    show('<a>退出</a><a>未读邮件(3)</a>');
    expect(genericPage.sessionOnPage(document)).toEqual({ origin: 'https://mail.beijing.gov.cn', route: 'page', sid: '' });
    expect([genericPage.accountOnPage(document), genericPage.framesOnPage(document)]).toEqual([null, []]);
  });
  it.each([
    ['<a>未读邮件(3)</a>', 3],
    ['<a>未读（0）</a>', 0],
    ['<a>未读邮件 12 封</a>', 12],
    ['<a>收件箱 未读：5</a>', 5],
    ['<p>您有 <b>3</b> 封未读邮件</p>', 3],
    ['<p><b>未读邮件</b> <i>（7）</i></p>', 7],
    ['<p>收件箱共 1,204 封，1,003 封未读</p>', 1_003],
    ['<p>您没有未读邮件</p>', 0],
    ['<p>You have 4 unread messages.</p>', 4],
    ['<a>Unread (9)</a>', 9],
    ['<p>No unread mail</p>', 0],
    ['<ul><li>收件箱</li><li>未读邮件(2)</li><li>草稿箱(8)</li></ul>', 2],
    ['<p>收件箱 2 封未读</p><p>垃圾箱 8 封未读</p>', 2],
    ['<p>未读邮件(3)</p><h2>3 封未读邮件</h2>', 3],
  ])('tells of %s', (html, number) => {
    show(html);
    expect(genericPage.unreadOnPage(document)).toEqual(count(number));
  });
  it.each([
    ['a folder’s number, which may be of all letters', '<a>收件箱(3)</a>'],
    ['two numbers', '<p>课程 2 封未读</p><p>垃圾箱 8 封未读</p>'],
    ['a subject in a table', '<table><tr><td>您有 3 封未读邮件</td></tr></table>'],
    ['a subject in a list of letters', '<ul><li>您有 3 封未读邮件</li><li>会议安排</li></ul>'],
    ['what is not on show', '<p hidden>未读邮件(3)</p>'],
    ['a long text', `<p>${'说明'.repeat(40)}未读邮件(3)</p>`],
    ['a number that is none', '<p>未读邮件(-3)</p>'],
    ['a part of a number', '<p>2.5 封未读邮件</p>'],
    ['a number no mailbox holds', '<p>未读邮件(99999999)</p>'],
    ['a rate', '<p>未读邮件 100%</p>'],
    ['the word alone', '<a>未读邮件</a>'],
    ['nothing', ''],
  ])('tells no number by %s', (_what, html) => {
    show(html);
    expect(genericPage.unreadOnPage(document)).toBeNull();
  });
  it('is signed out where it asks for name and password', () => {
    show(`${login}<p>未读邮件(3)</p>`);
    expect(genericPage.unreadOnPage(document)).toEqual({ state: 'signed-out' });
  });
  it.each([
    ['a password is changed', '<form><input type="text"><input type="password"><input type="password"></form>'],
    ['a token’s code is asked for', '<form><input type="password"></form>'],
    ['the boxes are not on show', `<div hidden>${login}</div>`],
  ])('is not signed out where %s', (_what, html) => {
    show(html);
    expect(genericPage.unreadOnPage(document)).toBeNull();
  });
});
