// @vitest-environment jsdom
// The list of second-factor methods, in the markups it may have.
import { beforeEach, describe, expect, it } from 'vitest';
import { otpBound, otpName, saysBound } from '../../../../lib/providers/coremail/methods.ts';
import { show } from '../../page/html.ts';
import { standInForLayout } from '../shown.ts';

beforeEach(standInForLayout);

const button = (words: string) => `<button>${words}</button>`;
const link = (words: string) => `<a href="#">${words}</a>`;
const input = (words: string) => `<input type="button" value="${words}">`;
const span = (words: string) => `<span onclick="x()">【${words}】</span>`;
const list = (otp: string, other: string) =>
  `<ul><li>备用邮箱 a***@example.com ${other}</li><li>第三方OTP <em>${otp}</em></li><li>微信小程序 ${other}</li></ul>`;
const table = (otp: string, other: string) =>
  `<table><tr><td>短信验证</td><td>${other}</td></tr><tr><td>动态口令</td><td>${otp}</td></tr></table>`;

describe.each([
  ['a list', list],
  ['a table', table],
])('in %s', (_what, rows) => {
  it.each([
    ['a button', button],
    ['a link', link],
    ['an input', input],
    ['words in brackets', span],
  ])('%s says whether the authenticator is bound, whatever the other rows say', (_kind, control) => {
    show(rows(control('解绑'), control('绑定')));
    expect(otpBound(document)).toBe(true);
    show(rows(control('绑定'), control('解绑')));
    expect(otpBound(document)).toBe(false);
  });

  it('rows of other methods alone say nothing', () => {
    show(rows('', button('解绑')));
    expect(otpBound(document)).toBeNull();
  });
});

describe('the list', () => {
  it.each(['解绑', '解除绑定', '修改', '换绑', '更换'])('says bound by %s', (words) => {
    show(list(button(words), ''));
    expect(otpBound(document)).toBe(true);
  });

  it.each(['绑定', '去绑定', '立即绑定'])('says unbound by %s', (words) => {
    show(list(button(words), ''));
    expect(otpBound(document)).toBe(false);
  });

  it('says nothing while it is hidden, or where there is none', () => {
    show(`<div hidden>${list(button('解绑'), '')}</div>`);
    expect(otpBound(document)).toBeNull();
    show('<p>收件箱</p>');
    expect(otpBound(document)).toBeNull();
  });

  it.each(['第三方OTP', '第三方 OTP', '动态口令', '身份验证器', '手机令牌'])('may call the authenticator %s', (name) => {
    expect(otpName.test(name)).toBe(true);
  });
});

describe('words of success', () => {
  it.each(['绑定成功', '恭喜，第三方OTP绑定成功！', '换绑成功', '设置成功，请使用新的动态口令登录'])('%s', (words) => {
    show(`<div class="toast"><span>${words}</span></div>`);
    expect(saysBound(document)).toBe(true);
  });

  it.each(['绑定失败', '绑定', '未绑定成功的用户请联系管理员，电话见首页下方，或者到办公室现场办理有关的手续', '登录成功'])(
    'are not: %s',
    (words) => {
      show(`<span>${words}</span>`);
      expect(saysBound(document)).toBe(false);
    },
  );

  it('do not count while they are hidden', () => {
    show('<div hidden><span>绑定成功</span></div>');
    expect(saysBound(document)).toBe(false);
  });
});
