// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://mail.cqu.edu.cn/coremail/XT/index.jsp?sid=abcDEF123" }
// Coremail's open application: session and the inbox's number, in the forms that are plain.
import { beforeEach, describe, expect, it } from 'vitest';
import { coremailPage } from '../../../../lib/providers/coremail/unread-page.ts';
import { show } from '../../page/html.ts';
import { standInForLayout } from '../shown.ts';

beforeEach(standInForLayout);

const count = (number: number) => ({ state: 'count', count: number, exact: true, mails: null });

describe('the open mailbox', () => {
  it('shows its session and not whose it is', () => {
    expect(coremailPage.sessionOnPage(document)).toEqual({ origin: 'https://mail.cqu.edu.cn', route: 'XT', sid: 'abcDEF123' });
    expect([coremailPage.accountOnPage(document), coremailPage.framesOnPage(document)]).toEqual([null, []]);
  });
  it.each([
    ['<a id="mltree_1_a">收件箱(3)</a>', count(3)],
    ['<a id="mltree_1_a"><b>收件箱 (12)</b></a>', count(12)],
    ['<a id="mltree_1_a">收件箱<span>3</span></a>', count(3)],
    ['<a id="mltree_1_a">收件箱</a>', null],
    ['<a id="mltree_1_a">收件箱(-3)</a>', { state: 'changed' }],
    ['<a id="mltree_1_a">收件箱（1.5k）</a>', { state: 'changed' }],
    ['<a id="mltree_1_a">收件箱（旧）</a>', null],
    ['<a id="mltree_5_a">垃圾邮件(3)</a>', null],
    ['<a id="mltree_1_a">收件箱(3)</a><div class="u-dialog">会话已过期, 请重新登录</div>', { state: 'signed-out' }],
  ])('tells of %s', (html, reading) => {
    show(html);
    expect(coremailPage.unreadOnPage(document)).toEqual(reading);
  });
  it('is changed when it is signed in to and has no folders, not while it shows settings or a letter in a window of its own', () => {
    const letters = '<button class="btn-compose">写 信</button>';
    show(letters);
    expect(coremailPage.unreadOnPage(document)).toEqual({ state: 'changed' });
    show(`${letters}<div class="m-setting-panel"></div>`);
    expect(coremailPage.unreadOnPage(document)).toBeNull();
    show('<p>正在加载</p>');
    expect(coremailPage.unreadOnPage(document)).toBeNull();
    show(letters);
    const { href } = location;
    history.replaceState(null, '', '/coremail/XT/detach.jsp?sid=abcDEF123');
    expect(coremailPage.unreadOnPage(document)).toBeNull();
    history.replaceState(null, '', href);
  });
});
