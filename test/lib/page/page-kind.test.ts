// @vitest-environment jsdom
// One word for a page.
import { expect, it } from 'vitest';
import { lookAtPage } from '../../../lib/page/look.ts';
import { pageKindOf } from '../../../lib/page/page-kind.ts';
import { show } from './html.ts';

it.each([
  ['login', '<form><input name="user"><input type="password"></form>'],
  ['otp', '<label>谷歌验证码 <input></label>'],
  [
    'bind',
    '<div role="dialog"><h3>绑定</h3><canvas class="qrcode" width="200" height="200"></canvas><label>动态验证码 <input></label></div>',
  ],
  ['signup', '<form><h2>注册</h2><input name="user"><input type="password"></form>'],
  ['reset', '<form><h2>找回密码</h2><input name="user"></form>'],
  ['change-password', '<form><input type="password"><input type="password" autocomplete="new-password"></form>'],
  ['checkout', '<form><label>Card number <input name="card"></label></form>'],
  ['search', '<input type="search">'],
  ['other', '<p>收件箱</p>'],
])('%s', (kind, body) => {
  show(body);
  expect(pageKindOf(lookAtPage(document, { host: null }))).toBe(kind);
});
