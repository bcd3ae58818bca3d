// @vitest-environment jsdom
// A rehearsal uses what the box of a code will need, and leaves no trace.
import { expect, it, vi } from 'vitest';
import { lookAtPage } from '../../../lib/page/look.ts';
import { rehearse } from '../../../lib/page/rehearse.ts';
import { show } from './html.ts';

const logIn = '<form><label>账号<input name="uid"></label><input name="password" type="password"><button>登录</button></form>';
const panel =
  '<h2>二次验证</h2><p>请输入动态验证码</p><input name="dynamicPwd" maxlength="6" placeholder="请输入动态验证码"><label><input type="checkbox">信任此设备</label><p>验证码错误</p><button>确定</button>';

it('changes nothing in the page and calls none of its listeners', () => {
  show(logIn);
  const before = document.documentElement.outerHTML;
  const heard = vi.fn();
  for (const name of ['input', 'change', 'focus', 'focusin', 'scroll', 'click']) document.addEventListener(name, heard, true);
  const scrolled = vi.fn();
  Element.prototype.scrollIntoView = scrolled;
  rehearse(document);
  expect(document.documentElement.outerHTML).toBe(before);
  expect(heard).not.toHaveBeenCalled();
  expect(scrolled).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(document.body);
});

it('is nothing on a page without a box', () => {
  show('<p>欢迎</p>');
  expect(() => rehearse(document)).not.toThrow();
});

it('uses nearly every pattern that a look at the box of a code then uses', () => {
  const used = vi.spyOn(RegExp.prototype, 'test');
  const patternsOf = (act: () => void) => {
    used.mockClear();
    act();
    return new Set(used.mock.contexts);
  };
  const look = () => void lookAtPage(document, { host: 'mail.cqu.edu.cn' });
  show(logIn);
  const before = new Set([...patternsOf(look), ...patternsOf(() => rehearse(document))]);
  show(panel);
  // A pattern written inside a function is another object each time.
  const [once, twice] = [patternsOf(look), patternsOf(look)];
  used.mockRestore();
  const lasting = [...once].filter((pattern) => twice.has(pattern));
  expect(lasting.length).toBeGreaterThan(30);
  expect(lasting.filter((pattern) => !before.has(pattern)).length).toBeLessThan(lasting.length / 8);
});
