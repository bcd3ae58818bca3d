// @vitest-environment jsdom
// Switches between second factors are found, named and pressed.
import { describe, expect, it } from 'vitest';
import { methodTabsOf, pressTab } from '../../../lib/page/tabs.ts';
import { part, show } from './html.ts';

const tabs = (body: string) => {
  show(body);
  return methodTabsOf(document).map(({ kind, selected }) => `${kind}${selected === null ? '?' : selected ? '!' : ''}`);
};

describe('method switches', () => {
  it('are tabs, list items, links, radio buttons and options', () => {
    expect(tabs('<div role="tablist"><b role="tab" aria-selected="true">短信</b><b role="tab">第三方 OTP</b></div>')).toEqual([
      'sms!',
      'totp',
    ]);
    expect(tabs('<ul class="tabs"><li>备用邮箱</li><li class="on">第三方OTP</li></ul>')).toEqual(['mail-code', 'totp!']);
    expect(tabs('<a href="#">微信</a><a href="#">微信小程序</a>')).toEqual(['wechat?', 'mini-program?']);
    expect(
      tabs('<label><input type="radio" name="m" checked>短信</label><label><input type="radio" name="m">动态口令</label>'),
    ).toEqual(['sms!', 'totp']);
    expect(tabs('<select><option>短信验证</option><option selected>OTP动态口令</option></select>')).toEqual(['sms', 'totp!']);
  });

  it('are not the rows of a settings page', () => {
    expect(
      tabs('<div><span>短信</span><button>绑定</button></div><div><span>第三方 OTP</span><button>绑定</button></div>'),
    ).toEqual([]);
  });

  it('need two of a kind, or a link that says so', () => {
    expect(tabs('<button>短信</button>')).toEqual([]);
    expect(tabs('<a href="#">使用短信验证</a>')).toEqual(['sms?']);
  });
});

describe('pressing a switch', () => {
  it('clicks it', () => {
    show('<a href="#">短信</a><a href="#">第三方OTP</a>');
    const pressed: string[] = [];
    document.body.addEventListener('click', ({ target }) => pressed.push((target as Element).textContent ?? ''), { once: true });
    for (const tab of methodTabsOf(document)) if (tab.kind === 'totp') pressTab(tab);
    expect(pressed).toEqual(['第三方OTP']);
  });

  it('chooses an option in its list and tells the page', () => {
    show('<select><option value="s">短信</option><option value="o">第三方OTP</option></select>');
    const told: string[] = [];
    part('select').addEventListener('change', () => told.push(part<HTMLSelectElement>('select').value));
    for (const tab of methodTabsOf(document)) if (tab.kind === 'totp') pressTab(tab);
    expect(told).toEqual(['o']);
  });
});
