// @vitest-environment jsdom
// The tick that trusts this device.
import { describe, expect, it } from 'vitest';
import { findTrustTick, isTicked, tickTrust, trustWords } from '../../../lib/page/trust.ts';
import { part, show } from './html.ts';

const tick = (body: string) => {
  show(body);
  return findTrustTick(document);
};

describe('the trust tick', () => {
  it('is the tick box of its label, around it or beside it', () => {
    expect(tick('<label><input type="checkbox">同设备登录免二次验证</label>')?.element).toBe(part('input'));
    expect(tick('<input type="checkbox" id="t"><label for="t">信任此设备</label>')?.element).toBe(part('input'));
    expect(tick('<div><input type="checkbox"><span>30天内免验证</span></div>')?.element).toBe(part('input'));
  });

  it('is an icon where the page draws its own', () => {
    const found = tick('<div><i class="checkbox"></i><span>同设备登录免二次验证</span></div>');
    expect(found?.element).toBe(part('i'));
    expect(found && isTicked(found)).toBe(false);
    part('i').className = 'checkbox checked';
    expect(found && isTicked(found)).toBe(true);
  });

  it('is never the tick that keeps a password', () => {
    expect(tick('<label><input type="checkbox">记住密码</label><label><input type="checkbox">自动登录</label>')).toBeNull();
  });

  it('is set once and not unset', () => {
    const found = tick('<label><input type="checkbox">Trust this device</label>');
    if (found === null) throw new Error('no tick');
    expect(tickTrust(found)).toBe(true);
    expect(tickTrust(found)).toBe(true);
    expect(part<HTMLInputElement>('input').checked).toBe(true);
  });

  it('is spoken of by its panel', () => {
    expect(trustWords(show('<p>记住该设备</p>'))).toBe(true);
    expect(trustWords(show('<p>记住我</p>'))).toBe(false);
  });
});
