// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://mail.cumt.edu.cn/cgi-bin/frame_html?sid=97o4qrOg3vpLOi5E,7" }
// Exmail's open frames: session, address, and the inbox's number, in the top document or the left frame.
import { afterEach, describe, expect, it } from 'vitest';
import { exmailPage } from '../../../../lib/providers/exmail/unread-page.ts';
import { part, show } from '../../page/html.ts';

const mailbox = `${location.pathname}${location.search}`;
afterEach(() => history.replaceState(null, '', mailbox));

const list = (text: string) => `<ul><li><a id="folder_1" title="收件箱">${text}</a></li></ul>`;
const count = (number: number) => ({ state: 'count', count: number, exact: true, mails: null });

describe('the open mailbox', () => {
  it('shows its session, and whose it is', () => {
    show('<b id="useraddr"> 08203001@CUMT.edu.cn </b>');
    expect(exmailPage.sessionOnPage(document)?.sid).toBe('97o4qrOg3vpLOi5E,7');
    expect(exmailPage.accountOnPage(document)).toBe('08203001@cumt.edu.cn');
    show('<b id="useraddr">练习</b>');
    expect(exmailPage.accountOnPage(document)).toBeNull();
  });
  it.each([
    [list('<b>收件箱(3)</b>'), count(3)],
    [list('收件箱<b>(3)</b>'), count(3)],
    [list('收件箱'), count(0)],
    [list('收件箱(-3)'), { state: 'changed' }],
    ['<div class="sidebar">收件箱 3</div>', { state: 'changed' }],
  ])('tells of %s', (html, reading) => {
    show(html);
    expect(exmailPage.unreadOnPage(document)).toEqual(reading);
  });
  const notice = (number: string, hidden = '') =>
    `<div id="webpushtip1" ${hidden}><div><div class="notify_type"><label>收到 ${number} 封新邮件</label></div>` +
    '<div class="notify_content"><div class="notify_title"> 教务处 </div><div class="notify_digest">选课通知</div></div></div></div>';
  const head = { from: '教务处', subject: '选课通知', id: '' };
  it('names the letter its own notice names, while that is on show', () => {
    show(list('收件箱(3)') + notice('<em>1</em>'));
    expect(exmailPage.unreadOnPage(document)).toEqual({ ...count(3), mails: [head] });
    show(list('收件箱(3)') + notice('<em>1</em>', 'hidden'));
    expect(exmailPage.unreadOnPage(document)).toEqual(count(3));
  });
  it.each([
    ['<em>2</em>', { state: 'count', count: 2, exact: false, mails: [head] }],
    ['', { state: 'changed' }],
    ['<em>0</em>', { state: 'changed' }],
    ['<em>-1</em>', { state: 'changed' }],
  ])('without its folder list has at least as many unread as its notice says: %s', (number, reading) => {
    show(notice(number));
    expect(exmailPage.unreadOnPage(document)).toEqual(reading);
  });
  it('tells nothing while its left frame is loading, then what that frame shows', () => {
    show('<iframe id="leftFrame"></iframe><iframe id="mainFrame"></iframe>');
    expect([exmailPage.unreadOnPage(document), exmailPage.framesOnPage(document)]).toEqual([null, []]);
    const inner = new DOMParser().parseFromString(list('收件箱(4)'), 'text/html');
    Object.defineProperty(part<HTMLIFrameElement>('#leftFrame'), 'contentDocument', { value: inner });
    expect(exmailPage.unreadOnPage(document)).toEqual(count(4));
    expect(exmailPage.framesOnPage(document)).toEqual([inner]);
  });
  it('is another page elsewhere', () => {
    history.replaceState(null, '', '/cgi-bin/loginpage');
    show(list('收件箱(3)'));
    expect([exmailPage.sessionOnPage(document), exmailPage.unreadOnPage(document)]).toEqual([null, null]);
  });
});
