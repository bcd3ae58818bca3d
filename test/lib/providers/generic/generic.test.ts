// @vitest-environment jsdom
// A product we do not know: only what any page plainly says.
import { beforeEach, describe, expect, it } from 'vitest';
import { lookAtPage } from '../../../../lib/page/look.ts';
import { generic } from '../../../../lib/providers/generic/generic.ts';
import { part, show } from '../../page/html.ts';
import { standInForLayout } from '../shown.ts';

beforeEach(standInForLayout);

const facts = () => lookAtPage(document, { host: 'mail.example' });
const code = '<label>动态口令 <input id="c"></label>';
const links = '<p>切换其他方式：<a href="#">短信验证</a> <a href="#">第三方OTP验证</a></p>';
const qr = '<img width="160" height="160">';

describe('an unknown page', () => {
  it.each([
    ['second-factor', `<h3>二次验证</h3>${code}`],
    ['login', '<form><input placeholder="用户名"><input type="password"></form>'],
    ['signed-in', '<a href="#">退出</a>'],
    ['signed-in', '<button>Log out</button>'],
    ['other', '<p>使用帮助</p>'],
    ['other', '<a href="#" hidden>退出</a>'],
    ['login', '<form><input placeholder="用户名"><input type="password"></form><a href="#">退出</a>'],
    ['second-factor', `<h3>二次验证</h3>${qr}${links}`],
    ['second-factor', `<h3>二次验证</h3>${qr}${links}<a href="#">退出</a>`],
    ['second-factor', '<h3>二次验证</h3><p>动态口令</p><input type="password" placeholder="请输入动态口令">'],
    ['login', `<form><input placeholder="用户名"><input type="password"></form>${links}`],
    ['other', `${qr}${links}<a href="#">密码登录</a>`],
    ['other', `${qr}<p>切换其他方式：<a href="#">短信验证</a> <a href="#">备用邮箱验证</a></p>`],
  ] as const)('is %s: %s', (kind, html) => {
    show(html);
    expect(generic.kindOf(document, facts())).toBe(kind);
  });

  it('claims nothing it cannot know', () => {
    show(`<div>${code}</div>`);
    const [field] = facts().fields;
    if (field === undefined) throw new Error('no field');
    expect([
      generic.recognise(document),
      generic.purposeOf(field),
      generic.otpBound(document),
      generic.saysBound(document),
    ]).toEqual([0, 'login', null, false]);
  });
});

describe('the account that is typed', () => {
  it('stands in the last text box before the password, in the same form', () => {
    show(
      '<input value="search"><form><input name="d" value="x"><input id="a" type="email" value="student1@example.cn"><input type="hidden" value="h"><input type="password"><input value="after"></form>',
    );
    expect(generic.typedAccount(document)).toBe('student1@example.cn');
  });

  it('is not what stands before a code box that hides what is typed', () => {
    show('<input value="search"><h3>二次验证</h3><input type="password" placeholder="请输入动态口令">');
    expect(generic.typedAccount(document)).toBe('');
  });

  it('is nothing without a password box', () => {
    show('<form><input value="student1"></form>');
    expect(generic.typedAccount(document)).toBe('');
  });
});

describe('the place where a secret is shown', () => {
  it('needs a box, a QR code and words about an authenticator', () => {
    show(`<div id="d"><h3>绑定身份验证器</h3>${qr}${code}</div>`);
    expect(generic.bindPlace(document, facts())).toMatchObject({ part: part('#d'), named: true });
    show(`<div id="d"><h3>微信登录</h3>${qr}<input placeholder="手机号"></div>`);
    expect(generic.bindPlace(document, facts())).toBeNull();
    show(`<div id="d"><h3>绑定身份验证器</h3>${code}</div>`);
    expect(generic.bindPlace(document, facts())).toBeNull();
  });
});
