// @vitest-environment jsdom
// Another method is on show: switched away from once, with a proved entry only; else named.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeMethodFlow } from '../../../lib/visit/method-flow.ts';
import { part, show } from '../page/html.ts';
import { facts, fakeVisit } from './fake-visit.ts';

const tabs = (otp: string) =>
  `<ul role="tablist"><li role="tab" aria-selected="true">手机短信</li>${otp}</ul><label>短信验证码 <input></label>`;
const withOtp = tabs('<li role="tab" id="otp" aria-selected="false">第三方OTP</li>');
const card = { kind: 'other-method', method: 'sms' };

let visit = fakeVisit();
let pressed = vi.fn();
const page = (html: string) => {
  show(html);
  pressed = vi.fn();
  document.querySelector('#otp')?.addEventListener('click', pressed);
};

beforeEach(() => {
  visit = fakeVisit();
});

describe('the switch to the authenticator', () => {
  it('is pressed once where a proved entry exists, and nothing is said', async () => {
    page(withOtp);
    const flow = makeMethodFlow(visit);
    await flow.see(facts());
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(visit.cards()).toEqual([]);
    expect(visit.lookSoon).toHaveBeenCalledWith(50);
  });

  it('is not pressed again when the user goes back; then the method is named', async () => {
    page(withOtp);
    const flow = makeMethodFlow(visit);
    for (let i = 0; i < 3; i++) await flow.see(facts());
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(visit.cards()).toEqual([{ ...card, canSwitch: true, chosen: false }]);
  });

  it('is not pressed when the user leaves the authenticator, which was on show from the first', async () => {
    page(withOtp);
    const flow = makeMethodFlow(visit);
    flow.gone();
    await flow.see(facts());
    expect(pressed).not.toHaveBeenCalled();
    expect(visit.cards()).toEqual([{ ...card, canSwitch: true, chosen: true }]);
  });

  it('is not pressed in the next document after he has left the authenticator', async () => {
    page(withOtp);
    visit.choices.choseOther = true;
    await makeMethodFlow(visit).see(facts());
    expect(pressed).not.toHaveBeenCalled();
    expect(visit.cards()).toEqual([{ ...card, canSwitch: true, chosen: true }]);
  });

  it.each([
    ['a signed-in page', 'signed-in', 'body'],
    ['a password that is typed', 'login', 'input'],
    ['a button pressed beside a password', 'login', 'button'],
  ] as const)('is pressed again in the next log-in, which begins at %s', async (_name, kind, focused) => {
    page(withOtp);
    visit.choices.choseOther = true;
    const flow = makeMethodFlow(visit);
    await flow.see(facts());
    page('<form><input type="password" placeholder="密码" value="x"><button type="button">登录</button></form>');
    visit.provider.kindOf = () => kind;
    part(focused).focus();
    await flow.see(facts());
    visit.provider.kindOf = () => 'second-factor';
    page(withOtp);
    await flow.see(facts());
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('is not pressed where the log-in form shows for a moment while the panel is drawn anew', async () => {
    visit.choices.choseOther = true;
    page('<form><input type="password" placeholder="密码" value="x"></form>');
    visit.provider.kindOf = () => 'login';
    const flow = makeMethodFlow(visit);
    await flow.see(facts());
    visit.provider.kindOf = () => 'second-factor';
    page(withOtp);
    await flow.see(facts());
    expect(pressed).not.toHaveBeenCalled();
  });

  it.each(['pending', 'none', 'locked'] as const)(
    'is not pressed by itself when the entry is %s; it is offered',
    async (entries) => {
      page(withOtp);
      visit.choices.entries = entries;
      await makeMethodFlow(visit).see(facts());
      expect(pressed).not.toHaveBeenCalled();
      expect(visit.cards()).toEqual([{ ...card, canSwitch: true, chosen: false }]);
    },
  );

  it('is not pressed by itself for who fills by his own click', async () => {
    page(withOtp);
    visit.choices.mode = 'click';
    await makeMethodFlow(visit).see(facts());
    expect(pressed).not.toHaveBeenCalled();
  });

  it('waits, like the card, for an act of a person', async () => {
    page(withOtp);
    visit.hasActed = false;
    const flow = makeMethodFlow(visit);
    await flow.see(facts());
    expect([pressed.mock.calls.length, visit.sent]).toEqual([0, []]);
    visit.hasActed = true;
    await flow.see(facts());
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('is not touched on any page but the second factor', async () => {
    page(withOtp);
    visit.provider.kindOf = () => 'settings';
    await makeMethodFlow(visit).see(facts());
    expect([pressed.mock.calls.length, visit.sent]).toEqual([0, []]);
  });

  it('may be an option of a list', async () => {
    show(
      '<select><option value="s" selected>手机短信</option><option value="o">第三方OTP</option></select><label>短信验证码 <input></label>',
    );
    const changed = vi.fn();
    part('select').addEventListener('change', changed);
    await makeMethodFlow(visit).see(facts());
    expect(part<HTMLSelectElement>('select').value).toBe('o');
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('may be a link beside WeChat’s code, where nothing says which method is on show', async () => {
    const scan = '<img alt="Scan me!" width="160" height="160">';
    const links = '<p>切换其他方式：<a id="sms">短信验证</a> <a id="otp">第三方OTP验证</a></p>';
    page(`<h3>二次验证</h3>${links}`);
    const flow = makeMethodFlow(visit);
    await flow.see(facts());
    expect(pressed).not.toHaveBeenCalled();
    page(`<h3>二次验证</h3>${scan}${links}`);
    await flow.see(facts());
    expect(pressed).toHaveBeenCalledTimes(1);
    await flow.see(facts());
    expect(visit.cards()).toEqual([{ ...card, method: 'wechat', canSwitch: true, chosen: false }]);
  });

  it('is not pressed where the authenticator is on show and its box still to come, whatever is to be scanned beside it', async () => {
    page(
      `${withOtp
        .replace('true', 'false')
        .replace('"false">第三方', '"true">第三方')
        .replace(/<label.*/, '')}<img alt="Scan me!">`,
    );
    await makeMethodFlow(visit).see(facts());
    expect([pressed.mock.calls.length, visit.sent]).toEqual([0, []]);
  });

  it('is pressed on the user’s wish, and says when there is none', async () => {
    page(withOtp);
    visit.choices.entries = 'none';
    const flow = makeMethodFlow(visit);
    expect(flow.switchToOtp()).toBe(false);
    await flow.see(facts());
    expect(flow.switchToOtp()).toBe(true);
    expect(pressed).toHaveBeenCalledTimes(1);
    flow.gone();
    expect(flow.switchToOtp()).toBe(false);
  });
});

describe('the card for another method', () => {
  it('comes once an appearance, without a switch where there is none', async () => {
    page('<h3>二次验证</h3><label>短信验证码 <input></label>');
    const flow = makeMethodFlow(visit);
    await flow.see(facts());
    await flow.see(facts());
    expect(visit.cards()).toEqual([{ ...card, canSwitch: false, chosen: false }]);
    expect(visit.card.show).toHaveBeenCalledTimes(1);
    flow.gone();
    await flow.see(facts());
    expect(visit.cards()).toHaveLength(2);
  });

  it('does not come for a page that shows no other method', async () => {
    page('<p>收件箱</p>');
    await makeMethodFlow(visit).see(facts());
    expect(visit.sent).toEqual([]);
  });

  it('does not come for a code to be scanned where there is nothing to switch: that may stand beside any step', async () => {
    page('<h3>二次验证</h3><img alt="Scan me!" width="160" height="160">');
    await makeMethodFlow(visit).see(facts());
    expect(visit.sent).toEqual([]);
  });

  it('does not come when the background refuses it', async () => {
    page('<h3>二次验证</h3><label>短信验证码 <input></label>');
    visit.answers['card:show'] = [{ problem: 'not-allowed' }];
    await makeMethodFlow(visit).see(facts());
    expect(visit.card.show).not.toHaveBeenCalled();
  });
});
