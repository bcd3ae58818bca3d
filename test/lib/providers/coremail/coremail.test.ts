// @vitest-environment jsdom
// Coremail's pages: which one it is, who signs in, where a secret is shown, what a code is for.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookAtPage } from '../../../../lib/page/look.ts';
import { coremail } from '../../../../lib/providers/coremail/coremail.ts';
import { part, show } from '../../page/html.ts';
import { standInForLayout } from '../shown.ts';

/** Vitest's own handle of the page, which alone can change its origin. */
declare const jsdom: { reconfigure(options: { url: string }): void };

beforeEach(standInForLayout);

const facts = () => lookAtPage(document, { host: 'mail.example' });
const qr = '<img width="160" height="160">';
const login = (inside = '') =>
  `<form class="j-login-form"><input name="uid" placeholder="用户名">${inside}<input type="password"><button>登录</button></form>`;
const methods =
  '<h3>二次验证</h3><select><option selected>微信</option><option>短信</option><option>第三方 OTP</option></select>';
const bind = (title: string, code = '<label>动态口令 <input id="c"></label>') =>
  `<div role="dialog" id="d"><h3>${title}</h3><p>${qr}</p>${code}<button>确定</button></div>`;

describe('the page', () => {
  it.each([
    ['login', login()],
    ['second-factor', '<h3>二次验证</h3><label>动态口令 <input></label>'],
    ['second-factor', '<div class="second-auth-wrap">请用微信扫码</div>'],
    ['second-factor', `${methods}<p>请使用微信扫一扫${qr}</p>`],
    ['login', login() + methods],
    ['other', '<ul class="tabs"><li>微信</li><li>短信</li></ul>'],
    ['bind', bind('绑定第三方OTP')],
    ['signed-in', '<div class="j-mail-list"></div>'],
    ['expired', '<div class="j-mail-list"></div><div class="u-dialog">会话已过期，请重新登录</div>'],
    ['other', '<p>使用帮助</p>'],
    ['signed-in', '<div class="j-mail-list"></div><div class="u-dialog" hidden>会话已过期</div>'],
    ['other', '<div class="j-mail-list" hidden></div>'],
  ] as const)('is %s: %s', (kind, html) => {
    show(html);
    expect(coremail.kindOf(document, facts())).toBe(kind);
  });
});

describe('a second factor without a box of its own', () => {
  const onTop = { element: document.body as Element };
  beforeEach(() => {
    show(login() + methods);
    Document.prototype.elementFromPoint = () => onTop.element;
  });
  afterEach(() => {
    Reflect.deleteProperty(Document.prototype, 'elementFromPoint');
    Reflect.deleteProperty(Element.prototype, 'checkVisibility');
  });
  const kind = () => {
    const now = facts();
    Element.prototype.checkVisibility = () => true;
    return coremail.kindOf(document, now);
  };

  it('may lie over the log-in form', () => {
    onTop.element = part('h3');
    expect(kind()).toBe('second-factor');
  });

  it('is none where the password can still be typed', () => {
    onTop.element = part('[type="password"]');
    expect(kind()).toBe('login');
  });
});

describe('the account that is typed', () => {
  const typed = (inside: string, uid: string) => {
    show(login(inside));
    part<HTMLInputElement>('[name="uid"]').value = uid;
    return coremail.typedAccount(document);
  };
  const select = '<select name="domain"><option>cqu.edu.cn</option><option selected>stu.cqu.edu.cn</option></select>';

  it.each([
    ['with the domain chosen beside it', select, 'student1', 'student1@stu.cqu.edu.cn'],
    [
      'with the domain of a hidden box',
      '<input type="hidden" name="domain" value="cqu.edu.cn">',
      'student1',
      'student1@cqu.edu.cn',
    ],
    ['without a domain where none stands', '', ' student1 ', 'student1'],
    ['with its own domain, when it has one', select, 'student1@elsewhere.cn', 'student1@elsewhere.cn'],
    ['as nothing while the box is empty', select, ' ', ''],
  ])('is read %s', (_what, inside, uid, account) => expect(typed(inside, uid)).toBe(account));

  it('is nothing on a page without such a box', () => {
    show('<p>收件箱</p>');
    expect(coremail.typedAccount(document)).toBe('');
  });
});

describe('the place where a secret is shown', () => {
  const place = () => coremail.bindPlace(document, facts());

  it('is the smallest part with a QR code and the box for the first code', () => {
    show(bind('绑定第三方OTP'));
    const found = place();
    expect([found?.part, found?.field?.inputs[0], found?.named]).toEqual([part('#d'), part('#c'), true]);
  });

  it('is the dated dialog without a box, when that comes in a second step', () => {
    show(`<div class="u-dialog-2fa" id="d"><p>第三方OTP</p>${qr}</div>`);
    expect(place()).toEqual({ part: part('#d'), field: null, named: true });
    part('#d').hidden = true;
    expect(place()).toBeNull();
  });

  it('may be about something else: then it has no name', () => {
    show(bind('绑定微信', '<label>验证码 <input id="c"></label>'));
    expect(place()?.named ?? false).toBe(false);
  });

  it('is never the QR code of a log-in page', () => {
    show(`${login()}<div>${qr}<label>动态口令 <input></label></div>`);
    expect(place()).toBeNull();
  });

  it('is nowhere without a QR code', () => {
    show('<div><h3>二次验证</h3><label>动态口令 <input></label></div>');
    expect(place()).toBeNull();
  });
});

describe('a code', () => {
  it.each([
    ['login', '二次验证'],
    ['unbind', '解绑第三方OTP'],
    ['unbind', '解除绑定前请验证身份'],
    ['verify', '换绑：请输入原验证器的动态口令'],
    ['verify', '身份验证'],
  ] as const)('is for %s where the page says %s', (purpose, words) => {
    show(`<div><h3>${words}</h3><label>动态口令 <input></label></div>`);
    const [field] = facts().fields;
    if (field === undefined) throw new Error('no field');
    expect(coremail.purposeOf(field)).toBe(purpose);
  });

  it('is not judged by words far away', () => {
    show(`<p>解绑</p><p>${'说明'.repeat(300)}</p><div><h3>二次验证</h3><label>动态口令 <input></label></div>`);
    const [field] = facts().fields;
    if (field === undefined) throw new Error('no field');
    expect(coremail.purposeOf(field)).toBe('login');
  });
});

describe('a dialog that stands in a frame', () => {
  const framed = (path: string, inside: string) => {
    show(`<div class="j-mail-list"></div><div class="u-dialog u-dialog-2fa"><h3>解绑第三方OTP</h3><iframe></iframe></div>`);
    const frame = part<HTMLIFrameElement>('iframe');
    const inner = frame.contentDocument;
    if (inner === null) throw new Error('no document');
    inner.body.append(...new DOMParser().parseFromString(inside, 'text/html').body.childNodes);
    Object.defineProperty(inner, 'URL', { value: `https://mail.cqu.edu.cn${path}` });
    jsdom.reconfigure({ url: 'https://mail.cqu.edu.cn/coremail/XT/index.jsp' });
    return inner;
  };
  const box = '<label>动态口令 <input></label>';

  it.each([
    ['is left to the visit in the frame, which alone can fill its box', '/coremail/dialog.jsp', qr + box, null],
    ['is read by the page where no visit runs in the frame', '/elsewhere', qr + box, { field: null, named: true }],
    ['is read by the page where the frame holds the QR code alone', '/coremail/qr.jsp', qr, { field: null, named: true }],
  ])('%s', (_what, path, inside, place) => {
    framed(path, inside);
    const found = coremail.bindPlace(document, facts());
    expect(found === null ? null : { field: found.field, named: found.named }).toEqual(place);
  });

  it('is about what its title says, though that stands outside of the frame', () => {
    const inner = framed('/coremail/dialog.jsp', `<div>${box}</div>`);
    const input = inner.querySelector('input');
    if (input === null) throw new Error('no box');
    expect(coremail.purposeOf({ inputs: [input] } as never)).toBe('unbind');
    part('h3').textContent = '登录';
    expect(coremail.purposeOf({ inputs: [input] } as never)).toBe('login');
  });
});
