// @vitest-environment jsdom
// Parts to press are found by what is written on them.
import { beforeEach, describe, expect, it } from 'vitest';
import { caption, controlsSaying, rowAround } from '../../../lib/page/controls.ts';
import { part, show } from './html.ts';

beforeEach(() => {
  // jsdom has no layout: the hidden attribute stands for all that is not drawn.
  Element.prototype.checkVisibility = function (this: Element) {
    return this.closest('[hidden]') === null;
  };
});

describe('controls', () => {
  it('are read without spaces and brackets', () => {
    show('<button>【 绑 定 】</button><input type="button" value="确 定">');
    expect([...document.body.children].map(caption)).toEqual(['绑定', '确定']);
  });

  it('say the whole word, are shown, and are the innermost of their kind', () => {
    show('<div><a id="a"><span id="s">绑定</span></a><button hidden>绑定</button><button>绑定手机</button></div>');
    expect(controlsSaying(document, ['绑定'])).toEqual([part('#s')]);
  });
});

describe('the row of a control', () => {
  it('is the nearest part that speaks of it, and of nothing else', () => {
    show('<ul><li id="s">短信 <button>绑定</button></li><li id="o">第三方 OTP <b><button id="c">绑定</button></b></li></ul>');
    expect(rowAround(part('#c'), /第三方\s*OTP/, /短信/)).toBe(part('#o'));
    expect(rowAround(part('#c'), /备用邮箱/, /短信/)).toBeNull();
  });
});
