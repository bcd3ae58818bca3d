// @vitest-environment jsdom
// Exmail's pages: which one it is, who signs in; never a place for a code.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookAtPage } from '../../../../lib/page/look.ts';
import { exmail } from '../../../../lib/providers/exmail/exmail.ts';
import { part, show } from '../../page/html.ts';
import { standInForLayout } from '../shown.ts';

beforeEach(standInForLayout);
afterEach(() => history.replaceState(null, '', '/'));

const facts = () => lookAtPage(document, { host: 'mail.example' });
const login = '<form action="/cgi-bin/login"><input id="inputuin"><input id="pp" type="password"></form>';

describe('the page', () => {
  it.each([
    ['login', login],
    ['login', '<form action="/cgi-bin/login" hidden></form><p>微信扫码登录</p>'],
    ['second-factor', `${login}<input id="wx_token">`],
    ['second-factor', `${login}<input id="sms_token2" type="password">`],
    ['login', `${login}<input id="sms_token2" hidden>`],
    // Ways to sign in, as the landing page has them: none of them is a second step.
    ['login', `${login}<p><a href="#">微信扫码登录</a> <a href="#">手机短信登录</a></p><input placeholder="短信验证码">`],
    ['login', '<form action="/cgi-bin/login" hidden></form><img width="160" height="160"><a href="#">手机短信登录</a>'],
    ['signed-in', '<b id="useraddr">a@b.cn</b>'],
    ['other', '<p>使用帮助</p>'],
  ] as const)('is %s: %s', (kind, html) => {
    show(html);
    expect(exmail.kindOf(document, facts())).toBe(kind);
  });
  it('is expired where a dead session leads, even with the boxes of the sign-in', () => {
    history.replaceState(null, '', '/cgi-bin/loginpage?s=session_timeout&r=1');
    show(login);
    expect(exmail.kindOf(document, facts())).toBe('expired');
  });
});

it('reads the account that is typed', () => {
  show(login);
  part<HTMLInputElement>('#inputuin').value = ' a@cumt.edu.cn ';
  expect(exmail.typedAccount(document)).toBe('a@cumt.edu.cn');
  show('<p></p>');
  expect(exmail.typedAccount(document)).toBe('');
});

it('has no place where a secret is shown, and nothing to say of methods', () => {
  show('<div><img width="160" height="160">动态口令 <input></div>');
  const [field] = facts().fields;
  expect(exmail.bindPlace(document, facts())).toBeNull();
  expect([exmail.otpBound(document), exmail.saysBound(document)]).toEqual([null, false]);
  expect(field === undefined ? null : exmail.purposeOf(field)).toBe('login');
});
