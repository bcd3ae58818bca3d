// @vitest-environment jsdom
// What is gathered about a box.
import { describe, expect, it } from 'vitest';
import { cluesOf } from '../../../lib/page/clues.ts';
import { methodTabsOf } from '../../../lib/page/tabs.ts';
import { boxes, part, show } from './html.ts';

function clues(body: string, selector = '#c') {
  show(body);
  const typed = boxes().filter(({ type }) => !/checkbox|radio/.test(type));
  return cluesOf([part<HTMLInputElement>(selector)], typed, methodTabsOf(document));
}

describe('clues', () => {
  it('tell marks of a code field', () => {
    expect(clues('<input id="c" autocomplete="one-time-code" inputmode="numeric" maxlength="6">')).toMatchObject({
      oneTime: true,
      numeric: true,
      six: true,
      length: 6,
    });
    expect(clues('<input id="c">')).toMatchObject({ oneTime: false, numeric: false, six: false, length: null });
  });

  it('tell a send button beside the box from one beside another', () => {
    expect(clues('<div><input id="c"><button>获取验证码</button></div>').sendsBeside).toBe(true);
    expect(clues('<div><input><button>获取验证码</button></div><div><input id="c"></div>').sendsBeside).toBe(false);
  });

  it('tell the chosen method, or that none is known to be chosen', () => {
    expect(clues('<ul class="tab"><li>短信</li><li class="on">第三方OTP</li></ul><input id="c">').tabKind).toBe('totp');
    expect(clues('<ul class="tab"><li>短信</li><li>第三方OTP</li></ul><input id="c">')).toMatchObject({
      tabKind: null,
      undecidedTabs: true,
    });
  });

  it('do not take the words of tabs for the words of the box', () => {
    expect(clues('<ul class="tab"><li>短信</li><li class="on">第三方OTP</li></ul><input id="c">').around).toBe('');
  });

  it('tell the trust tick and a binding dialog', () => {
    expect(
      clues('<div><input id="c"><label><input type="checkbox">同设备登录免二次验证</label><button>确定</button></div>').trust,
    ).toBe(true);
    expect(clues('<div><p>扫描二维码，或手动输入密钥</p><input id="c"><button>确定</button></div>').binding).toBe(true);
  });
});
